//go:build ignore

package joinsalted

import "lab/rdd"

// Misconception: each name gets one salt, as each sale does. Most sales do not find their name then.
func JoinSalted(sales *rdd.RDD[rdd.Pair[string, int]], names *rdd.RDD[rdd.Pair[string, string]], salts int) *rdd.RDD[rdd.Pair[string, rdd.Tuple2[int, string]]] {
	n := int64(sales.NumPartitions())
	salted := rdd.Map(rdd.ZipWithUniqueID(sales), func(t rdd.Tuple2[rdd.Pair[string, int], int64]) rdd.Pair[rdd.Pair[string, int], int] {
		return rdd.KV(rdd.KV(t.First.Key, int(t.Second/n)%salts), t.First.Value)
	})
	copies := rdd.Map(names, func(p rdd.Pair[string, string]) rdd.Pair[rdd.Pair[string, int], string] {
		return rdd.KV(rdd.KV(p.Key, 0), p.Value)
	})
	joined := rdd.Join(salted, copies)
	return rdd.Map(joined, func(p rdd.Pair[rdd.Pair[string, int], rdd.Tuple2[int, string]]) rdd.Pair[string, rdd.Tuple2[int, string]] {
		return rdd.KV(p.Key.Key, p.Value)
	})
}
