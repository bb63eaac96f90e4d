package worker

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"lab/kernel/checkrun/passed"
	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/universe"
	"lab/kernel/wire"
	"lab/rdd"
	"lab/rdd/pipe"
)

// NewEngine makes the engine of a kernel. Asked is what the kernel was started with, empty for the preferred one.
type NewEngine func(asked string, u *universe.Universe, s *front.Session, h Hooks) (engine.Engine, error)

// Hooks receive what an engine reports besides results.
type Hooks struct {
	// Print receives what the builtins print and println write.
	Print func(text string)
	// GoPanic hears of a panic in a goroutine that a cell started.
	GoPanic func(p *engine.Panic)
}

// golang is the Language of a kernel: the front end, an engine behind it, and the context sc.
type golang struct {
	*front.Help
	session *front.Session
	engine  engine.Engine
	sc      *rdd.Context
	jobs    *progress
	console *Console
	ran     map[string]Cell // by id

	started map[engine.Started]bool // goroutines that ran when the cell before ended

	contexts contexts // sc and those that cells make

	cells sync.Mutex // held while a cell runs, and while variables are looked at
	seen  atomic.Pointer[inspected]

	mu     sync.Mutex
	cancel context.CancelCauseFunc // of the running cell; nil where none runs
}

// BuildGo makes the language of a kernel process: the front end with an engine behind it.
func BuildGo(newEngine NewEngine) Build {
	return func(l wire.Launch, c *Console, s *Screen) (Language, error) {
		u, err := universe.Load()
		if err != nil {
			return nil, fmt.Errorf("load the packages of cells: %w", err)
		}
		session, err := front.NewNotebook(u)
		if err != nil {
			return nil, err
		}
		g := &golang{Help: front.NewHelp(), session: session, console: c, ran: map[string]Cell{}}
		hooks := Hooks{Print: func(text string) { fmt.Fprint(c.Stderr, text) }, GoPanic: g.goroutinePanicked}
		if g.engine, err = newEngine(l.Engine, u, session, hooks); err != nil {
			return nil, err
		}
		pipe.Disable() // a cell starts no processes, also where no sandbox would stop it
		g.jobs = newProgress(s, l.Session)
		g.contexts.surround(g.jobs, l.TempDir, l.MemoryLimit/4)                               // of no limit 0, which is a quarter of the machine's
		g.sc = rdd.NewContext(rdd.WithCheckpointDir(filepath.Join(l.TempDir, "checkpoints"))) // the only folder that cells may write to
		if err := g.engine.Define(front.Context, g.sc); err != nil {
			return nil, err
		}
		g.seen.Store(newInspected(g.sc))
		passed.Tell(g.placeInAnswer)
		return g, nil
	}
}

// Execute checks the cell and runs it.
func (g *golang) Execute(ctx context.Context, cell Cell) (Outcome, error) {
	g.cells.Lock()
	defer g.cells.Unlock()
	checked, diagnostics := g.session.Check(cell.ID, cell.Source, cell.Tests)
	if len(diagnostics) > 0 {
		return Outcome{Names: namesOf(g.session.FailedNames(cell.ID, cell.Source))}, notRun(wire.CompileError, diagnostics)
	}
	names := namesOf(g.session.RunNames(checked)) // before the cell gives its own
	outcome, err := g.execute(ctx, cell, checked)
	outcome.Names = names
	return outcome, err
}

// execute runs a checked cell.
func (g *golang) execute(ctx context.Context, cell Cell, checked *front.Cell) (Outcome, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	g.setCancel(cancel)
	defer g.setCancel(nil)
	g.jobs.begin(cell.Tests)
	// A cell that waits for a job is in compiled code, where only the job can be told. It is told first: functions of
	// a stopped engine return zero values, which a job that still went on would keep in its caches.
	running, stopEngine := context.WithCancelCause(context.WithoutCancel(ctx))
	defer stopEngine(nil)
	stop := context.AfterFunc(ctx, func() {
		g.contexts.cancel()
		stopEngine(context.Cause(ctx))
	})
	defer stop()

	result, err := g.engine.Run(running, checked)
	var refusal *engine.Refusal
	if errors.As(err, &refusal) {
		return Outcome{}, notRun(wire.RefusedError, refusal.Diagnostics)
	}
	// What ran has declared its names, also where it failed later on, as in any notebook.
	g.session.Commit(checked)
	g.Ran(cell.ID, cell.Source, cell.Tests)
	g.ran[cell.ID] = cell
	if err != nil {
		var panicked *engine.Panic
		switch {
		case errors.As(context.Cause(ctx), &panicked): // a goroutine's panic ended the run
			return Outcome{}, g.panicFailure(panicked, checked)
		case ctx.Err() != nil: // whatever a cancelled job made of it
			return Outcome{}, ctx.Err()
		case errors.As(err, &panicked):
			return Outcome{}, g.panicFailure(panicked, checked)
		}
		return Outcome{}, err
	}
	goroutines, warnings := g.leftRunning(checked)
	outcome := Outcome{Warnings: diagnosticsOf(append(checked.Warnings, warnings...)), Goroutines: goroutines}
	if !checked.Prints() {
		outcome.Value = show(result)
	}
	return outcome, nil
}

