package lawtest

import (
	"iter"
	"slices"

	"lab/rdd"
)

// transforms are the operations that make a dataset of one or two others.
var transforms = byType(slices.Concat(
	forAll[int](), forAll[string](), forAll[pair](), forAll[lists](), forAll[point](),
	forAll[grouped](), forAll[leftOpen](), forAll[cogrouped](),
	forComparable[int](), forComparable[string](), forComparable[pair](), forComparable[point](),
	forComparable[leftOpen](),
	forPairs[string, int](), forPairs[int, []int](), forPairs[string, []int](),
	conversions(), positions(), aggregations(), joins(),
))

// forAll are the operations on any type of element. Functions know elements by their text only.
func forAll[T any]() []*op {
	weight := func(x T) int { return len(text(x)) % 5 }
	light := func(x T) bool { return weight(x) < 3 }
	byText := func(x T) string { return text(x) }
	twice := func(x T) []T { return slices.Repeat([]T{x}, weight(x)%3) }
	evens := func(in iter.Seq[T]) iter.Seq[T] {
		return func(yield func(T) bool) {
			for x := range in {
				if weight(x)%2 == 0 && !yield(x) {
					return
				}
			}
		}
	}
	return []*op{
		unary("$0.Filter(light)", loose, same,
			func(r *rdd.RDD[T], _ args) *rdd.RDD[T] { return r.Filter(light) },
			func(xs []T, _ args) []T { return filtered(xs, light) }),
		unary("rdd.FlatMap($0, twice)", loose, elementwise,
			func(r *rdd.RDD[T], _ args) *rdd.RDD[T] { return rdd.FlatMap(r, twice) },
			func(xs []T, _ args) []T { return flatMapped(xs, twice) }),
		unary("rdd.MapPartitions($0, evens)", loose, elementwise,
			func(r *rdd.RDD[T], _ args) *rdd.RDD[T] { return rdd.MapPartitions(r, evens) },
			func(xs []T, _ args) []T { return filtered(xs, func(x T) bool { return weight(x)%2 == 0 }) }),
		union[T](),
		unary("$0.Repartition($c)", loose, shuffled,
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return r.Repartition(a.count) },
			func(xs []T, _ args) []T { return xs }),
		unary("$0.Coalesce($c)", loose, chained,
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return r.Coalesce(a.count) },
			func(xs []T, _ args) []T { return xs }),
		unary("rdd.SortBy($0, weight, $up$p)", listed, sorted,
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return rdd.SortBy(r, weight, a.up, a.parts...) },
			func(xs []T, a args) []T { return sortedBy(xs, weight, a.up) }),
		unary("rdd.SortBy($0, text, $up$p)", loose, sorted,
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return rdd.SortBy(r, byText, a.up, a.parts...) },
			func(xs []T, a args) []T { return sortedBy(xs, byText, a.up) }),
		unary("$0.Sample(false, 0.6, $seed)", loose, nothing,
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return r.Sample(false, 0.6, a.seed) },
			func(xs []T, _ args) []T { return xs }),
		unary("$0.Sample(true, 0.8, $seed)", loose, nothing,
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return r.Sample(true, 0.8, a.seed) },
			func(xs []T, _ args) []T { return xs }),
		unary("$0.RandomSplit([]float64{3, 1}, $seed)[0]", loose, nothing,
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return r.RandomSplit([]float64{3, 1}, a.seed)[0] },
			func(xs []T, _ args) []T { return xs }),
		unary("rdd.MapValues(rdd.GroupBy($0, weightName$p), length)", loose, byKey,
			func(r *rdd.RDD[T], a args) *rdd.RDD[pair] {
				name := func(x T) string { return word(weight(x)) }
				return rdd.MapValues(rdd.GroupBy(r, name, a.parts...), func(xs []T) int { return len(xs) })
			},
			func(xs []T, _ args) []pair {
				named := mapped(xs, func(x T) rdd.Pair[string, T] { return rdd.KV(word(weight(x)), x) })
				return mappedValues(groupedByKey(named), func(xs []T) int { return len(xs) })
			}),
	}
}

// union joins two lists; where both may be placed by the same ranges, partition by partition.
func union[T any]() *op {
	o := binary("$0.Union($1)", loose, same,
		func(l, r *rdd.RDD[T], _ args) *rdd.RDD[T] { return l.Union(r) },
		func(ls, rs []T) []T { return slices.Concat(ls, rs) })
	plain := o.model
	o.model = func(in []set, a args) set {
		s := plain(in, a)
		if s.order == placed || s.order == listed && in[0].ranged && in[1].ranged {
			s.order = keyed
		}
		return s
	}
	return o
}

