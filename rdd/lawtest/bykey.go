package lawtest

import (
	"cmp"
	"iter"
	"slices"

	"lab/rdd"
)

// forPairs are the operations that keep the type of pairs, whatever key and value are.
func forPairs[K cmp.Ordered, V any]() []*op {
	type kv = rdd.Pair[K, V]
	first := func(a, _ V) V { return a }
	last := func(_, b V) V { return b }
	return []*op{
		unary("rdd.PartitionBy($0, $c)", loose, byKey,
			func(r *rdd.RDD[kv], a args) *rdd.RDD[kv] { return rdd.PartitionBy(r, a.count) },
			func(ps []kv, _ args) []kv { return ps }),
		ranged(unary("rdd.SortByKey($0, $up$p)", keyed, sorted,
			func(r *rdd.RDD[kv], a args) *rdd.RDD[kv] { return rdd.SortByKey(r, a.up, a.parts...) },
			func(ps []kv, a args) []kv { return sortedBy(ps, func(p kv) K { return p.Key }, a.up) })),
		unary("rdd.ReduceByKey($0, first$p)", keyed, byKey,
			func(r *rdd.RDD[kv], a args) *rdd.RDD[kv] { return rdd.ReduceByKey(r, first, a.parts...) },
			func(ps []kv, _ args) []kv { return reducedByKey(ps, first) }),
		unary("rdd.ReduceByKey($0, last$p)", keyed, byKey,
			func(r *rdd.RDD[kv], a args) *rdd.RDD[kv] { return rdd.ReduceByKey(r, last, a.parts...) },
			func(ps []kv, _ args) []kv { return reducedByKey(ps, last) }),
		unary("rdd.FlatMapValues($0, twice)", loose, same,
			func(r *rdd.RDD[kv], _ args) *rdd.RDD[kv] { return rdd.FlatMapValues(r, twice[V]) },
			func(ps []kv, _ args) []kv {
				return flatMapped(ps, func(p kv) []kv {
					return mapped(twice(p.Value), func(v V) kv { return rdd.KV(p.Key, v) })
				})
			}),
		binary("rdd.SubtractByKey($0, $1$p)", loose, byKey,
			func(l, r *rdd.RDD[kv], a args) *rdd.RDD[kv] { return rdd.SubtractByKey(l, r, a.parts...) },
			subtractedByKey[K, V, V]),
		binary("rdd.IntersectByKey($0, $1$p)", loose, byKey,
			func(l, r *rdd.RDD[kv], a args) *rdd.RDD[kv] { return rdd.IntersectByKey(l, r, a.parts...) },
			func(ls, rs []kv) []kv {
				there := counted(keysOf(rs))
				return filtered(ls, func(p kv) bool { return there[p.Key] > 0 })
			}),
		unary("rdd.Map(rdd.Keys($0), textOf)", loose, elementwise,
			func(r *rdd.RDD[kv], _ args) *rdd.RDD[string] {
				return rdd.Map(rdd.Keys(r), func(k K) string { return text(k) })
			},
			func(ps []kv, _ args) []string { return mapped(keysOf(ps), func(k K) string { return text(k) }) }),
		unary("rdd.Map(rdd.Values($0), textOf)", loose, elementwise,
			func(r *rdd.RDD[kv], _ args) *rdd.RDD[string] {
				return rdd.Map(rdd.Values(r), func(v V) string { return text(v) })
			},
			func(ps []kv, _ args) []string { return mapped(valuesOf(ps), func(v V) string { return text(v) }) }),
	}
}

// twice gives a value twice or not at all.
func twice[V any](v V) []V {
	if len(text(v))%3 == 0 {
		return nil
	}
	return []V{v, v}
}

// ranged marks what an operation makes as placed by ranges.
func ranged(o *op) *op {
	plain := o.model
	o.model = func(in []set, a args) set {
		s := plain(in, a)
		s.ranged = true
		return s
	}
	return o
}

