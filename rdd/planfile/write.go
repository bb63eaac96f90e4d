package planfile

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"

	"lab/rdd/plan"
)

// RDD is what every *rdd.RDD is.
type RDD interface{ Node() *plan.Node }

// Write writes the plan of RDDs: the calls of operations that made them and all that they are computed from, each once.
// Nothing runs. The elements that Parallelize was given are written; of files only the paths are.
//
// It fails, and may have written a part, where an operation or a function is not registered, a closure was not made by
// [Bind], a value has no encoding, or an RDD was not made by an operation that records its call, as those that rdd.FromNode
// makes for libraries.
func Write(w io.Writer, rdds ...RDD) error {
	roots := make([]*plan.Node, len(rdds))
	for i, r := range rdds {
		if v := reflect.ValueOf(r); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
			return fmt.Errorf("planfile: cannot write a plan: RDD %d of %d is nil", i, len(rdds))
		}
		roots[i] = r.Node()
		if roots[i].Graph != roots[0].Graph {
			return fmt.Errorf("planfile: cannot write a plan: the RDDs belong to different contexts; write those of each to a file of its own")
		}
	}
	order, err := reachable(roots)
	if err != nil {
		return err
	}
	out := &writer{nodes: map[*plan.Node]int{}, partitioners: map[*plan.Partitioner]int{}}
	for _, n := range order {
		if err := out.node(n); err != nil {
			return fmt.Errorf("planfile: cannot write %w", err)
		}
	}
	results := make([]int, len(roots))
	for i, n := range roots {
		results[i] = out.nodes[n]
	}
	return out.print(w, results)
}

// reachable lists nodes and all that their calls refer to, in the order in which they were made.
func reachable(roots []*plan.Node) ([]*plan.Node, error) {
	seen := map[*plan.Node]bool{}
	var order []*plan.Node
	for todo := slices.Clone(roots); len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[n] {
			continue
		}
		seen[n] = true
		order = append(order, n)
		c := n.Call()
		if c == nil {
			return nil, fmt.Errorf("planfile: cannot write a plan with the RDD %v: it was not made by an operation that records its call, so "+
				"nothing tells another process how to make it; libraries that use rdd.FromNode record it with its node's Called, and "+
				"an RDD that was checkpointed is read with ObjectFile", n)
		}
		for _, arg := range c.Args {
			switch a := arg.(type) {
			case *plan.Node:
				todo = append(todo, a)
			case []*plan.Node:
				todo = append(todo, a...)
			}
		}
	}
	slices.SortFunc(order, func(a, b *plan.Node) int { return cmp.Compare(a.ID, b.ID) })
	return order, nil
}

type writer struct {
	calls        []call
	nodes        map[*plan.Node]int
	partitioners map[*plan.Partitioner]int
}

// node writes the call of a node whose parents are written.
func (w *writer) node(n *plan.Node) error {
	c, err := w.call(n.Call(), n.Pos)
	if err != nil {
		return err
	}
	c.Pos, c.Name = n.Pos, n.Name()
	if n.Level() != plan.None {
		c.Level = n.Level().String()
	}
	w.nodes[n] = w.add(c)
	return nil
}

func (w *writer) add(c call) int {
	c.ID = len(w.calls)
	w.calls = append(w.calls, c)
	return c.ID
}

// call translates a call. The error begins with the name of the operation.
func (w *writer) call(c *plan.Call, pos string) (call, error) {
	where := c.Op
	if pos != "" {
		where += " at " + pos
	}
	o, err := operationOf(c)
	if err != nil {
		return call{}, fmt.Errorf("%s: %w", where, err)
	}
	out := call{Op: c.Op, Part: c.Part, Args: make([]argument, len(c.Args)), Type: o.fn.Type().String()}
	for i, arg := range c.Args {
		if out.Args[i], err = w.argument(arg, pos); err != nil {
			return call{}, fmt.Errorf("%s: argument %d: %w", where, i+1, err)
		}
	}
	return out, nil
}

func (w *writer) argument(arg any, pos string) (argument, error) {
	switch a := arg.(type) {
	case *plan.Node:
		id := w.nodes[a]
		return argument{RDD: &id}, nil
	case []*plan.Node:
		ids := make([]int, len(a))
		for i, n := range a {
			ids[i] = w.nodes[n]
		}
		return argument{RDDs: &ids}, nil
	case *plan.Partitioner:
		id, ok := w.partitioners[a]
		if !ok {
			c, err := w.call(a.Call(), pos)
			if err != nil {
				return argument{}, err
			}
			id = w.add(c)
			w.partitioners[a] = id
		}
		return argument{Partitioner: &id}, nil
	case plan.Boxed:
		return encode(reflect.ValueOf(a.Slice).Index(0))
	}
	return encode(reflect.ValueOf(arg))
}

// encode writes a function or a value.
func encode(v reflect.Value) (argument, error) {
	if !v.IsValid() {
		return argument{}, fmt.Errorf("it is nil")
	}
	if v.Kind() != reflect.Func {
		return encodeValue(v)
	}
	if v.IsNil() {
		return argument{}, fmt.Errorf("the function is nil")
	}
	fn := v.Interface()
	if name, ok := nameOf(fn, false); ok {
		return argument{Function: name}, nil
	}
	b, ok := bindingOf(fn)
	if !ok {
		return argument{}, fmt.Errorf("the function %s is not registered: give a declared function a name with planfile.Register; "+
			"have a closure or a method value, which captures values, made by planfile.Bind", symbol(fn))
	}
	maker, ok := nameOf(b.maker, true)
	if !ok {
		return argument{}, fmt.Errorf("the maker %s of a function is not registered: give it a name with planfile.RegisterMaker", symbol(b.maker))
	}
	with, err := encode(reflect.ValueOf(b.captured).Index(0))
	if err != nil {
		return argument{}, fmt.Errorf("the value that %s captures: %w", maker, err)
	}
	return argument{Maker: maker, With: &with}, nil
}

// print writes the text, one line for each call.
func (w *writer) print(out io.Writer, results []int) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	fmt.Fprintf(&b, "{\n\"format\": %q,\n\"version\": %d,\n\"calls\": [", formatName, formatVersion)
	for i := range w.calls {
		if i > 0 {
			b.Truncate(b.Len() - 1)
			b.WriteString(",")
		}
		b.WriteString("\n")
		// The encoder ends each value with a line break.
		if err := e.Encode(&w.calls[i]); err != nil {
			return fmt.Errorf("planfile: cannot write %s at %s: %w", w.calls[i].Op, w.calls[i].Pos, err)
		}
		if b.Len() > 1<<20 && i+1 < len(w.calls) {
			// Keep the line break, which the next call takes back.
			if _, err := out.Write(b.Bytes()[:b.Len()-1]); err != nil {
				return fmt.Errorf("planfile: cannot write a plan: %w", err)
			}
			b.Reset()
			b.WriteString("\n")
		}
	}
	ids, err := json.Marshal(results)
	if err == nil {
		fmt.Fprintf(&b, "],\n\"results\": %s\n}\n", ids)
		_, err = out.Write(b.Bytes())
	}
	if err != nil {
		return fmt.Errorf("planfile: cannot write a plan: %w", err)
	}
	return nil
}
