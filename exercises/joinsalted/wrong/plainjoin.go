//go:build ignore

package joinsalted

import "lab/rdd"

// Misconception: a join spreads its work by itself. Equal keys meet in one place.
func JoinSalted(sales *rdd.RDD[rdd.Pair[string, int]], names *rdd.RDD[rdd.Pair[string, string]], salts int) *rdd.RDD[rdd.Pair[string, rdd.Tuple2[int, string]]] {
	return rdd.Join(sales, names)
}
