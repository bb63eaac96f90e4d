package typed

import (
	"cmp"
	"go/token"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// compareAndBranch is a terminator that compares two numbers or strings.
func (k *compiler) compareAndBranch(cond *ssa.BinOp, yes, no *block) func(fp P) *block {
	switch k.numberKind(cond.X) {
	case reflect.Int:
		return branchTree(cond.Op, k.intOperand(cond.X), k.intOperand(cond.Y), yes, no)
	case reflect.Float64:
		return branchTree(cond.Op, k.floatOperand(cond.X), k.floatOperand(cond.Y), yes, no)
	}
	x, y := k.slot(cond.X), k.off(cond.Y)
	switch x.t.Kind() {
	case reflect.Int8:
		return branch[int8](cond.Op, x.off, y, yes, no)
	case reflect.Int16:
		return branch[int16](cond.Op, x.off, y, yes, no)
	case reflect.Int32:
		return branch[int32](cond.Op, x.off, y, yes, no)
	case reflect.Uint8:
		return branch[uint8](cond.Op, x.off, y, yes, no)
	case reflect.Uint16:
		return branch[uint16](cond.Op, x.off, y, yes, no)
	case reflect.Uint32:
		return branch[uint32](cond.Op, x.off, y, yes, no)
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return branch[uint64](cond.Op, x.off, y, yes, no)
	case reflect.Float32:
		return branch[float32](cond.Op, x.off, y, yes, no)
	case reflect.String:
		return branch[string](cond.Op, x.off, y, yes, no)
	}
	notSupported("the comparison of %s", x.t)
	return nil
}

// branchTree compares ints or float64s, which may be constants or trees.
func branchTree[T treeNumber](o token.Token, x, y operand[T], yes, no *block) func(fp P) *block {
	switch {
	case x.what == aRegister && y.what == aRegister:
		return branch[T](o, x.reg, y.reg, yes, no)
	case x.what == aRegister && y.what == aConstant:
		return branchConstant(o, x.reg, y.c, yes, no)
	}
	f, g := x.value(), y.value()
	switch o {
	case token.LSS:
		return func(fp P) *block {
			if f(fp) < g(fp) {
				return yes
			}
			return no
		}
	case token.LEQ:
		return func(fp P) *block {
			if f(fp) <= g(fp) {
				return yes
			}
			return no
		}
	case token.GTR:
		return func(fp P) *block {
			if f(fp) > g(fp) {
				return yes
			}
			return no
		}
	case token.GEQ:
		return func(fp P) *block {
			if f(fp) >= g(fp) {
				return yes
			}
			return no
		}
	case token.EQL:
		return func(fp P) *block {
			if f(fp) == g(fp) {
				return yes
			}
			return no
		}
	}
	return func(fp P) *block {
		if f(fp) != g(fp) {
			return yes
		}
		return no
	}
}

func branchConstant[T treeNumber](o token.Token, x uintptr, v T, yes, no *block) func(fp P) *block {
	switch o {
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
	}
	return func(fp P) *block {
		if *at[T](fp, x) != v {
			return yes
		}
		return no
	}
}

func branch[T cmp.Ordered](o token.Token, x, y uintptr, yes, no *block) func(fp P) *block {
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
	}
	return func(fp P) *block {
		if *at[T](fp, x) != *at[T](fp, y) {
			return yes
		}
		return no
	}
}
