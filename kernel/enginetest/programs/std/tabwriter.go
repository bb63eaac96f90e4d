//go:build ignore

// Tables in text.
package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

type row struct {
	city string
	pop  int
	area float64
}

func main() {
	rows := []row{{"Berlin", 3_700_000, 891.8}, {"Köln", 1_080_000, 405.15}, {"Ulm", 126_000, 118.7}}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "city\tpeople\tkm²")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%d\t%.1f\n", r.city, r.pop, r.area)
	}
	w.Flush()
	w = tabwriter.NewWriter(os.Stdout, 5, 0, 1, '.', tabwriter.AlignRight|tabwriter.Debug)
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%d\t\n", r.city, r.pop/1000)
	}
	w.Flush()
}
