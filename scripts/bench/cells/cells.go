// Package cells lets benchmarks run cells as a kernel does, in their own process: it holds a session and an engine, and
// hands a function that a cell has made to compiled code, which can then time it without the cost of checking the cell.
package cells

import (
	"context"
	"fmt"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/universe"
	"lab/rdd"
)

// Notebook runs cells on one engine.
type Notebook struct {
	session *front.Session
	engine  engine.Engine
	kept    func(int) int // by the cell that ran last
}

// New makes a notebook with the engine that newEngine makes. Its cells find the context sc, and declarations, which are
// its first cell.
func New(u *universe.Universe, sc *rdd.Context, declarations string,
	newEngine func(*front.Session) (engine.Engine, error)) (*Notebook, error) {
	n := &Notebook{session: front.NewSession(u)}
	var err error
	if n.engine, err = newEngine(n.session); err != nil {
		return nil, err
	}
	for _, v := range []struct {
		name, typ string
		value     any
	}{{"sc", "*rdd.Context", sc}, {"keep", "func(func(int) int)", func(f func(int) int) { n.kept = f }}} {
		if err := n.session.Predeclare(v.name, v.typ); err != nil {
			return nil, err
		}
		if err := n.engine.Define(v.name, v.value); err != nil {
			return nil, err
		}
	}
	_, err = n.Run(declarations)
	return n, err
}

// Engine is the name of the notebook's engine.
func (n *Notebook) Engine() string { return n.engine.Name() }

// Run runs a cell.
func (n *Notebook) Run(src string) (engine.Result, error) {
	cell, diags := n.session.Check("bench", src, false)
	if len(diags) > 0 {
		return engine.Result{}, fmt.Errorf("%s: %s", src, diags[0])
	}
	r, err := n.engine.Run(context.Background(), cell)
	if err != nil {
		return r, fmt.Errorf("%s on %s: %w", src, n.engine.Name(), err)
	}
	n.session.Commit(cell)
	return r, nil
}

// Function is a function as a cell has it. The cell's statements come before it.
func (n *Notebook) Function(statements, expr string) (func(int) int, error) {
	_, err := n.Run(statements + "\nkeep(" + expr + ")")
	return n.kept, err
}
