// Package typed runs cells on an engine of its own: typed Go, compiled to closures over real memory.
//
// A checked cell becomes a package in the SSA form of golang.org/x/tools/go/ssa, with generic functions instantiated;
// each SSA function is compiled once to Go closures that work on a frame (frame.go) with Go's own memory layout; and
// the types that cells declare become real named types with methods (types.go, named.go). So nothing is converted on
// the way to compiled packages: a cell's struct is a struct for fmt, json and sort, its functions are Go funcs, its maps and
// channels are the runtime's.
//
// What follows from that, and what it costs:
//
//   - A call takes some fifteen nanoseconds, a loop five to ten times what compiled Go takes (BENCHMARKS.md).
//   - Types and method entry points are never freed: a cell that is run again with a type in it makes a new one.
//   - The engine depends on memory layouts of the Go release that it is built with (runtime.go); New checks them and fails
//     where it does not know them.
//   - Generic code of compiled packages has no compiled form that suits a cell's types: that of the standard library is written
//     here once for all types (generics.go), and what is not is refused.
//
// Vocabulary: a machine holds all that cells share; a function is a record that call sites know, its code what currently
// runs; a goroutine is the engine's state of one goroutine; a run is one execution of a cell with the goroutines that it
// starts.
package typed

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/tools/go/ssa"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/show"
	"lab/kernel/universe"
)

// Name is what --engine calls this engine.
const Name = "typed"

// Options of an engine.
type Options struct {
	// Print receives what the builtins print and println write; nil discards it.
	Print func(text string)
	// GoPanic hears of a panic in a goroutine that a cell started; nil discards it.
	GoPanic func(p *engine.Panic)
}

// Engine is an engine.Engine.
type Engine struct {
	session *front.Session
	m       *machine

	mu    sync.Mutex
	cells []*front.Cell
}

var (
	_ engine.Engine = (*Engine)(nil)
	_ engine.Lister = (*Engine)(nil)
)

// proven are the platforms on which the tests of this package have passed.
var proven = map[string]bool{"linux/amd64": true, "linux/arm64": true}

// Proven says why the engine should not be taken unasked on this platform; nil where its tests have passed on it and the
// memory layouts are those that it relies on.
func Proven() error {
	platform := runtime.GOOS + "/" + runtime.GOARCH
	if !proven[platform] {
		return fmt.Errorf("the typed engine is not proven on %s yet", platform)
	}
	return selfTest()
}

// New returns an engine for the cells of one session. It fails where it cannot work on this architecture or Go release.
func New(u *universe.Universe, s *front.Session, opts Options) (*Engine, error) {
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		return nil, fmt.Errorf("the typed engine does not run on %s; use --engine yaegi", runtime.GOARCH)
	}
	if err := selfTest(); err != nil {
		return nil, err
	}
	e := &Engine{session: s, m: newMachine(u)}
	e.m.print = opts.Print
	if e.m.print == nil {
		e.m.print = func(string) {}
	}
	e.m.goPanic = func(value any, g *goroutine) {
		if opts.GoPanic != nil {
			e.mu.Lock()
			p := e.panicOf(value, g)
			e.mu.Unlock()
			opts.GoPanic(p)
		}
	}
	return e, nil
}

// Name implements engine.Engine.
func (e *Engine) Name() string { return Name }

// Close implements engine.Engine.
func (e *Engine) Close() error { return nil }

// Define implements engine.Engine. The session must know the variable (front.Session.Predeclare).
func (e *Engine) Define(name string, value any) error {
	obj, ok := e.session.Lookup(name).(*types.Var)
	if !ok {
		return fmt.Errorf("define %s: the session does not declare it", name)
	}
	e.m.mu.Lock()
	defer e.m.mu.Unlock()
	t := e.m.types.typeOf(obj.Type())
	v := reflect.New(t)
	if !reflect.TypeOf(value).AssignableTo(t) {
		return fmt.Errorf("define %s: a %T is no %s", name, value, t)
	}
	v.Elem().Set(reflect.ValueOf(value))
	e.m.declare(obj.Pkg(), universe.NewInfo(), nil, []*types.Var{obj})
	e.m.globals[obj] = v.UnsafePointer()
	return nil
}

// Goroutines implements engine.Lister.
func (e *Engine) Goroutines() []engine.Started {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.m.live.List(func(pos token.Pos) (cellID string, line int, ok bool) {
		for i := len(e.cells) - 1; i >= 0; i-- {
			if line, _, ok = e.cells[i].Position(pos); ok {
				return e.cells[i].ID, line, true
			}
		}
		return "", 0, false
	})
}

// Run implements engine.Engine.
func (e *Engine) Run(ctx context.Context, cell *front.Cell) (engine.Result, error) {
	p, err := e.prepare(cell)
	var refused *compileError
	if errors.As(err, &refused) {
		return engine.Result{}, &engine.Refusal{Engine: Name, Diagnostics: []front.Diagnostic{e.diagnostic(cell, refused)}}
	}
	if err != nil {
		return engine.Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return engine.Result{}, err
	}
	return e.execute(ctx, p)
}

