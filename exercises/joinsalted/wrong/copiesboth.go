//go:build ignore

package joinsalted

import "lab/rdd"

// Misconception: both sides are copied. Every sale is in the result once for each salt.
func JoinSalted(sales *rdd.RDD[rdd.Pair[string, int]], names *rdd.RDD[rdd.Pair[string, string]], salts int) *rdd.RDD[rdd.Pair[string, rdd.Tuple2[int, string]]] {
	salted := rdd.FlatMap(sales, func(p rdd.Pair[string, int]) []rdd.Pair[rdd.Pair[string, int], int] {
		all := []rdd.Pair[rdd.Pair[string, int], int]{}
		for salt := range salts {
			all = append(all, rdd.KV(rdd.KV(p.Key, salt), p.Value))
		}
		return all
	})
	copies := rdd.FlatMap(names, func(p rdd.Pair[string, string]) []rdd.Pair[rdd.Pair[string, int], string] {
		all := []rdd.Pair[rdd.Pair[string, int], string]{}
		for salt := range salts {
			all = append(all, rdd.KV(rdd.KV(p.Key, salt), p.Value))
		}
		return all
	})
	joined := rdd.Join(salted, copies)
	return rdd.Map(joined, func(p rdd.Pair[rdd.Pair[string, int], rdd.Tuple2[int, string]]) rdd.Pair[string, rdd.Tuple2[int, string]] {
		return rdd.KV(p.Key.Key, p.Value)
	})
}