// show makes a result's bundle; every result has a text.
func show(r engine.Result) Value {
	if r.Bundle == nil {
		if r.Type == nil && r.Text == "" {
			return nil
		}
		return Value{"text/plain": r.Text}
	}
	v := Value{}
	for mime, data := range r.Bundle {
		v[mime] = data
	}
	if _, ok := v["text/plain"]; !ok {
		v["text/plain"] = r.Text
	}
	return v
}

func (g *golang) setCancel(cancel context.CancelCauseFunc) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.cancel = cancel
}

// goroutinePanicked ends the running cell: in a Go program such a panic would end everything, and to go on as
// if nothing had happened would hide it. Where the cell has ended already, the message is all that is left to do.
func (g *golang) goroutinePanicked(p *engine.Panic) {
	g.mu.Lock()
	cancel := g.cancel
	g.mu.Unlock()
	if cancel != nil {
		cancel(p)
		return
	}
	fmt.Fprintf(g.console.Stderr, "panic in a goroutine that outlived its cell: %s\n", strings.Join(traceback(p), "\n"))
}

// Engine names the engine.
func (g *golang) Engine() string { return g.engine.Name() }

// notRun is the failure of a cell of which nothing ran.
func notRun(name string, diagnostics []front.Diagnostic) *Failure {
	f := &Failure{wire.ErrorContent{Name: name}}
	f.Diagnostics = diagnosticsOf(diagnostics)
	for _, d := range diagnostics {
		line := fmt.Sprintf("line %d:%d: %s", d.Line, d.Column, d.Message)
		if d.Hint != "" {
			line += " (" + d.Hint + ")"
		}
		f.Traceback = append(f.Traceback, line)
	}
	if len(diagnostics) > 0 {
		f.Value = diagnostics[0].Message
		if more := len(diagnostics) - 1; more > 0 {
			f.Value += fmt.Sprintf(" (and %d more)", more)
		}
	}
	return f
}

// diagnosticsOf writes the front end's diagnostics for the wire.
func diagnosticsOf(list []front.Diagnostic) []wire.Diagnostic {
	var out []wire.Diagnostic
	for _, d := range list {
		out = append(out, wire.Diagnostic(d))
	}
	return out
}

// panicFailure is the failure of a cell whose code panicked. The innermost line of each cell that the trace names is
// marked, that of the cell itself first.
func (g *golang) panicFailure(p *engine.Panic, cell *front.Cell) *Failure {
	f := &Failure{wire.ErrorContent{Name: wire.PanicError, Value: p.Message, Traceback: traceback(p)}}
	marked := map[string]bool{}
	for _, frame := range p.Trace {
		if frame.Line < 1 || marked[frame.CellID] {
			continue
		}
		ran, known := g.ran[frame.CellID]
		if !known {
			continue
		}
		marked[frame.CellID] = true
		end := len(lineOf(ran.Source, frame.Line)) + 1 // the column behind the last byte of the line
		d := wire.Diagnostic{
			CellID: frame.CellID, Line: frame.Line, Column: max(frame.Column, 1), EndLine: frame.Line, EndColumn: end, Message: p.Error(),
		}
		at := len(f.Diagnostics)
		if frame.CellID == cell.ID {
			at = 0
		}
		f.Diagnostics = slices.Insert(f.Diagnostics, at, d)
	}
	if len(f.Diagnostics) > 0 { // what was warned of may be why
		f.Diagnostics = append(f.Diagnostics, diagnosticsOf(cell.Warnings)...)
	}
	return f
}

// traceback is the panic as text: the message, then the calls, innermost first.
func traceback(p *engine.Panic) []string {
	lines := []string{p.Error()}
	for _, frame := range p.Trace {
		where := fmt.Sprintf("cell %s, line %d", frame.CellID, frame.Line)
		if frame.Func != "" {
			where += ", in " + frame.Func
		}
		lines = append(lines, "    "+where)
	}
	return lines
}
