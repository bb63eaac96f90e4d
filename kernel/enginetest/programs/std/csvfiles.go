//go:build ignore

// Comma-separated values.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	text := "name,age,city\n\"Ann, Dr.\",31,Berlin\nBob,\"4\"\"2\",\n# comment\nCid,1,\"two\nlines\"\n"
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	head, err := r.Read()
	fmt.Println(head, err)
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%d %q\n", len(rec), rec)
	}
	_, err = csv.NewReader(strings.NewReader("a,b\nc\n")).ReadAll()
	fmt.Println(err, errors.Is(err, csv.ErrFieldCount))
	_, err = csv.NewReader(strings.NewReader("a,\"b\n")).ReadAll()
	fmt.Println(err)
	semi := csv.NewReader(strings.NewReader("1;2;3\n4;5\n"))
	semi.Comma = ';'
	semi.FieldsPerRecord = -1
	all, err := semi.ReadAll()
	fmt.Println(all, err)
	w := csv.NewWriter(os.Stdout)
	w.WriteAll([][]string{{"plain", "with,comma", "with\"quote"}, {"", " space", "new\nline"}})
	fmt.Println(w.Error())
}
