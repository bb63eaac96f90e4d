package typed

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"
)

// Package ssa writes a range over a function as a closure with a variable that says how far the loop is, and makes it
// panic, with texts of its own, where an iterator calls the closure when it must not. Here these panics become the
// runtime's.

// Texts and states of package ssa.
const (
	yieldTooLate = "yield function called after range loop exit"
	panicLost    = "iterator call did not preserve panic"
	loopBusy     = -1 // the body runs, or has panicked
	loopDone     = -2 // the iterator has returned
)

// rangeError is an iterator's misuse of a loop's body in the words of Go's runtime.
type rangeError struct{ text string }

func (e rangeError) Error() string { return "runtime error: range function " + e.text }

// RuntimeError marks the error as one of the runtime's.
func (rangeError) RuntimeError() {}

var (
	rangeBodyFalse  = rangeError{"continued iteration after function for loop body returned false"}
	rangeBodyPanic  = rangeError{"continued iteration after loop body panic"}
	rangeExhausted  = rangeError{"continued iteration after whole loop exit"}
	rangePanicTaken = rangeError{"recovered a loop body panic and did not resume panicking"}
)

// rangePanic is a panic instruction that ssa has added to a range over a function; nil where this is none.
func (k *compiler) rangePanic(in *ssa.Panic) func(fp P) *block {
	boxed, ok := in.X.(*ssa.MakeInterface)
	if !ok || in.Pos().IsValid() {
		return nil
	}
	text, ok := boxed.X.(*ssa.Const)
	if !ok || text.Value == nil || text.Value.Kind() != constant.String {
		return nil
	}
	pos := k.pos
	switch constant.StringVal(text.Value) {
	case panicLost:
		return func(fp P) *block {
			raise(fp, pos)
			panic(rangePanicTaken)
		}
	case yieldTooLate:
		branch, ok := in.Block().Preds[0].Instrs[len(in.Block().Preds[0].Instrs)-1].(*ssa.If)
		if !ok {
			return nil
		}
		ready, ok := branch.Cond.(*ssa.BinOp)
		if !ok {
			return nil
		}
		state := k.intOperand(ready.X).value()
		return func(fp P) *block {
			raise(fp, pos)
			switch state(fp) {
			case loopBusy:
				panic(rangeBodyPanic)
			case loopDone:
				panic(rangeExhausted)
			}
			panic(rangeBodyFalse)
		}
	}
	return nil
}