// use is the first place where a cell names a function; token.NoPos where it does not.
func use(cell *front.Cell, f *ssa.Function) (pos token.Pos) {
	fn, ok := f.Object().(*types.Func)
	if !ok {
		return token.NoPos
	}
	for id, obj := range cell.Info.Uses {
		if used, ok := obj.(*types.Func); ok && used.Origin() == fn.Origin() && (pos == token.NoPos || id.Pos() < pos) {
			pos = id.Pos()
		}
	}
	return pos
}

// diagnostic says what of a cell the engine cannot run. What is not in the cell itself, but in generic code that it
// uses, is told at the cell's first line.
func (e *Engine) diagnostic(cell *front.Cell, refused *compileError) front.Diagnostic {
	if _, _, ok := cell.Position(refused.pos); ok {
		return cell.Diagnostic(refused.pos, refused.Error())
	}
	return cell.LineDiagnostic(1, refused.Error())
}

// prepare compiles a cell with all that it reaches, so that what cannot run is known before anything does.
func (e *Engine) prepare(cell *front.Cell) (p *program, err error) {
	m := e.m
	m.mu.Lock()
	defer m.mu.Unlock()
	var current *ssa.Function
	users := map[*ssa.Function]*ssa.Function{} // what made it necessary to compile a function
	defer func() {
		if r := recover(); r != nil {
			var refused *compileError
			switch r := r.(type) {
			case *compileError:
				refused = r
			case unsupported:
				refused = &compileError{what: r.what}
			default: // a mistake of the engine must not take the kernel with it
				refused = &compileError{what: fmt.Sprintf("this, by a mistake of its own: %v", r)}
				if current != nil {
					refused.pos = current.Pos()
				}
			}
			for f := current; f != nil; f = users[f] {
				if _, _, ok := cell.Position(refused.pos); ok {
					break
				}
				refused.pos = use(cell, f)
			}
			m.undo()
			err = refused
		}
	}()
	m.begin(cell)
	p = m.load(cell)
	// What the cell declares is compiled anew; the rest where nobody has needed it yet.
	codes := map[*function]*code{}
	work := append([]*ssa.Function{p.entry}, p.funcs...)
	for _, f := range work {
		users[f] = nil
	}
	for len(work) > 0 {
		f := work[len(work)-1]
		work = work[:len(work)-1]
		fn := m.function(f)
		if fn.ssa != f || codes[fn] != nil || fn.code.Load() != nil && !m.claimed[fn] {
			continue
		}
		k := m.compiler(f)
		codes[fn] = k.c
		current = f
		k.generate()
		for _, g := range k.used {
			if _, known := users[g]; !known {
				users[g] = f
			}
		}
		work = append(work, k.used...)
	}
	for fn, c := range codes {
		fn.code.Store(c)
	}
	p.run = codes[m.function(p.entry)]
	p.entry.Blocks, p.entry.Locals, p.entry.Recover = nil, nil, nil // it runs once; other functions may be compiled again
	e.mu.Lock()
	e.cells = append(e.cells, cell)
	e.mu.Unlock()
	return p, nil
}

// execute runs a cell's functions until they have returned, panicked, or ended because ctx did.
func (e *Engine) execute(ctx context.Context, prog *program) (result engine.Result, err error) {
	m := e.m
	current := &run{done: make(chan struct{})}
	m.running.Store(current)
	m.trail.clear()
	stop := context.AfterFunc(ctx, current.stop)
	defer stop()
	defer current.ended.Store(true)
	g := &goroutine{m: m, run: current, stopped: &current.stopped}
	finished := make(chan struct{})
	failed, goexit := true, false
	var panicked any
	m.started()
	go func() { // its own stack, so that a deep one is given back
		defer close(finished)
		defer m.ended()
		defer func() {
			if r := recover(); failed {
				panicked, goexit = r, r == nil
			}
		}()
		prog.run.run(g.enter(prog.run), g)
		result = e.result(prog)
		failed = false
	}()
	<-finished
	if !failed {
		return result, nil
	}
	if err := ctx.Err(); err != nil && current.stopped.Load() {
		return engine.Result{}, err
	}
	if goexit {
		return engine.Result{}, engine.ErrGoexit
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	p := e.panicOf(panicked, g)
	if current.deadlocked.Load() {
		p.Value, p.Message, p.Fatal = nil, "all goroutines are asleep - deadlock!", true
	}
	return engine.Result{}, p
}

// result describes the values that a cell's last expression left. It calls methods of the cell's types.
func (e *Engine) result(p *program) engine.Result {
	if p.isNil {
		return engine.Result{Text: "<nil>"}
	}
	var values []reflect.Value
	e.m.mu.Lock()
	for _, v := range p.shown {
		values = append(values, valueAt(e.m.types.typeOf(v.Type()), e.m.globals[v]))
		delete(e.m.globals, v) // the value is the caller's now
	}
	e.m.mu.Unlock()
	switch len(values) {
	case 0:
		return engine.Result{}
	case 1:
		r := engine.Result{Value: values[0], Type: p.shown[0].Type()}
		r.Text, r.Bundle = show.Value(r.Value, r.Type)
		return r
	}
	var texts []string
	for i, v := range values {
		text, _ := show.Value(v, p.shown[i].Type())
		texts = append(texts, text)
	}
	return engine.Result{Text: strings.Join(texts, ", ")}
}
