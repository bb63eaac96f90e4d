//go:build solution

package joinsalted

import "lab/rdd"

// saltedKey is an article and a salt.
type saltedKey = rdd.Pair[string, int]

// named is a sale and the name of its article.
type named = rdd.Tuple2[int, string]

// JoinSalted joins sales with the names of their articles. It spreads the
// sales of each article over a number of keys.
func JoinSalted(
	sales *rdd.RDD[rdd.Pair[string, int]],
	names *rdd.RDD[rdd.Pair[string, string]],
	salts int,
) *rdd.RDD[rdd.Pair[string, rdd.Tuple2[int, string]]] {
	n := int64(sales.NumPartitions())
	numbered := rdd.ZipWithUniqueID(sales)
	salted := rdd.Map(numbered, func(
		t rdd.Tuple2[rdd.Pair[string, int], int64],
	) rdd.Pair[saltedKey, int] {
		position := t.Second / n
		return rdd.KV(rdd.KV(t.First.Key, int(position)%salts), t.First.Value)
	})
	copies := rdd.FlatMap(names, func(p rdd.Pair[string, string]) []rdd.Pair[saltedKey, string] {
		all := []rdd.Pair[saltedKey, string]{}
		for salt := range salts {
			all = append(all, rdd.KV(rdd.KV(p.Key, salt), p.Value))
		}
		return all
	})
	joined := rdd.Join(salted, copies)
	return rdd.Map(joined, func(p rdd.Pair[saltedKey, named]) rdd.Pair[string, named] {
		return rdd.KV(p.Key.Key, p.Value)
	})
}
