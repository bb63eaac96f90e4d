package typed

import (
	"fmt"
	"go/token"
	"reflect"
	"runtime"
	"strings"
	"sync"

	"lab/kernel/engine"
)

// raise notes where a panic is about to begin: frames are linked, so the innermost one and its place tell the trace.
func raise(fp P, pos token.Pos) {
	h := head(fp)
	h.pos, h.g.top = pos, fp
	h.g.m.trail.clear() // of a panic that compiled code has caught for good, as rdd.Maybe does
	if c := h.code; c.leaf && h.g.free[c.id] == fp {
		h.g.free[c.id] = nil // deferred calls must not use it: it tells the trace
	}
}

// place is a place in a function that a panic has passed.
type place struct {
	function string
	pos      token.Pos
}

const maxTrace = 64

// places lists where the calls of a goroutine stand, innermost first.
func (g *goroutine) places() []place {
	var list []place
	for fp := g.top; fp != nil && len(list) < maxTrace; {
		h := head(fp)
		list = append(list, place{h.code.name, h.pos})
		fp = h.caller
	}
	return list
}

// trail keeps the places that a panic has passed before it went through compiled code, perhaps to another goroutine.
type trail struct {
	mu     sync.Mutex
	places []place
}

func (t *trail) add(g *goroutine) {
	list := g.places()
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.places) < maxTrace {
		t.places = append(t.places, list...)
	}
}

func (t *trail) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.places = nil
}

func (t *trail) take() []place {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := t.places
	t.places = nil
	return list
}

// panicOf describes a panic that left a cell or a goroutine.
func (e *Engine) panicOf(value any, g *goroutine) *engine.Panic {
	return &engine.Panic{Value: value, Message: g.message(value), Trace: e.frames(append(e.m.trail.take(), g.places()...))}
}

// Passed is engine.Tracer's.
func (e *Engine) Passed() []engine.Frame { return e.frames(e.m.trail.take()) }

// frames finds places in cells.
func (e *Engine) frames(places []place) (trace []engine.Frame) {
	last := engine.Frame{}
	for _, pl := range places {
		for i := len(e.cells) - 1; i >= 0; i-- {
			line, column, ok := e.cells[i].Position(pl.pos)
			if !ok {
				continue
			}
			f := engine.Frame{CellID: e.cells[i].ID, Line: line, Column: column, Func: functionName(pl.function)}
			if f != last { // a wrapper stands where what it wraps stands
				trace = append(trace, f)
			}
			last = f
			break
		}
	}
	return trace
}

// functionName is what a student calls a function of the SSA form.
func functionName(name string) string {
	name, literal, _ := strings.Cut(name, "$")
	name, _, _ = strings.Cut(name, "[")
	switch {
	case name == entryName || name == "deferred call":
		return ""
	case strings.HasPrefix(name, "init#"):
		name = "init"
	}
	if literal != "" {
		return name + ".func" + literal
	}
	return name
}

// message writes a panic that nobody has recovered as Go does behind "panic: ", those before it included.
func (g *goroutine) message(value any) string {
	text := message(value)
	if g.passing == nil || !identical(g.passing.value, value) {
		return text
	}
	for p, later := g.passing.before, g.passing; p != nil; p, later = p.before, p {
		switch {
		case p.goexit:
			continue
		case identical(p.value, later.value):
			text = message(p.value) + " [recovered, repanicked]"
		case p.recovered:
			text = message(p.value) + " [recovered]\n\tpanic: " + text
		default:
			text = message(p.value) + "\n\tpanic: " + text
		}
	}
	return text
}

// message writes a panic's value. It may call methods of the value.
func message(value any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = "panic while printing panic value: " + fmt.Sprint(r)
		}
	}()
	switch v := value.(type) {
	case runtime.Error:
		// Go's words for two types of one name, which in cells come from one type declared twice.
		return strings.ReplaceAll(v.Error(), "(types from different scopes)", "(the type was declared again)")
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	case string:
		return v
	}
	t := reflect.TypeOf(value)
	switch k := t.Kind(); {
	case t.PkgPath() == "":
	case k == reflect.String:
		return fmt.Sprintf(`%s("%s")`, t, value)
	case k <= reflect.Complex128:
		return fmt.Sprintf("%s(%v)", t, value)
	}
	return fmt.Sprintf("%v", value)
}