// forComparable are the operations that find equal elements.
func forComparable[T comparable]() []*op {
	return []*op{
		unary("rdd.Distinct($0$p)", loose, byWhole[T],
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] { return rdd.Distinct(r, a.parts...) },
			func(xs []T, _ args) []T { return distinct(xs) }),
		binary("rdd.Subtract($0, $1$p)", loose, byWhole[T],
			func(l, r *rdd.RDD[T], a args) *rdd.RDD[T] { return rdd.Subtract(l, r, a.parts...) }, subtract[T]),
		binary("rdd.Intersection($0, $1$p)", loose, byWhole[T],
			func(l, r *rdd.RDD[T], a args) *rdd.RDD[T] { return rdd.Intersection(l, r, a.parts...) }, intersection[T]),
		unary("rdd.Keys(rdd.ReduceByKey(rdd.Map($0, one), add$p))", loose, byWhole[T],
			func(r *rdd.RDD[T], a args) *rdd.RDD[T] {
				ones := rdd.Map(r, func(x T) rdd.Pair[T, int] { return rdd.KV(x, 1) })
				return rdd.Keys(rdd.ReduceByKey(ones, add, a.parts...))
			},
			func(xs []T, _ args) []T { return distinct(xs) }),
	}
}

// conversion applies f, which code names, to every element.
func conversion[T, U any](code string, f func(T) U) *op {
	return unary("rdd.Map($0, "+code+")", loose, elementwise,
		func(r *rdd.RDD[T], _ args) *rdd.RDD[U] { return rdd.Map(r, f) },
		func(xs []T, _ args) []U { return mapped(xs, f) })
}

// conversions lead from type to type.
func conversions() []*op {
	return []*op{
		conversion("mix", mix),
		conversion("word", word),
		conversion("toPoint", toPoint),
		conversion("toPair", toPair),
		conversion("toSlicePair", func(x int) lists { return rdd.KV(x%17, []int{x, -x}) }),
		conversion("length", func(s string) int { return len(s) }),
		conversion("pairWithLength", func(s string) pair { return rdd.KV(s, len(s)) }),
		conversion("prefix", func(s string) string { return s[:len(s)/2] }),
		conversion("swap", func(p pair) lists { return rdd.KV(p.Value, []int{len(p.Key), p.Value}) }),
		conversion("mixPair", func(p pair) pair { return rdd.KV(word(p.Value), mix(p.Value)) }),
		conversion("pairToPoint", func(p pair) point { return point{x: p.Value, tag: p.Key} }),
		conversion("fromSlicePair", func(p lists) pair { return rdd.KV(word(p.Key), len(p.Value)) }),
		conversion("fromPoint", func(p point) pair { return rdd.KV(p.tag, p.x) }),
		conversion("otherPoint", func(p point) point { return point{x: p.x + 1, tag: p.tag, open: !p.open} }),
		conversion("fromGrouped", func(g grouped) lists { return rdd.KV(len(g.Key), g.Value) }),
		conversion("fromLeftOpen", func(p leftOpen) pair { return rdd.KV(p.Key, p.Value.First-p.Value.Second.Or(7)) }),
		conversion("fromCogrouped", func(c cogrouped) lists { return rdd.KV(len(c.Value.Second), c.Value.First) }),
		unary("rdd.FlatMap($0, numbersOf)", loose, elementwise,
			func(r *rdd.RDD[lists], _ args) *rdd.RDD[int] { return rdd.FlatMap(r, numbersOf) },
			func(xs []lists, _ args) []int { return flatMapped(xs, numbersOf) }),
		unary("rdd.Map(rdd.KeyBy($0, mod9), textOfKeyed)", loose, elementwise,
			func(r *rdd.RDD[int], _ args) *rdd.RDD[string] {
				keyed := rdd.KeyBy(r, func(x int) int { return x % 9 })
				return rdd.Map(keyed, func(p rdd.Pair[int, int]) string { return text(p) })
			},
			func(xs []int, _ args) []string {
				return mapped(xs, func(x int) string { return text(rdd.KV(x%9, x)) })
			}),
	}
}

func numbersOf(p lists) []int { return p.Value }

func add(a, b int) int { return a + b }

// mix makes another number, with collisions.
func mix(x int) int { return (x*7919 + 13) % 211 }

func toPair(x int) pair { return rdd.KV(word((x%61+61)%61), x) }
