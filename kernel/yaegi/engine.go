// Package yaegi runs cells on the interpreter github.com/traefik/yaegi, the one that runs on every platform.
//
// yaegi by itself runs much of typed Go wrongly, and generic packages not at all; so checked cells are first lowered
// (lower.go) to a smaller Go that it runs right, with the types that go/types found. What even that cannot save is
// refused before anything runs. yaegi was chosen because this project is built on it; it is pinned to v0.16.1, and
// package yaegi leans on one of its details, the run counter by which it stops (see cancel.go).
package yaegi

import (
	"context"
	"errors"
	"fmt"
	"go/types"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/traefik/yaegi/interp"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/show"
	"lab/kernel/universe"
	"lab/kernel/universe/allow"
	"lab/kernel/yaegi/rt"
	"lab/kernel/yaegi/symbols"
)

// Name is what --engine calls this engine.
const Name = "yaegi"

const rtPath = "lab/kernel/yaegi/rt"

// Options of an engine.
type Options struct {
	// Print receives what the builtins print and println write; nil discards it.
	Print func(text string)
	// GoPanic hears of a panic in a goroutine that a cell started; nil discards it.
	GoPanic func(p *engine.Panic)
}

// Engine is an engine.Engine on yaegi.
type Engine struct {
	session *front.Session
	lower   *lowerer
	interp  *interp.Interpreter
	trap    *trap
	live    engine.Live[int] // goroutines by the encoded line of their go statement
	opts    Options
	// used are the packages whose symbols the interpreter has; printing replaces functions of fmt.
	used     map[string]bool
	printing map[string]reflect.Value

	// describe shows a value while the cell runs, since that may call methods of the cell.
	describe func(index int, v reflect.Value) shown

	globals int // top-level variables that have been made
	defined map[types.Object]reflect.Value

	mu    sync.Mutex
	shown shown
	// interrupt is closed when the running cell is interrupted.
	interrupt <-chan struct{}
	run       func(entry func())
}

var (
	_ engine.Engine = (*Engine)(nil)
	_ engine.Lister = (*Engine)(nil)
)

// New returns an engine for the cells of one session.
func New(u *universe.Universe, s *front.Session, opts Options) (*Engine, error) {
	e := &Engine{session: s, lower: newLowerer(u), trap: &trap{}, opts: opts, used: map[string]bool{}, defined: map[types.Object]reflect.Value{}}
	if e.opts.Print == nil {
		e.opts.Print = func(string) {}
	}
	if e.opts.GoPanic == nil {
		e.opts.GoPanic = func(*engine.Panic) {}
	}
	e.interp = interp.New(interp.Options{Stderr: io.Discard})
	var hooks *rt.Hooks
	e.describe = func(i int, v reflect.Value) shown {
		b := show.Bundle(v, show.Options{Type: e.typeOf(i), Method: hooks.OwnText})
		return shown{index: i, value: v, bundle: b, has: true}
	}
	hooks = &rt.Hooks{
		Text:      func(i int, text string) { e.show(shown{index: i, text: text, has: true}) },
		Bundle:    func(i int, b map[string]string) { e.show(shown{index: i, bundle: b, has: true}) },
		Value:     func(i int, v reflect.Value) { e.show(e.describe(i, v)) },
		Print:     func(text string) { e.opts.Print(text) },
		Trace:     e.trap.add,
		Interrupt: func() <-chan struct{} { e.mu.Lock(); defer e.mu.Unlock(); return e.interrupt },
		Recovered: e.trap.clear,
		Live:      e.live.Add,
		GoPanic:   func(value any) { e.opts.GoPanic(e.panicOf(value)) },
		Run:       func(entry func()) { e.run(entry) },
	}
	e.printing = hooks.Fmt()
	if err := e.interp.Use(interp.Exports{rtPath + "/./rt": hooks.Symbols()}); err != nil {
		return nil, fmt.Errorf("load the helpers of the yaegi engine: %w", err)
	}
	var cells []string
	for _, path := range symbols.Paths() {
		if !slices.Contains(allow.ProgramsOnly, path) {
			cells = append(cells, path)
		}
	}
	if err := e.use(cells); err != nil {
		return nil, err
	}
	if err := e.interp.Use(mapTypes()); err != nil {
		return nil, fmt.Errorf("load the wrappers of the yaegi engine: %w", err)
	}
	e.lower.rt("Run")
	// With a context, so that yaegi compiles channel operations as ones that an interrupt ends, from now on.
	if _, err := e.interp.EvalWithContext(context.Background(), strings.Join(e.lower.imports, "")); err != nil {
		return nil, fmt.Errorf("load the helpers of the yaegi engine: %w", err)
	}
	e.lower.imports = nil
	return e, nil
}

