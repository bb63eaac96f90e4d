package rdd

import "lab/rdd/plan"

// SampleByKey is Sample with a fraction for each key: a sample that takes more of rare keys, say. Every key needs a
// fraction; one without fails the action with an *Error. How many pairs of a key are taken is only about its fraction
// of them; SampleByKeyExact takes exactly so many. The same seed on the same partitions gives the same sample.
func SampleByKey[K comparable, V any](r *RDD[Pair[K, V]], withReplacement bool, fractions map[K]float64, seed int64) *RDD[Pair[K, V]] {
	own := checkFractions("SampleByKey", withReplacement, fractions)
	node := r.node.Partitionwise("SampleByKey", true, func(part int, in plan.Stream, emit plan.Emit) {
		draw := plan.NewDraw(seed, part)
		in(func(batch any) bool {
			xs := batch.([]Pair[K, V])
			var out []Pair[K, V]
			for _, p := range xs {
				fraction, ok := own[p.Key]
				if !ok {
					panic(plan.NoFraction(p.Key))
				}
				for n := draw.Times(withReplacement, fraction); n > 0; n-- {
					out = append(out, p)
				}
			}
			return emit(out)
		})
	})
	return called[Pair[K, V]](r.ctx, node, "SampleByKey", r.node, withReplacement, own, seed)
}

// SampleByKeyExact is SampleByKey that takes of each key's pairs exactly its fraction, rounded up to a whole number;
// every such sample is equally likely. It has to count the pairs of each key and partition first, and runs a job for
// that when it is called: cache r when computing it is costly.
func SampleByKeyExact[K comparable, V any](r *RDD[Pair[K, V]], withReplacement bool, fractions map[K]float64, seed int64) *RDD[Pair[K, V]] {
	own := checkFractions("SampleByKeyExact", withReplacement, fractions)
	quotas := allot(r, withReplacement, own, seed)
	node := r.node.Partitionwise("SampleByKeyExact", true, func(part int, in plan.Stream, emit plan.Emit) {
		draw := plan.NewDraw(seed, part)
		left := make(map[K]*plan.Quota)
		for k, q := range quotas[part] {
			fresh := q
			left[k] = &fresh
		}
		in(func(batch any) bool {
			xs := batch.([]Pair[K, V])
			var out []Pair[K, V]
			for _, p := range xs {
				quota, ok := left[p.Key]
				if !ok {
					panic(plan.NoFraction(p.Key))
				}
				for n := draw.TakesOf(quota, withReplacement); n > 0; n-- {
					out = append(out, p)
				}
			}
			return emit(out)
		})
	})
	return called[Pair[K, V]](r.ctx, node, "SampleByKeyExact", r.node, withReplacement, own, seed)
}

// checkFractions copies the fractions, so that the caller's later changes do not show.
func checkFractions[K comparable](op string, withReplacement bool, fractions map[K]float64) map[K]float64 {
	own := make(map[K]float64, len(fractions))
	for k, fraction := range fractions {
		plan.CheckFractionOf(op, k, withReplacement, fraction)
		own[k] = fraction
	}
	return own
}

// allot tells for each partition how many pairs of each key to take.
func allot[K comparable, V any](r *RDD[Pair[K, V]], withReplacement bool, fractions map[K]float64, seed int64) []map[K]plan.Quota {
	results := r.ctx.Executor().Run("SampleByKeyExact", r.node, nil, func(part int, in plan.Stream) any {
		counts := make(map[K]int64)
		in(func(batch any) bool {
			xs := batch.([]Pair[K, V])
			for _, p := range xs {
				counts[p.Key]++
			}
			return true
		})
		return counts
	})
	all := make(map[K][]int64)
	quotas := make([]map[K]plan.Quota, len(results))
	for part, result := range results {
		quotas[part] = make(map[K]plan.Quota)
		counts := result.(map[K]int64)
		for k, n := range counts {
			_, ok := all[k]
			if !ok {
				all[k] = make([]int64, len(results))
			}
			all[k][part] = n
		}
	}
	for k, counts := range all {
		fraction, ok := fractions[k]
		if !ok {
			plan.Fail("SampleByKeyExact", "%w", plan.NoFraction(k))
		}
		for part, quota := range plan.Allot(seed, k, counts, withReplacement, fraction) {
			if counts[part] > 0 {
				quotas[part][k] = quota
			}
		}
	}
	return quotas
}
