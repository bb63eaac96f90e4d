//go:build ignore

// Package flag.
// args: -n 5 -name=Bob -loud rest of it
package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"
)

func main() {
	n := flag.Int("n", 1, "how often")
	name := flag.String("name", "world", "whom to greet")
	loud := flag.Bool("loud", false, "shout")
	wait := flag.Duration("wait", 2*time.Second, "how long")
	var ratio float64
	flag.Float64Var(&ratio, "ratio", 0.5, "a ratio")
	flag.Parse()
	text := strings.Repeat("hi ", *n) + *name
	if *loud {
		text = strings.ToUpper(text)
	}
	fmt.Println(text, *wait, ratio, flag.Args(), flag.NArg(), flag.NFlag())
	set := flag.NewFlagSet("sub", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	x := set.Int("x", 0, "")
	fmt.Println(set.Parse([]string{"-x", "7", "y"}), *x, set.Arg(0))
	fmt.Println(set.Parse([]string{"-x", "seven"}))
	fmt.Println(set.Parse([]string{"-z"}))
	flag.VisitAll(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.DefValue, " ") })
	fmt.Println()
}
