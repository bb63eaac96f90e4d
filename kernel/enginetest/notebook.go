// Package enginetest holds what every engine must be able to do, as sequences of cells with their values, and runs it.
//
// In a sequence, "=> " stands before the text of a cell's value, "!! " before a part of the error that it ends with. Where
// MayRefuse is the first cell, an engine may refuse any of the others, which ends the sequence: it must never run one wrongly.
package enginetest

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/universe"
	"lab/rdd"
	"lab/rdd/pipe"
)

// Hooks receive what an engine under test reports besides results.
type Hooks struct {
	Print   func(text string)
	GoPanic func(p *engine.Panic)
}

// Maker makes the engine under test.
type Maker func(u *universe.Universe, s *front.Session, h Hooks) (engine.Engine, error)

// Notebook runs cells one after another as a kernel does.
type Notebook struct {
	t       testing.TB
	Session *front.Session
	Engine  engine.Engine

	mu      sync.Mutex
	printed strings.Builder
	onPrint func(text string)
	// Panics receives panics of goroutines.
	Panics chan *engine.Panic
}

var load = sync.OnceValues(universe.Load)

// NewNotebook returns a notebook without cells.
func NewNotebook(t testing.TB, newEngine Maker) *Notebook {
	t.Helper()
	u, err := load()
	if err != nil {
		t.Fatal(err)
	}
	n := &Notebook{t: t, Session: front.NewSession(u), Panics: make(chan *engine.Panic, 16)}
	n.Engine, err = newEngine(u, n.Session, Hooks{Print: n.print, GoPanic: func(p *engine.Panic) { n.Panics <- p }})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (n *Notebook) print(text string) {
	n.mu.Lock()
	n.printed.WriteString(text)
	hook := n.onPrint
	n.mu.Unlock()
	if hook != nil {
		hook(text)
	}
}

// Printed is what the builtins print and println have written.
func (n *Notebook) Printed() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.printed.String()
}

// WithContext predeclares sc as a kernel does: what cells write goes to its SpillDir, and they start no external commands.
func (n *Notebook) WithContext() *Notebook {
	n.t.Helper()
	n.t.Cleanup(pipe.Disable())
	if err := n.Session.Predeclare("sc", "*rdd.Context"); err != nil {
		n.t.Fatal(err)
	}
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithSpillDir(n.t.TempDir()))
	n.t.Cleanup(func() { sc.Close() })
	if err := n.Engine.Define("sc", sc); err != nil {
		n.t.Fatal(err)
	}
	return n
}

// Check checks a cell.
func (n *Notebook) Check(id, src string) (*front.Cell, error) {
	c, diags := n.Session.Check(id, src, false)
	if len(diags) > 0 {
		var msgs []string
		for _, d := range diags {
			msgs = append(msgs, d.String())
		}
		return nil, errors.New("compile: " + strings.Join(msgs, "; "))
	}
	return c, nil
}

// Run checks and runs one cell and returns the text of its value.
func (n *Notebook) Run(id, src string) (string, error) {
	c, err := n.Check(id, src)
	if err != nil {
		return "", err
	}
	res, err := n.Engine.Run(context.Background(), c)
	var refusal *engine.Refusal
	if !errors.As(err, &refusal) {
		n.Session.Commit(c)
	}
	return res.Text, err
}

// All runs the cells of a sequence.
func (n *Notebook) All(cells ...string) {
	n.t.Helper()
	mayRefuse := false
	for i, cell := range cells {
		if cell == MayRefuse {
			mayRefuse = true
			continue
		}
		src, want, hasValue := strings.Cut(cell, " => ")
		wantErr := ""
		if !hasValue {
			src, wantErr, _ = strings.Cut(cell, " !! ")
		}
		got, err := n.Run("c", src)
		var refusal *engine.Refusal
		switch {
		case mayRefuse && errors.As(err, &refusal) && (wantErr == "" || !strings.Contains(err.Error(), wantErr)):
			n.t.Logf("cell %d is refused: %v", i, err)
			return
		case err != nil && (wantErr == "" || !strings.Contains(err.Error(), wantErr)):
			n.t.Fatalf("cell %d:\n%s\nerror: %v", i, src, err)
		case err == nil && wantErr != "":
			n.t.Fatalf("cell %d:\n%s\nno error, want %q; value %s", i, src, wantErr, got)
		case hasValue && got != want:
			n.t.Errorf("cell %d:\n%s\ngot  %s\nwant %s", i, src, got, want)
		}
	}
}

// Interrupt runs a cell, interrupts it when it has printed something, and returns the error.
func (n *Notebook) Interrupt(src string) error {
	n.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var once sync.Once
	n.mu.Lock()
	n.onPrint = func(string) { once.Do(cancel) }
	n.mu.Unlock()
	c, err := n.Check("i", src)
	if err != nil {
		n.t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := n.Engine.Run(ctx, c)
		done <- err
	}()
	select {
	case err := <-done:
		n.Session.Commit(c)
		return err
	case <-time.After(20 * time.Second):
		n.t.Fatal("the interrupted cell never ended")
		return nil
	}
}

// RunSequences runs all sequences, each in a notebook of its own.
func RunSequences(t *testing.T, newEngine Maker) {
	for _, theme := range Themes {
		for name, cells := range theme.Sequences {
			t.Run(theme.Name+"/"+name, func(t *testing.T) {
				n := NewNotebook(t, newEngine)
				if theme.Context {
					n.WithContext()
				}
				n.All(cells...)
			})
		}
	}
}
