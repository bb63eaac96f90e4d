// Command conformance runs Go's own test programs on the engines of lab and writes kernel/CONFORMANCE.md.
//
//	go run ./scripts/conformance [-lab bin/lab] [-engines typed,yaegi] [-sample n] [program ...]
//
// The programs are those of GOROOT/test that are one file and begin with "// run", in its top folder and in typeparam,
// ken, chan and interface. Each runs in a process of its own through lab run. It is ok when it exits with 0 and prints what
// its .out file holds, or nothing where there is none, as for Go itself; refused when the engine said that it cannot run
// it and ran nothing; everything else is not ok, whatever the reason.
//
// With -sample, nothing is written: every n-th program runs, and it is an error when one that CONFORMANCE.md calls ok
// is not. With names (typeparam/sum.go) just these run, and what they print is shown.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

const document = "kernel/CONFORMANCE.md"

func main() {
	lab := flag.String("lab", filepath.Join("bin", "lab"), "the lab to test")
	engines := flag.String("engines", "typed,yaegi", "engines to test")
	sample := flag.Int("sample", 0, "run every n-th program and compare with "+document)
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, *lab, strings.Split(*engines, ","), *sample, flag.Args())
	if errors.Is(err, errNoPrograms) {
		fmt.Println("conformance: skipped:", err)
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, lab string, engines []string, sample int, names []string) error {
	lab, err := filepath.Abs(lab)
	if err != nil {
		return err
	}
	all, err := find(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "conformance")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := giveImports(ctx, all, dir); err != nil {
		return err
	}
	switch {
	case len(names) > 0:
		all = slices.DeleteFunc(all, func(p program) bool { return !slices.Contains(names, p.name) })
		return show(ctx, lab, engines, all)
	case sample > 0:
		return check(ctx, lab, engines, all, sample)
	}
	results, err := runAll(ctx, lab, engines, all)
	if err != nil {
		return err
	}
	text := write(engines, all, results)
	if err := os.WriteFile(document, []byte(text), 0o644); err != nil {
		return err
	}
	summary, _, _ := strings.Cut(text[strings.Index(text, "| engine"):], "\n\n")
	fmt.Println(summary)
	return nil
}

// show runs programs with all that they print.
func show(ctx context.Context, lab string, engines []string, programs []program) error {
	for _, p := range programs {
		for _, engine := range engines {
			v := p.run(ctx, lab, engine)
			fmt.Printf("%s %s: %s %s\n%s\n", engine, p.name, v.state, v.reason, v.output)
		}
	}
	return nil
}

// key names one run.
type key struct{ engine, program string }

// runAll runs every program on every engine, two at a time.
func runAll(ctx context.Context, lab string, engines []string, programs []program) (map[key]verdict, error) {
	results := map[key]verdict{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for _, engine := range engines {
		for _, p := range programs {
			slots <- struct{}{}
			wg.Go(func() {
				defer func() { <-slots }()
				v := p.run(ctx, lab, engine)
				mu.Lock()
				defer mu.Unlock()
				results[key{engine, p.name}] = v
				if v.state != ok {
					fmt.Printf("%s %s: %s\n", engine, p.name, v)
				}
			})
		}
	}
	wg.Wait()
	return results, ctx.Err()
}

// check runs a sample and compares it with the document.
func check(ctx context.Context, lab string, engines []string, programs []program, n int) error {
	data, err := os.ReadFile(document)
	if err != nil {
		return fmt.Errorf("read what is known (make conformance writes it): %w", err)
	}
	known, release := read(string(data))
	if release != runtime.Version() {
		fmt.Printf("conformance: skipped: %s is about the programs of %s, not of %s\n", document, release, runtime.Version())
		return nil
	}
	var worse []string
	ran := 0
	for i, engine := range engines {
		var some []program
		for j, p := range programs {
			// The first engine is the one that counts; of the others a few show that they still work.
			if step := n * (1 + 3*min(i, 1)); j%step == step/2 && !known[key{engine, p.name}] {
				some = append(some, p)
			}
		}
		results, err := runAll(ctx, lab, []string{engine}, some)
		if err != nil {
			return err
		}
		ran += len(some)
		for _, p := range some {
			if v := results[key{engine, p.name}]; v.state != ok {
				worse = append(worse, fmt.Sprintf("%s %s: %s", engine, p.name, v))
			}
		}
	}
	if len(worse) > 0 {
		return fmt.Errorf("%d of %d programs that %s calls ok are not:\n  %s", len(worse), ran, document, strings.Join(worse, "\n  "))
	}
	fmt.Printf("%d programs are ok, as %s says\n", ran, document)
	return nil
}
