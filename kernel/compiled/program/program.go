// Package program is what makes a kernel process of a notebook that was compiled: the program that package compiled
// writes hands its cells to a Kernel, which is an engine.Engine, so checks, outputs, results and errors take the same way as those
// of the interpreters.
package program

import (
	"context"
	"fmt"
	"go/types"
	"hash/fnv"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/show"
	"lab/kernel/universe"
	"lab/kernel/worker"
)

// Kernel holds the cells of a program.
type Kernel struct {
	cells     []cell
	variables map[string]any    // pointers, by the names that cells know
	renamed   map[string]string // functions of the program that cells know by another name
	entries   map[string]bool   // functions that hold a cell's statements
	files     map[string]string // cells by the files that line directives name
	next      int               // the first cell that has not run
	shown     []any
	showed    bool
	hooks     worker.Hooks
}

// cell is a cell that was compiled.
type cell struct {
	id  string
	sum uint64
	run func()
}

// New returns a kernel without cells.
func New() *Kernel {
	return &Kernel{variables: map[string]any{}, renamed: map[string]string{}, entries: map[string]bool{}, files: map[string]string{}}
}

// Sum tells whether a cell is still the one that was compiled.
func Sum(source string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(source)) // never fails
	return h.Sum64()
}

// Variable gives the kernel a variable of the program to set, by a pointer to it.
func (k *Kernel) Variable(name string, pointer any) { k.variables[name] = pointer }

// Renamed says what cells call a function of the program.
func (k *Kernel) Renamed(name, original string) { k.renamed[name] = original }

// Add adds the next cell: its number in the files that line directives name, its id, the Sum of its source, and the function of
// its statements.
func (k *Kernel) Add(number int, id string, sum uint64, entry string, run func()) {
	k.cells = append(k.cells, cell{id, sum, run})
	k.entries[entry] = true
	k.files[fmt.Sprintf("cell%d.go", number)] = id
}

// Main is the life of the process.
func (k *Kernel) Main() {
	if !worker.IsKernel() {
		fmt.Fprintln(os.Stderr, "this program is a notebook's kernel, which lab run starts; lab export writes one to run by hand")
		os.Exit(2)
	}
	os.Exit(worker.Main(worker.BuildGo(func(_ string, _ *universe.Universe, _ *front.Session, h worker.Hooks) (engine.Engine, error) {
		k.hooks = h
		return k, nil
	})))
}

// Show keeps the values of a cell's last expression.
func (k *Kernel) Show(values ...any) { k.shown, k.showed = values, true }

// Name implements engine.Engine.
func (k *Kernel) Name() string { return "compiled" }

// Close implements engine.Engine.
func (k *Kernel) Close() error { return nil }

// Define implements engine.Engine.
func (k *Kernel) Define(name string, value any) error {
	pointer := reflect.ValueOf(k.variables[name])
	if !pointer.IsValid() {
		return fmt.Errorf("define %s: the program has no such variable", name)
	}
	v := reflect.ValueOf(value)
	if !v.Type().AssignableTo(pointer.Type().Elem()) {
		return fmt.Errorf("define %s: a %T is no %s", name, value, pointer.Type().Elem())
	}
	pointer.Elem().Set(v)
	return nil
}

// Run implements engine.Engine. Compiled code cannot be stopped: where it does not end when ctx does, it goes on, until the
// process is ended.
func (k *Kernel) Run(_ context.Context, c *front.Cell) (engine.Result, error) {
	i, err := k.find(c)
	if err != nil {
		return engine.Result{}, err
	}
	k.next = i + 1
	k.shown, k.showed = nil, false
	var result engine.Result
	ended := make(chan *engine.Panic)
	go func() { // its own stack, so that a deep one is given back
		returned := false
		defer func() {
			var p *engine.Panic
			if value := recover(); !returned {
				p = &engine.Panic{Value: value, Message: message(value), Trace: k.trace()}
			}
			ended <- p
		}()
		k.cells[i].run()
		result = k.result(c) // methods of the cell's types may panic, too
		returned = true
	}()
	if p := <-ended; p != nil {
		return engine.Result{}, p
	}
	return result, nil
}

// find looks a cell up. Cells are one program: each runs once, after those before it.
func (k *Kernel) find(c *front.Cell) (int, error) {
	refuse := func(reason string) error {
		return &engine.Refusal{Engine: k.Name(), Diagnostics: []front.Diagnostic{c.LineDiagnostic(1, reason)}}
	}
	changed := false
	for i, known := range k.cells {
		switch {
		case known.id != c.ID:
		case known.sum != Sum(c.Source):
			changed = true
		case i < k.next:
			return 0, refuse("the cell has run already, and a compiled notebook runs once, from top to bottom")
		case i > k.next:
			return 0, refuse("a cell above has not run in this kernel, and a compiled notebook runs from top to bottom")
		default:
			return i, nil
		}
	}
	if changed {
		return 0, refuse("the cell has changed since the notebook was compiled")
	}
	return 0, refuse("the cell is not part of the notebook that was compiled")
}

// result describes the values that the cell's last expression left.
func (k *Kernel) result(c *front.Cell) engine.Result {
	if !k.showed {
		return engine.Result{}
	}
	var static []types.Type
	switch t := c.Info.Types[c.Last].Type.(type) {
	case *types.Tuple:
		for v := range t.Variables() {
			static = append(static, v.Type())
		}
	default:
		static = []types.Type{types.Default(t)}
	}
	var texts []string
	var r engine.Result
	for i, x := range k.shown {
		var v reflect.Value
		if x == nil || types.IsInterface(static[i]) {
			v = reflect.ValueOf(&x).Elem()
		} else {
			v = show.Addressable(x)
		}
		r = engine.Result{Value: v, Type: static[i]}
		r.Text, r.Bundle = show.Value(v, static[i])
		texts = append(texts, r.Text)
	}
	if len(k.shown) == 1 {
		return r
	}
	return engine.Result{Text: strings.Join(texts, ", ")}
}

const maxTrace = 64

// trace lists the calls in cells that a panic has passed. It is called by the deferred function that recovered.
func (k *Kernel) trace() []engine.Frame {
	pcs := make([]uintptr, 4096)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	var list []engine.Frame
	for more := true; more && len(list) < maxTrace; {
		var f runtime.Frame
		f, more = frames.Next()
		if id, ok := k.files[filepath.Base(f.File)]; ok {
			list = append(list, engine.Frame{CellID: id, Line: f.Line, Func: k.function(f.Function)})
		}
	}
	return list
}

// function is what a student calls a function of the program.
func (k *Kernel) function(name string) string {
	name = strings.TrimPrefix(name, "main.")
	name, rest, literal := strings.Cut(strings.ReplaceAll(name, "[...]", ""), ".")
	if k.entries[name] {
		return ""
	}
	if original, ok := k.renamed[name]; ok {
		name = original
	}
	if literal {
		return name + "." + rest
	}
	return name
}

// message writes a panic's value as Go does behind "panic: ".
func message(value any) string {
	switch v := value.(type) {
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	case string:
		return v
	}
	return fmt.Sprintf("%v", value)
}
