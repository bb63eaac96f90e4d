package typed

import (
	"go/token"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

type ordered interface {
	integer | ~float32 | ~float64 | ~string
}

// compareAndBranch is a terminator that compares two numbers or strings; nil where the operands are something else.
func (k *compiler) compareAndBranch(cond *ssa.BinOp, yes, no *block) func(fp P) *block {
	x, y := k.slot(cond.X), k.off(cond.Y)
	switch x.t.Kind() {
	case reflect.Int:
		return branchInt[int](cond, x.off, y, yes, no)
	case reflect.Int64:
		return branchInt[int64](cond, x.off, y, yes, no)
	case reflect.Int32:
		return branchInt[int32](cond, x.off, y, yes, no)
	case reflect.Uint8:
		return branchInt[uint8](cond, x.off, y, yes, no)
	case reflect.Uint64:
		return branchInt[uint64](cond, x.off, y, yes, no)
	case reflect.Float64:
		return branch[float64](cond.Op, x.off, y, yes, no)
	case reflect.String:
		return branch[string](cond.Op, x.off, y, yes, no)
	}
	return nil
}

func branchInt[T integer](cond *ssa.BinOp, x, y uintptr, yes, no *block) func(fp P) *block {
	c, ok := cond.Y.(*ssa.Const)
	if !ok || c.Value == nil {
		return branch[T](cond.Op, x, y, yes, no)
	}
	v := constantInt[T](c)
	switch cond.Op {
	case token.LSS:
		return func(fp P) *block {
			if *at[T](fp, x) < v {
				return yes
			}
			return no
		}
	case token.LEQ:
		return func(fp P) *block {
			if *at[T](fp, x) <= v {
				return yes
			}
			return no
		}
	case token.GTR:
		return func(fp P) *block {
			if *at[T](fp, x) > v {
				return yes
			}
			return no
		}
	case token.GEQ:
		return func(fp P) *block {
			if *at[T](fp, x) >= v {
				return yes
			}
			return no
		}
	case token.EQL:
		return func(fp P) *block {
			if *at[T](fp, x) == v {
				return yes
			}
			return no
		}
	case token.NEQ:
		return func(fp P) *block {
			if *at[T](fp, x) != v {
				return yes
			}
			return no
		}
	}
	return nil
}

func branch[T ordered](o token.Token, x, y uintptr, yes, no *block) func(fp P) *block {
	switch o {
	case token.LSS:
		return func(fp P) *block {
			if *at[T](fp, x) < *at[T](fp, y) {
				return yes
			}
			return no
		}
	case token.LEQ:
		return func(fp P) *block {
			if *at[T](fp, x) <= *at[T](fp, y) {
				return yes
			}
			return no
		}
	case token.GTR:
		return func(fp P) *block {
			if *at[T](fp, x) > *at[T](fp, y) {
				return yes
			}
			return no
		}
	case token.GEQ:
		return func(fp P) *block {
			if *at[T](fp, x) >= *at[T](fp, y) {
				return yes
			}
			return no
		}
	case token.EQL:
		return func(fp P) *block {
			if *at[T](fp, x) == *at[T](fp, y) {
				return yes
			}
			return no
		}
	case token.NEQ:
		return func(fp P) *block {
			if *at[T](fp, x) != *at[T](fp, y) {
				return yes
			}
			return no
		}
	}
	return nil
}