// Goroutines implements engine.Lister.
func (e *Engine) Goroutines() []engine.Started {
	return e.live.List(func(encoded int) (cellID string, line int, ok bool) {
		cell := encoded/cellLines - 1
		if cell < 0 || cell >= len(e.lower.cells) {
			return "", 0, false
		}
		return e.lower.cells[cell].ID, encoded % cellLines, true
	})
}

// Name implements engine.Engine.
func (e *Engine) Name() string { return Name }

// Close implements engine.Engine.
func (e *Engine) Close() error { return nil }

// Define implements engine.Engine. The session must know the variable (front.Session.Predeclare).
func (e *Engine) Define(name string, value any) error {
	obj := e.session.Lookup(name)
	if obj == nil {
		return fmt.Errorf("define %s: the session does not declare it", name)
	}
	path := "lab/kernel/yaegi/predeclared/" + name
	holder := reflect.New(reflect.TypeOf(value)).Elem()
	holder.Set(reflect.ValueOf(value))
	if err := e.interp.Use(interp.Exports{path + "/./" + name: {"Value": holder}}); err != nil {
		return fmt.Errorf("define %s: %w", name, err)
	}
	alias := e.lower.pkgPath(path, name)
	if _, err := e.interp.Eval(strings.Join(e.lower.imports, "")); err != nil {
		return fmt.Errorf("define %s: %w", name, err)
	}
	e.lower.imports = nil
	e.lower.vars[obj] = alias + ".Value"
	e.defined[obj] = holder
	return nil
}

// shown is what a cell's last expression left.
type shown struct {
	index  int
	text   string
	bundle map[string]string
	value  reflect.Value
	has    bool
}

func (e *Engine) show(s shown) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.shown.has { // several values: f() (int, error)
		s.text = e.text(e.shown) + ", " + e.text(s)
		s.bundle, s.value, s.index = nil, reflect.Value{}, -1
	}
	e.shown = s
}

func (e *Engine) text(s shown) string {
	if s.bundle != nil {
		return s.bundle["text/plain"]
	}
	return s.text
}

func (e *Engine) typeOf(index int) types.Type {
	if index < 0 || index >= len(e.lower.shown) {
		return nil
	}
	return e.lower.shown[index]
}

// Run implements engine.Engine.
func (e *Engine) Run(ctx context.Context, cell *front.Cell) (engine.Result, error) {
	if err := e.useImports(cell); err != nil {
		return engine.Result{}, err
	}
	low, refusals := e.lower.cell(cell)
	if len(refusals) > 0 {
		e.lower.forget(false)
		return engine.Result{}, &engine.Refusal{Engine: Name, Diagnostics: refusals}
	}
	if err := ctx.Err(); err != nil {
		e.lower.forget(false)
		return engine.Result{}, err
	}
	e.trap.clear()
	e.shown = shown{}
	for i, text := range []string{low.imports, low.decls} {
		if text == "" {
			continue
		}
		if err := e.compile(text); err != nil {
			e.lower.forget(i > 0)
			return engine.Result{}, &engine.Refusal{Engine: Name, Diagnostics: []front.Diagnostic{e.compileDiagnostic(cell, err)}}
		}
	}
	panicked, err := e.execute(ctx, low.entry)
	if err != nil {
		return engine.Result{}, err
	}
	if panicked != nil {
		return engine.Result{}, e.panicOf(panicked.value)
	}
	if !e.shown.has {
		return engine.Result{}, nil
	}
	return engine.Result{Value: e.shown.value, Type: e.typeOf(e.shown.index), Bundle: e.shown.bundle, Text: e.text(e.shown)}, nil
}

// compile gives declarations to yaegi.
func (e *Engine) compile(text string) error {
	err := e.evaluate(text)
	var p interp.Panic
	if errors.As(err, &p) {
		err = fmt.Errorf("%v", p.Value)
	}
	return err
}

// compileDiagnostic explains what yaegi did not take. It names yaegi's own words, because the fault is not the
// student's.
func (e *Engine) compileDiagnostic(cell *front.Cell, err error) front.Diagnostic {
	line := 1
	msg := err.Error()
	frame, rest, ok := e.parsePosition(msg)
	if ok && frame.CellID == cell.ID {
		line = frame.Line
	}
	msg = rest
	return cell.LineDiagnostic(line, "the yaegi engine cannot run this (it says: "+msg+")")
}
