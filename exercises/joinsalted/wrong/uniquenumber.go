//go:build ignore

package joinsalted

import "lab/rdd"

// Misconception: the unique number of a sale is its position. Within a partition it goes in steps, and may meet a few salts only.
func JoinSalted(
	sales *rdd.RDD[rdd.Pair[string, int]],
	names *rdd.RDD[rdd.Pair[string, string]],
	salts int,
) *rdd.RDD[rdd.Pair[string, rdd.Tuple2[int, string]]] {
	salted := rdd.Map(rdd.ZipWithUniqueID(sales), func(t rdd.Tuple2[rdd.Pair[string, int], int64]) rdd.Pair[rdd.Pair[string, int], int] {
		return rdd.KV(rdd.KV(t.First.Key, int(t.Second)%salts), t.First.Value)
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
