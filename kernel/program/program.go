// Package program runs a user's own Go program of one file on an engine, as go run does with the compiler.
//
// A program is not a cell: it may import the whole standard library, is checked as a file, and runs in this very
// process, without isolation and limits, because it is the user's own as any program that they start. So its arguments,
// files, environment, signals and exit code are those of the process; what the engine must make itself are the
// texts by which Go reports a compile error, a panic and a deadlock.
package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"lab/kernel/engine"
	"lab/kernel/engines"
	"lab/kernel/front"
	"lab/kernel/universe"
	"lab/kernel/worker"
)

// Exit codes, those of compiled programs and of go run.
const (
	exitDone     = 0
	exitNotBuilt = 1
	exitPanic    = 2
)

// Options of a run.
type Options struct {
	Engine string   // as in engines.Choose
	File   string   // as the user named it; what is reported stands under this name
	Text   string   // of the file
	Args   []string // os.Args from 1 on
}

// Run runs a program to its end and returns the exit code. It takes over the process: os.Args and what the standard
// library keeps of it are the program's from here on, and os.Exit in the program ends the process. It must be called on
// the goroutine of main. The error says that no program could be run at all.
func Run(o Options) (int, error) {
	u, err := universe.LoadForPrograms()
	if err != nil {
		return 0, fmt.Errorf("run %s: %w; lab run --restricted runs it with the packages of cells", o.File, err)
	}
	cell, diagnostics := front.CheckFile(u, o.File, o.Text)
	if len(diagnostics) > 0 {
		complain(diagnostics)
		return exitNotBuilt, nil
	}
	p := &process{}
	e, err := engines.New(o.Engine, u, front.NewSession(u), worker.Hooks{
		Print:   func(text string) { io.WriteString(os.Stderr, text) },
		GoPanic: p.die,
	})
	if err != nil {
		return 0, fmt.Errorf("run %s: %w", o.File, err)
	}
	takeOver(o, imports(cell))
	_, err = e.Run(context.Background(), cell)
	var refusal *engine.Refusal
	var panicked *engine.Panic
	switch {
	case err == nil:
		return exitDone, nil
	case errors.As(err, &refusal):
		fmt.Fprintf(os.Stderr, "# the %s engine cannot run this program; nothing of it ran\n", refusal.Engine)
		complain(refusal.Diagnostics)
		return exitNotBuilt, nil
	case errors.Is(err, engine.ErrGoexit):
		runtime.Goexit() // as the program's main goroutine did: the runtime waits for the others and says what is wrong
	case errors.As(err, &panicked):
		p.die(panicked)
	}
	return 0, fmt.Errorf("run %s: %w", o.File, err)
}

func complain(diagnostics []front.Diagnostic) {
	for _, d := range diagnostics {
		fmt.Fprintln(os.Stderr, d)
	}
}

// imports lists the packages that a program names.
func imports(cell *front.Cell) []string {
	var paths []string
	for _, obj := range cell.Info.Uses {
		if obj.Pkg() != nil {
			paths = append(paths, obj.Pkg().Path())
		}
	}
	return paths
}

// takeOver makes the process look as if the program had been started by itself.
func takeOver(o Options, imports []string) {
	os.Args = append([]string{strings.TrimSuffix(o.File, ".go")}, o.Args...)
	flag.CommandLine = flag.NewFlagSet(os.Args[0], flag.ExitOnError)
	flag.CommandLine.Usage = func() { flag.Usage() }
	if !slices.Contains(imports, "net/http/pprof") && !slices.Contains(imports, "expvar") {
		// Those two put handlers there, and are in this process for other programs' sake.
		*http.DefaultServeMux = http.ServeMux{}
	}
}

// process is the one end that a program comes to, however many of its goroutines panic.
type process struct{ once sync.Once }

// die ends the process as Go does for a panic that nobody recovered.
func (p *process) die(panicked *engine.Panic) {
	p.once.Do(func() {
		io.WriteString(os.Stderr, report(panicked))
		os.Exit(exitPanic)
	})
	select {} // another goroutine is about to end the process
}