// aggregations are the operations that combine the values of a key. push and concat depend on order, add does not.
func aggregations() []*op {
	return []*op{
		unary("rdd.ReduceByKey($0, add$p)", loose, byKey,
			func(r *rdd.RDD[pair], a args) *rdd.RDD[pair] { return rdd.ReduceByKey(r, add, a.parts...) },
			func(ps []pair, _ args) []pair { return reducedByKey(ps, add) }),
		unary("rdd.FoldByKey($0, 0, add$p)", loose, byKey,
			func(r *rdd.RDD[pair], a args) *rdd.RDD[pair] { return rdd.FoldByKey(r, 0, add, a.parts...) },
			func(ps []pair, _ args) []pair { return reducedByKey(ps, add) }),
		unary("rdd.ReduceByKey($0, concat$p)", keyed, byKey,
			func(r *rdd.RDD[lists], a args) *rdd.RDD[lists] { return rdd.ReduceByKey(r, concat, a.parts...) },
			func(ps []lists, _ args) []lists { return reducedByKey(ps, concat) }),
		unary("rdd.GroupByKey($0$p)", keyed, byKey,
			func(r *rdd.RDD[pair], a args) *rdd.RDD[grouped] { return rdd.GroupByKey(r, a.parts...) },
			func(ps []pair, _ args) []grouped { return groupedByKey(ps) }),
		unary("rdd.MapValues(rdd.GroupByKey($0$p), inOrder)", loose, byKey,
			func(r *rdd.RDD[pair], a args) *rdd.RDD[grouped] {
				return rdd.MapValues(rdd.GroupByKey(r, a.parts...), inOrder)
			},
			func(ps []pair, _ args) []grouped { return mappedValues(groupedByKey(ps), inOrder) }),
		unary("rdd.MapValues(rdd.GroupByKey($0$p), flat)", keyed, byKey,
			func(r *rdd.RDD[lists], a args) *rdd.RDD[lists] {
				return rdd.MapValues(rdd.GroupByKey(r, a.parts...), flat)
			},
			func(ps []lists, _ args) []lists { return mappedValues(groupedByKey(ps), flat) }),
		unary("rdd.AggregateByKey($0, []int{}, push, append$p)", keyed, byKey,
			func(r *rdd.RDD[pair], a args) *rdd.RDD[grouped] {
				return rdd.AggregateByKey(r, []int{}, push, extend, a.parts...)
			},
			func(ps []pair, _ args) []grouped {
				return foldedByKey(ps, func() []int { return []int{} }, push)
			}),
		unary("rdd.AggregateByKey($0, map[int]int{}, tally, addTallies$p) with the tallies as lists", loose, byKey,
			func(r *rdd.RDD[pair], a args) *rdd.RDD[grouped] {
				tallies := rdd.AggregateByKey(r, map[int]int{}, tally, addTallies, a.parts...)
				return rdd.MapValues(tallies, tallyList)
			},
			func(ps []pair, _ args) []grouped {
				return mappedValues(foldedByKey(ps, func() map[int]int { return map[int]int{} }, tally), tallyList)
			}),
		unary("rdd.CombineByKey($0, single, push, append$p)", keyed, byKey,
			func(r *rdd.RDD[pair], a args) *rdd.RDD[grouped] {
				return rdd.CombineByKey(r, func(v int) []int { return []int{v} }, push, extend, a.parts...)
			},
			func(ps []pair, _ args) []grouped { return groupedByKey(ps) }),
		unary("rdd.MapValues($0, half)", loose, same,
			func(r *rdd.RDD[pair], _ args) *rdd.RDD[pair] { return rdd.MapValues(r, half) },
			func(ps []pair, _ args) []pair { return mappedValues(ps, half) }),
		unary("rdd.MapValues($0, total)", loose, same,
			func(r *rdd.RDD[grouped], _ args) *rdd.RDD[pair] { return rdd.MapValues(r, total) },
			func(gs []grouped, _ args) []pair { return mappedValues(gs, total) }),
		unary("rdd.Map(rdd.MapPartitionsWithIndex($0, sums), toPair)", loose, nothing,
			func(r *rdd.RDD[int], _ args) *rdd.RDD[pair] {
				return rdd.Map(rdd.MapPartitionsWithIndex(r, partSums), toPair)
			},
			func(xs []int, _ args) []pair { return mapped(xs, toPair) }),
	}
}

func half(x int) int { return x / 2 }

func total(xs []int) (sum int) {
	for _, x := range xs {
		sum += x
	}
	return sum
}

func concat(a, b []int) []int { return slices.Concat(a, b) }

func flat(xs [][]int) []int { return slices.Concat(xs...) }

// push and extend change their first argument, as combiners may.
func push(xs []int, x int) []int { return append(xs, x) }

func extend(xs, ys []int) []int { return append(xs, ys...) }

func tally(counts map[int]int, x int) map[int]int {
	counts[x]++
	return counts
}

func addTallies(a, b map[int]int) map[int]int {
	for x, n := range b {
		a[x] += n
	}
	return a
}

// tallyList lists numbers and how often each came.
func tallyList(counts map[int]int) (out []int) {
	for x, n := range counts {
		out = append(out, x*1000+n)
	}
	slices.Sort(out)
	return out
}

func inOrder(xs []int) []int { return slices.Sorted(slices.Values(xs)) }

// partSums has each partition's sum, which depends on the partitions.
func partSums(part int, in iter.Seq[int]) iter.Seq[int] {
	return func(yield func(int) bool) {
		sum := part
		for x := range in {
			sum += x
		}
		yield(sum)
	}
}
