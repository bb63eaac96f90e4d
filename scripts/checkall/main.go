// Command checkall is what make test runs: every check of the project, one after the other, whatever fails on the way.
//
//	go run ./scripts/checkall [-v] [-list] [go|page|browser|course ...]
//
// It does its own set-up (npm packages, a browser), says for each step whether it held and how long it took, shows the
// end of what a failed step wrote, and closes with one plain line, "N passed, N failed", in which a test counts as one
// and so does a step that is no test runner. The exit code is 1 when anything failed, 2 for wrong usage.
//
// It is a program rather than a shell script because it has to go on after a failure, count the results of four test
// runners, and run where there is no shell.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	verbose := flag.Bool("v", false, "show all that the steps write")
	list := flag.Bool("list", false, "list the steps and run none")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "usage: go run ./scripts/checkall [-v] [-list] [%s ...]\n", strings.Join(parts, "|"))
		flag.PrintDefaults()
	}
	flag.Parse()
	for _, part := range flag.Args() {
		if !slices.Contains(parts, part) {
			fmt.Fprintf(os.Stderr, "checkall: there is no part %q; the parts are %s\n", part, strings.Join(parts, ", "))
			os.Exit(2)
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	steps := choose(allSteps(), flag.Args())
	if *list {
		for _, s := range steps {
			fmt.Printf("%-8s %s\n", s.part, s.name)
		}
		return
	}
	ok, err := checkAll(ctx, os.Stdout, steps, *verbose)
	if err != nil {
		fmt.Fprintln(os.Stderr, "checkall:", err)
		os.Exit(1)
	}
	if !ok {
		os.Exit(1)
	}
}

// checkAll runs the steps and reports them to w. It tells whether all of them held.
func checkAll(ctx context.Context, w io.Writer, steps []step, verbose bool) (bool, error) {
	root, err := moduleRoot()
	if err != nil {
		return false, err
	}
	temp, err := os.MkdirTemp("", "lab-checkall-")
	if err != nil {
		return false, err
	}
	b := &suite{root: root, temp: temp, report: w, verbose: verbose}
	fmt.Fprintf(w, "what the steps write is kept in %s when one of them fails\n", temp)
	total, results := tally{}, []result{}
	for i, s := range steps {
		if ctx.Err() != nil {
			break
		}
		fmt.Fprintf(w, "[%d/%d] %s: %s\n", i+1, len(steps), s.part, s.name)
		r := b.do(ctx, s)
		results = append(results, r)
		total = total.plus(r.tally)
	}
	fmt.Fprintln(w)
	ok := len(results) == len(steps)
	for _, r := range results {
		fmt.Fprintln(w, r)
		ok = ok && r.err == nil
	}
	if !ok {
		fmt.Fprintf(w, "logs of all steps: %s\n", temp)
	} else if err := os.RemoveAll(temp); err != nil {
		return false, err
	}
	if ctx.Err() != nil {
		fmt.Fprintf(w, "interrupted before step %d of %d\n", len(results)+1, len(steps))
		ok = false
	}
	if !ok && total.failed == 0 {
		total.failed = 1 // a closing line without failures must mean that all is well
	}
	fmt.Fprintln(w, total)
	return ok, nil
}

// moduleRoot finds the folder of go.mod above the present one.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("%s is in no Go module: run it inside the repository", dir)
		}
	}
}

// seconds rounds a time as reports show it.
func seconds(d time.Duration) string { return fmt.Sprintf("%.1fs", d.Seconds()) }
