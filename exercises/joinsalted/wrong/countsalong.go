//go:build ignore

package joinsalted

import (
	"sync/atomic"

	"lab/rdd"
)

// Misconception: a variable that counts along deals the salts out in turn. A task that starts anew finds it where it was left.
func JoinSalted(
	sales *rdd.RDD[rdd.Pair[string, int]],
	names *rdd.RDD[rdd.Pair[string, string]],
	salts int,
) *rdd.RDD[rdd.Pair[string, rdd.Tuple2[int, string]]] {
	dealt := atomic.Int64{}
	salted := rdd.Map(sales, func(p rdd.Pair[string, int]) rdd.Pair[rdd.Pair[string, int], int] {
		return rdd.KV(rdd.KV(p.Key, int(dealt.Add(1))%salts), p.Value)
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
