package rdd

// MapValues applies f to the value of every pair. Keys stay, so the partitioner is kept.
func MapValues[K comparable, V, W any](r *RDD[Pair[K, V]], f func(V) W) *RDD[Pair[K, W]] {
	node := r.node.Batchwise("MapValues", true, func() func(batch any) any {
		var room []Pair[K, W]
		return func(batch any) any {
			in := batch.([]Pair[K, V])
			if len(room) < len(in) {
				room = make([]Pair[K, W], len(in))
			}
			out := room[:len(in)]
			for i, p := range in {
				out[i] = Pair[K, W]{Key: p.Key, Value: f(p.Value)}
			}
			return out
		}
	})
	return called[Pair[K, W]](r.ctx, node, "MapValues", r.node, f)
}

// FlatMapValues applies f to the value of every pair and makes a pair, with the same key, of each element of the
// answer. Keys stay, so the partitioner is kept.
func FlatMapValues[K comparable, V, W any](r *RDD[Pair[K, V]], f func(V) []W) *RDD[Pair[K, W]] {
	node := flatten("FlatMapValues", r.node, true, func(p Pair[K, V]) []Pair[K, W] {
		ws := f(p.Value)
		out := make([]Pair[K, W], len(ws))
		for i, w := range ws {
			out[i] = Pair[K, W]{Key: p.Key, Value: w}
		}
		return out
	})
	return called[Pair[K, W]](r.ctx, node, "FlatMapValues", r.node, f)
}

// Keys gives the key of every pair.
func Keys[K comparable, V any](r *RDD[Pair[K, V]]) *RDD[K] {
	node := r.node.Batchwise("Keys", false, func() func(batch any) any {
		var room []K
		return func(batch any) any {
			in := batch.([]Pair[K, V])
			if len(room) < len(in) {
				room = make([]K, len(in))
			}
			out := room[:len(in)]
			for i, p := range in {
				out[i] = p.Key
			}
			return out
		}
	})
	return called[K](r.ctx, node, "Keys", r.node)
}

// Values gives the value of every pair.
func Values[K comparable, V any](r *RDD[Pair[K, V]]) *RDD[V] {
	node := r.node.Batchwise("Values", false, func() func(batch any) any {
		var room []V
		return func(batch any) any {
			in := batch.([]Pair[K, V])
			if len(room) < len(in) {
				room = make([]V, len(in))
			}
			out := room[:len(in)]
			for i, p := range in {
				out[i] = p.Value
			}
			return out
		}
	})
	return called[V](r.ctx, node, "Values", r.node)
}

// CollectAsMap returns all pairs as a map. Of several values of one key the last one stays.
func CollectAsMap[K comparable, V any](r *RDD[Pair[K, V]]) map[K]V {
	out := make(map[K]V)
	for _, xs := range collectParts(r, "CollectAsMap", nil) {
		for _, p := range xs {
			out[p.Key] = p.Value
		}
	}
	return out
}
