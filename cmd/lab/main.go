// Lab is a notebook lab environment for learning distributed machine learning in Go.
//
// The command line is thin: each subcommand is a file that turns its flags into one call of the package that does the
// work. What they share is here: what a subcommand gets (app) and how it ends (exit codes, in exit.go).
//
// kong parses the command line because commands are plain structs with it: no globals, no init functions, and what a flag
// means stands beside the field that it sets.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"github.com/alecthomas/kong"

	"lab/kernel/engines"
)

type cli struct {
	Serve   serveCmd   `cmd:"" default:"withargs" help:"Serve notebooks to your browser. This is what lab does without a command."`
	Run     runCmd     `cmd:"" set:"engines=,typed,yaegi,compiled" help:"Run a notebook, a lab or a Go program without a page. --engine compiled builds it with the Go toolchain first."`
	Export  exportCmd  `cmd:"" help:"Write a notebook or a lab as a Go program, in a folder where go run . works, as one HTML file to read, or as a notebook."`
	Grade   gradeCmd   `cmd:"" help:"Grade submitted notebooks."`
	Check   checkCmd   `cmd:"" help:"Prove exercises and labs: solutions pass, starters and wrong answers fail, nothing leaks."`
	Release releaseCmd `cmd:"" help:"Write the students' notebook of a lab."`
	New     newCmd     `cmd:"" help:"Make the skeleton of a lab or an exercise."`
	Data    dataCmd    `cmd:"" help:"Show and import data sets."`
	Doctor  doctorCmd  `cmd:"" help:"Tell what this machine offers: isolation, Go toolchain, browser, data."`
	Kernel  kernelCmd  `cmd:"" hidden:""`

	Verbose bool             `short:"v" help:"Log to standard error what happens inside."`
	Version kong.VersionFlag `help:"Print the version."`
}

// app is what every command gets.
type app struct {
	ctx            context.Context // ends with Ctrl-C
	stdout, stderr io.Writer
	log            *slog.Logger
}

func main() {
	// A kernel process is this same program; it must become one before anything else happens in it.
	engines.ExitIfKernel()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// handsOver is a command that leaves the whole process, with its signals, to a program of the user's. To listen to signals even
// for a moment would keep the runtime from finding a deadlock in that program.
type handsOver interface{ handsOver() bool }

// endings are the signals at which lab ends in order: its kernels end and leave no temporary folders behind. A terminal that
// is closed hangs up, unless nohup asked to ignore that.
func endings() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// parsed ends the parser where kong wants to exit: after help or the version.
type parsed struct{ code int }

// run runs the command that the arguments name and returns the exit code.
func run(args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if p, ok := recover().(parsed); ok {
			code = p.code
		} else if p != (parsed{}) {
			panic(p)
		}
	}()
	var c cli
	parser, err := kong.New(&c,
		kong.Name("lab"),
		kong.Description("A notebook lab environment for learning distributed machine learning in Go."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { panic(parsed{code}) }),
		kong.Vars{"version": version(), "engines": ",typed,yaegi"},
	)
	if err != nil {
		fmt.Fprintf(stderr, "lab: %v\n", err)
		return exitImpossible
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "lab: %v\n", err)
		var parseError *kong.ParseError
		if errors.As(err, &parseError) && parseError.Context != nil && parseError.Context.Selected() != nil {
			fmt.Fprintf(stderr, "lab %s --help explains.\n", parseError.Context.Selected().Path())
		} else {
			fmt.Fprintln(stderr, "lab --help explains.")
		}
		return exitUsage
	}
	ctx := context.Background()
	if h, ok := command.Selected().Target.Interface().(handsOver); !ok || !h.handsOver() {
		runtime.MemProfileRate = 0 // as in kernels
		var stop context.CancelFunc
		ctx, stop = signal.NotifyContext(ctx, endings()...)
		defer stop()
	}
	a := &app{ctx: ctx, stdout: stdout, stderr: stderr, log: slog.New(slog.DiscardHandler)}
	if c.Verbose {
		a.log = slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	return a.exitCode(command.Run(a))
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return "lab " + info.Main.Version + " (" + info.GoVersion + ")"
	}
	return "lab (unknown version)"
}
