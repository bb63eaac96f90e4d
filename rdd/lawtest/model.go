package lawtest

import (
	"cmp"
	"slices"

	"lab/rdd"
)

// This file is the model: what the operations mean, on slices, in the most obvious way. Keys come in the order in which
// they came first, values in the order of the input.

func mapped[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func filtered[T any](xs []T, f func(T) bool) []T {
	out := []T{}
	for _, x := range xs {
		if f(x) {
			out = append(out, x)
		}
	}
	return out
}

func flatMapped[T, U any](xs []T, f func(T) []U) []U {
	out := []U{}
	for _, x := range xs {
		out = append(out, f(x)...)
	}
	return out
}

func counted[T comparable](xs []T) map[T]int64 {
	out := map[T]int64{}
	for _, x := range xs {
		out[x]++
	}
	return out
}

func distinct[T comparable](xs []T) []T {
	seen := map[T]bool{}
	return filtered(xs, func(x T) bool {
		was := seen[x]
		seen[x] = true
		return !was
	})
}

func subtract[T comparable](ls, rs []T) []T {
	right := counted(rs)
	return filtered(ls, func(x T) bool { return right[x] == 0 })
}

func intersection[T comparable](ls, rs []T) []T {
	right := counted(rs)
	return distinct(filtered(ls, func(x T) bool { return right[x] > 0 }))
}

func sortedBy[T any, K cmp.Ordered](xs []T, key func(T) K, ascending bool) []T {
	out := slices.Clone(xs)
	slices.SortStableFunc(out, func(a, b T) int {
		if !ascending {
			a, b = b, a
		}
		return cmp.Compare(key(a), key(b))
	})
	return out
}

func keysOf[K comparable, V any](ps []rdd.Pair[K, V]) []K {
	return mapped(ps, func(p rdd.Pair[K, V]) K { return p.Key })
}

func valuesOf[K comparable, V any](ps []rdd.Pair[K, V]) []V {
	return mapped(ps, func(p rdd.Pair[K, V]) V { return p.Value })
}

func mappedValues[K comparable, V, W any](ps []rdd.Pair[K, V], f func(V) W) []rdd.Pair[K, W] {
	return mapped(ps, func(p rdd.Pair[K, V]) rdd.Pair[K, W] { return rdd.KV(p.Key, f(p.Value)) })
}

// valuesByKey gathers the values of each key.
func valuesByKey[K comparable, V any](ps []rdd.Pair[K, V]) map[K][]V {
	out := map[K][]V{}
	for _, p := range ps {
		out[p.Key] = append(out[p.Key], p.Value)
	}
	return out
}

func groupedByKey[K comparable, V any](ps []rdd.Pair[K, V]) []rdd.Pair[K, []V] {
	values := valuesByKey(ps)
	return mapped(distinct(keysOf(ps)), func(k K) rdd.Pair[K, []V] { return rdd.KV(k, values[k]) })
}

// foldedByKey combines the values of each key from the left, starting from what zero makes.
func foldedByKey[K comparable, V, U any](ps []rdd.Pair[K, V], zero func() U, add func(U, V) U) []rdd.Pair[K, U] {
	return mappedValues(groupedByKey(ps), func(vs []V) U {
		sum := zero()
		for _, v := range vs {
			sum = add(sum, v)
		}
		return sum
	})
}

func reducedByKey[K comparable, V any](ps []rdd.Pair[K, V], f func(V, V) V) []rdd.Pair[K, V] {
	return mappedValues(groupedByKey(ps), func(vs []V) V { return reduced(vs, f) })
}

func reduced[T any](xs []T, f func(T, T) T) T {
	sum := xs[0]
	for _, x := range xs[1:] {
		sum = f(sum, x)
	}
	return sum
}

func subtractedByKey[K comparable, V, W any](ls []rdd.Pair[K, V], rs []rdd.Pair[K, W]) []rdd.Pair[K, V] {
	right := valuesByKey(rs)
	return filtered(ls, func(p rdd.Pair[K, V]) bool { return right[p.Key] == nil })
}

// coGrouped has the keys of ls, then those that only rs has.
func coGrouped[K comparable, V, W any](ls []rdd.Pair[K, V], rs []rdd.Pair[K, W]) []rdd.Pair[K, rdd.Tuple2[[]V, []W]] {
	left, right := valuesByKey(ls), valuesByKey(rs)
	keys := distinct(append(keysOf(ls), keysOf(rs)...))
	return mapped(keys, func(k K) rdd.Pair[K, rdd.Tuple2[[]V, []W]] {
		return rdd.KV(k, rdd.Tuple2[[]V, []W]{First: left[k], Second: right[k]})
	})
}

// joined is the full outer join: each pair of ls with its matches in the order of rs, then what only rs has. The other
// joins leave out some of it.
func joined[K comparable, V, W any](ls []rdd.Pair[K, V],
	rs []rdd.Pair[K, W]) []rdd.Pair[K, rdd.Tuple2[rdd.Optional[V], rdd.Optional[W]]] {
	type both = rdd.Tuple2[rdd.Optional[V], rdd.Optional[W]]
	left, right := valuesByKey(ls), valuesByKey(rs)
	out := []rdd.Pair[K, both]{}
	for _, l := range ls {
		for _, w := range right[l.Key] {
			out = append(out, rdd.KV(l.Key, both{First: some(l.Value), Second: some(w)}))
		}
		if right[l.Key] == nil {
			out = append(out, rdd.KV(l.Key, both{First: some(l.Value)}))
		}
	}
	for _, r := range rs {
		if left[r.Key] == nil {
			out = append(out, rdd.KV(r.Key, both{Second: some(r.Value)}))
		}
	}
	return out
}

// joinSize is how many pairs joined makes.
func joinSize[K comparable, V, W any](ls []rdd.Pair[K, V], rs []rdd.Pair[K, W]) int {
	left, right := counted(keysOf(ls)), counted(keysOf(rs))
	n := 0
	for k, l := range left {
		n += int(l * max(right[k], 1))
	}
	for k, r := range right {
		if left[k] == 0 {
			n += int(r)
		}
	}
	return n
}

func some[T any](x T) rdd.Optional[T] { return rdd.Optional[T]{Value: x, OK: true} }

func product[T, U any](ls []T, rs []U) []rdd.Tuple2[T, U] {
	out := []rdd.Tuple2[T, U]{}
	for _, l := range ls {
		for _, r := range rs {
			out = append(out, rdd.Tuple2[T, U]{First: l, Second: r})
		}
	}
	return out
}

func indexed[T any](xs []T) []rdd.Tuple2[T, int64] {
	out := []rdd.Tuple2[T, int64]{}
	for i, x := range xs {
		out = append(out, rdd.Tuple2[T, int64]{First: x, Second: int64(i)})
	}
	return out
}
