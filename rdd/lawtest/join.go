package lawtest

import (
	"lab/rdd"
)

// joins are the operations on two RDDs of pairs. What they make is brought back to pairs in some, and stays as it is
// in others, so that later steps move and keep tuples and open values too.
func joins() []*op {
	type open = rdd.Optional[int]
	minus := func(t rdd.Tuple2[int, int]) int { return t.First*3 - t.Second }
	left := func(t rdd.Tuple2[int, open]) int { return t.First*3 - t.Second.Or(2000) }
	right := func(t rdd.Tuple2[open, int]) int { return t.First.Or(1000)*3 - t.Second }
	full := func(t rdd.Tuple2[open, open]) int { return t.First.Or(1000)*3 - t.Second.Or(2000) }

	// The model's other joins are the full one without what they do not keep.
	keeping := func(ls, rs []pair, keep func(l, r open) bool) []pair {
		all := filtered(joined(ls, rs), func(p rdd.Pair[string, rdd.Tuple2[open, open]]) bool {
			return keep(p.Value.First, p.Value.Second)
		})
		return mappedValues(all, full)
	}
	return []*op{
		sized(binary("rdd.MapValues(rdd.Join($0, $1$p), minus)", loose, byKey,
			func(l, r *rdd.RDD[pair], a args) *rdd.RDD[pair] {
				return rdd.MapValues(rdd.Join(l, r, a.parts...), minus)
			},
			func(ls, rs []pair) []pair {
				return keeping(ls, rs, func(l, r open) bool { return l.OK && r.OK })
			}), joinSize[string, int, int]),
		sized(binary("rdd.MapValues(rdd.LeftOuterJoin($0, $1$p), minusOpen)", loose, byKey,
			func(l, r *rdd.RDD[pair], a args) *rdd.RDD[pair] {
				return rdd.MapValues(rdd.LeftOuterJoin(l, r, a.parts...), left)
			},
			func(ls, rs []pair) []pair { return keeping(ls, rs, func(l, r open) bool { return l.OK }) }),
			joinSize[string, int, int]),
		sized(binary("rdd.MapValues(rdd.RightOuterJoin($0, $1$p), openMinus)", loose, byKey,
			func(l, r *rdd.RDD[pair], a args) *rdd.RDD[pair] {
				return rdd.MapValues(rdd.RightOuterJoin(l, r, a.parts...), right)
			},
			func(ls, rs []pair) []pair { return keeping(ls, rs, func(l, r open) bool { return r.OK }) }),
			joinSize[string, int, int]),
		sized(binary("rdd.MapValues(rdd.FullOuterJoin($0, $1$p), openMinusOpen)", loose, byKey,
			func(l, r *rdd.RDD[pair], a args) *rdd.RDD[pair] {
				return rdd.MapValues(rdd.FullOuterJoin(l, r, a.parts...), full)
			},
			func(ls, rs []pair) []pair { return keeping(ls, rs, func(l, r open) bool { return true }) }),
			joinSize[string, int, int]),
		sized(binary("rdd.LeftOuterJoin($0, $1$p)", loose, byKey,
			func(l, r *rdd.RDD[pair], a args) *rdd.RDD[leftOpen] { return rdd.LeftOuterJoin(l, r, a.parts...) },
			func(ls, rs []pair) (out []leftOpen) {
				for _, p := range joined(ls, rs) {
					if p.Value.First.OK {
						out = append(out, rdd.KV(p.Key, rdd.Tuple2[int, open]{First: p.Value.First.Value, Second: p.Value.Second}))
					}
				}
				return out
			}), joinSize[string, int, int]),
		binary("rdd.CoGroup($0, $1$p)", keyed, byKey,
			func(l, r *rdd.RDD[pair], a args) *rdd.RDD[cogrouped] { return rdd.CoGroup(l, r, a.parts...) },
			coGrouped[string, int, int]),
		sized(binary("rdd.Map(rdd.Join($0, $1$p), tupleToSlicePair)", loose, shuffled,
			func(l, r *rdd.RDD[lists], a args) *rdd.RDD[lists] {
				return rdd.Map(rdd.Join(l, r, a.parts...), func(p rdd.Pair[int, rdd.Tuple2[[]int, []int]]) lists {
					return rdd.KV(p.Key%7, concat(p.Value.First, p.Value.Second))
				})
			},
			func(ls, rs []lists) (out []lists) {
				for _, p := range joined(ls, rs) {
					if p.Value.First.OK && p.Value.Second.OK {
						out = append(out, rdd.KV(p.Key%7, concat(p.Value.First.Value, p.Value.Second.Value)))
					}
				}
				return out
			}), joinSize[int, []int, []int]),
	}
}

// positions are the operations that pair elements by where they are.
func positions() []*op {
	rare := func(x int) bool { return x%5 == 0 }
	sum := func(t rdd.Tuple2[int, int]) pair { return rdd.KV(word(t.First%13+13), t.Second) }
	indexToPair := func(t rdd.Tuple2[string, int64]) pair { return rdd.KV(t.First, int(t.Second)) }
	return []*op{
		unary("rdd.Map(rdd.Zip($0, rdd.Map($0, mix)), sum)", loose, elementwise,
			func(r *rdd.RDD[int], _ args) *rdd.RDD[pair] { return rdd.Map(rdd.Zip(r, rdd.Map(r, mix)), sum) },
			func(xs []int, _ args) []pair {
				return mapped(xs, func(x int) pair { return sum(rdd.Tuple2[int, int]{First: x, Second: mix(x)}) })
			}),
		unary("rdd.Map(rdd.ZipWithIndex($0), indexToPair)", listed, sorted,
			func(r *rdd.RDD[string], _ args) *rdd.RDD[pair] { return rdd.Map(rdd.ZipWithIndex(r), indexToPair) },
			func(xs []string, _ args) []pair { return mapped(indexed(xs), indexToPair) }),
		unary("rdd.Map(rdd.ZipWithUniqueID($0), indexToPair)", loose, nothing,
			func(r *rdd.RDD[string], _ args) *rdd.RDD[pair] { return rdd.Map(rdd.ZipWithUniqueID(r), indexToPair) },
			func(xs []string, _ args) []pair { return mapped(indexed(xs), indexToPair) }),
		sized(binary("rdd.Map(rdd.Cartesian($0.Filter(rare), $1.Filter(rare)).Coalesce(6), sum)", loose, shuffled,
			func(l, r *rdd.RDD[int], _ args) *rdd.RDD[pair] {
				return rdd.Map(rdd.Cartesian(l.Filter(rare), r.Filter(rare)).Coalesce(6), sum)
			},
			func(ls, rs []int) []pair { return mapped(product(filtered(ls, rare), filtered(rs, rare)), sum) }),
			func(ls, rs []int) int { return len(filtered(ls, rare)) * len(filtered(rs, rare)) }),
	}
}
