// Package engines chooses the engine of a kernel process: it is where the interpreters meet the worker, which knows none of them,
// so that a program that brings an engine of its own (package compiled) does not carry theirs.
package engines

import (
	"fmt"
	"os"
	"runtime"
	"strings"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/typed"
	"lab/kernel/universe"
	"lab/kernel/worker"
	"lab/kernel/yaegi"
)

// ExitIfKernel turns this process into a kernel, and exits with it, where it was started to be one. A program or a test
// binary that calls it first thing can be the Command of its own kernels.
func ExitIfKernel() {
	if worker.IsKernel() {
		runtime.MemProfileRate = 0 // heap profiles are for programs (lab run); a kernel need not pay for samples
		os.Exit(worker.Main(worker.BuildGo(New)))
	}
}

// Names are the names of the engines, the preferred one first.
func Names() []string { return []string{typed.Name, yaegi.Name} }

// Choose returns the engine that runs cells for what was asked for. Where nothing was, that is the typed engine
// if it is proven on this platform, else yaegi, and why says what speaks against the other one.
func Choose(asked string) (name, why string, err error) {
	return choose(asked, typed.Proven)
}

func choose(asked string, proven func() error) (name, why string, err error) {
	switch asked {
	case typed.Name, yaegi.Name:
		return asked, "", nil
	case "":
		if err := proven(); err != nil {
			return yaegi.Name, err.Error(), nil
		}
		return typed.Name, "", nil
	}
	return "", "", fmt.Errorf("there is no engine %q; this lab has: %s", asked, strings.Join(Names(), ", "))
}

// New makes the engine that was asked for.
func New(asked string, u *universe.Universe, s *front.Session, h worker.Hooks) (engine.Engine, error) {
	name, _, err := Choose(asked)
	if err != nil {
		return nil, err
	}
	if name == yaegi.Name {
		return yaegi.New(u, s, yaegi.Options{Print: h.Print, GoPanic: h.GoPanic})
	}
	return typed.New(u, s, typed.Options{Print: h.Print, GoPanic: h.GoPanic})
}
