package rdd

import "lab/rdd/plan"

// kit moves elements of type T for the executor.
func kit[T any]() *plan.Kit {
	return plan.NewKit(buckets[T], gather[T])
}

// buckets makes a collector with n buckets. What it hands over tells how large the next buckets are likely to be, which
// saves growing them step by step.
func buckets[T any](n int) *plan.Buckets {
	outs := make([][]T, n)
	add := func(batch any, dest []int32) {
		in := batch.([]T)
		if len(dest) == 0 {
			outs[0] = append(outs[0], in...)
			return
		}
		for i, d := range dest {
			outs[d] = append(outs[d], in[i])
		}
	}
	take := func() []any {
		blocks := make([]any, n)
		for i, out := range outs {
			blocks[i] = out
			outs[i] = nil
			if len(out) > 0 {
				outs[i] = make([]T, 0, len(out)+len(out)/8)
			}
		}
		return blocks
	}
	return plan.NewBuckets(add, take)
}

// gather picks elements out of slices into a new one.
func gather[T any](slices []any, from, at []int32) any {
	out := make([]T, len(at))
	typed := make([][]T, len(slices))
	for i, s := range slices {
		if s != nil {
			xs := s.([]T)
			typed[i] = xs
		}
	}
	if len(from) == 0 && len(at) > 0 {
		xs := typed[0]
		for i, a := range at {
			out[i] = xs[a]
		}
		return out
	}
	for i, a := range at {
		out[i] = typed[from[i]][a]
	}
	return out
}
