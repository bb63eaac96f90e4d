package lawtest

import (
	"fmt"
	"reflect"
	"strings"

	"lab/rdd"
)

// op is one operation that plans are made of, twice: as the engine has it and as the model has it.
type op struct {
	// code is how it reads in Go: $0 and $1 are the inputs, $p an optional number of partitions (", 4" or nothing), $c
	// a required one, $n, $seed and $up the other arguments.
	code string
	in   []reflect.Type
	// out is the type of the elements; nil for an action.
	out reflect.Type
	// run applies it to RDDs. It answers an RDD, or the result of an action.
	run func(sc *rdd.Context, in []any, a args) any
	// model does the same on plain slices; nil for an action.
	model func(in []set, a args) set
	// need is the order that the input must have for the model to know the result.
	need order
	// size tells how many elements the result has, where that can be far more than in the inputs.
	size func(in []set) int
	// check compares an action's result with the model's dataset; nil where there is nothing to compare.
	check func(got any, in set, a args) error
}

// args are an operation's arguments.
type args struct {
	// count is a number of partitions, parts the same where giving none is possible as well.
	count int
	parts []int
	n     int
	seed  int64
	up    bool
	// trip counts the elements that sources give, to cancel at one of them.
	trip *tripwire
}

func (a args) code(pattern string, inputs []string) string {
	parts := ""
	if len(a.parts) > 0 {
		parts = fmt.Sprintf(", %d", a.parts[0])
	}
	list := []string{"$p", parts, "$c", fmt.Sprint(a.count), "$n", fmt.Sprint(a.n), "$seed", fmt.Sprint(a.seed), "$up", fmt.Sprint(a.up)}
	for i, in := range inputs {
		list = append(list, fmt.Sprintf("$%d", i), in)
	}
	return strings.NewReplacer(list...).Replace(pattern)
}

// unary is an operation on one RDD. need is the order without which the model cannot tell the result; leaves is what
// remains of the order.
func unary[T, U any](code string, need order, leaves func(order) order, run func(r *rdd.RDD[T], a args) *rdd.RDD[U],
	model func(xs []T, a args) []U) *op {
	return &op{
		code: code, in: []reflect.Type{typeOf[T]()}, out: typeOf[U](), need: need,
		run: func(_ *rdd.Context, in []any, a args) any { return run(in[0].(*rdd.RDD[T]), a) },
		model: func(in []set, a args) set {
			s := set{xs: model(in[0].xs.([]T), a), order: leaves(in[0].order), ranged: in[0].ranged}
			if in[0].order < need {
				s.order = unknown
			}
			return s
		},
	}
}

// binary is an operation on two RDDs. leaves is told the lower of their orders.
func binary[T, U, V any](code string, need order, leaves func(order) order,
	run func(l *rdd.RDD[T], r *rdd.RDD[U], a args) *rdd.RDD[V], model func(ls []T, rs []U) []V) *op {
	return &op{
		code: code, in: []reflect.Type{typeOf[T](), typeOf[U]()}, out: typeOf[V](), need: need,
		run: func(_ *rdd.Context, in []any, a args) any { return run(in[0].(*rdd.RDD[T]), in[1].(*rdd.RDD[U]), a) },
		model: func(in []set, a args) set {
			o := min(in[0].order, in[1].order)
			s := set{xs: model(in[0].xs.([]T), in[1].xs.([]U)), order: leaves(o), ranged: in[0].ranged || in[1].ranged}
			if o < need {
				s.order = unknown
			}
			return s
		},
	}
}

// sized adds a prediction of how many elements a binary operation makes.
func sized[T, U any](o *op, size func(ls []T, rs []U) int) *op {
	o.size = func(in []set) int { return size(in[0].xs.([]T), in[1].xs.([]U)) }
	return o
}

// action is an operation that gives a result here. check compares it with the model's elements; below need only the
// results of different runs are compared.
func action[T, R any](code string, need order, run func(r *rdd.RDD[T], a args) R,
	check func(got R, xs []T, o order, a args) error) *op {
	return &op{
		code: code, in: []reflect.Type{typeOf[T]()}, need: need,
		run: func(_ *rdd.Context, in []any, a args) any { return run(in[0].(*rdd.RDD[T]), a) },
		check: func(got any, in set, a args) error {
			if in.order < need {
				return nil
			}
			return check(got.(R), in.xs.([]T), in.order, a)
		},
	}
}

// effect is a step that gives nothing, such as Cache.
func effect[T any](code string, run func(r *rdd.RDD[T])) *op {
	return &op{code: code, in: []reflect.Type{typeOf[T]()}, run: func(_ *rdd.Context, in []any, _ args) any {
		run(in[0].(*rdd.RDD[T]))
		return nil
	}}
}

// byType lists operations by the type of their first input.
func byType(all []*op) map[reflect.Type][]*op {
	out := map[reflect.Type][]*op{}
	for _, o := range all {
		out[o.in[0]] = append(out[o.in[0]], o)
	}
	return out
}
