package rdd

import "lab/rdd/plan"

// Fold combines all elements with f, starting from zero. zero is used once in every partition and once more for their
// results, so it should change nothing: 0 for a sum, 1 for a product. f may change its first argument and return it;
// every partition has a copy of zero of its own.
func (r *RDD[T]) Fold(zero T, f func(T, T) T) T {
	return aggregate(r, "Fold", zero, f, f)
}

// Aggregate combines all elements to one result of another type. Each partition starts from zero and adds its
// elements with seq, then comb joins the partitions' results in order, starting from zero as well. Both may change
// their first argument and return it, so a large result such as a gradient need not be copied at every step; every
// partition has a copy of zero of its own.
func Aggregate[T, U any](r *RDD[T], zero U, seq func(U, T) U, comb func(U, U) U) U {
	return aggregate(r, "Aggregate", zero, seq, comb)
}

func aggregate[T, U any](r *RDD[T], action string, zero U, seq func(U, T) U, comb func(U, U) U) U {
	fresh := plan.Fresh([]U{zero})
	results := r.ctx.Executor().Run(action, r.node, nil, func(part int, in plan.Stream) any {
		start := fresh()
		acc := start.([]U)
		in(func(batch any) bool {
			xs := batch.([]T)
			sum := acc[0]
			for _, x := range xs {
				sum = seq(sum, x)
			}
			acc[0] = sum
			return true
		})
		return acc
	})
	start := fresh()
	total := start.([]U)
	plan.Here(action, func() {
		for _, result := range results {
			acc := result.([]U)
			total[0] = comb(total[0], acc[0])
		}
	})
	return total[0]
}

// TreeAggregate is Aggregate that joins the partitions' results in parallel, level by level, in depth levels of which
// the last is here; 2 is usual. It is for many partitions with large results, where joining all of them in one place
// takes long. With few partitions it does what Aggregate does.
func TreeAggregate[T, U any](r *RDD[T], zero U, seq func(U, T) U, comb func(U, U) U, depth int) U {
	if depth < 1 {
		plan.Fail("TreeAggregate", "the depth is %d; give 1 or more", depth)
	}
	fresh := plan.Fresh([]U{zero})
	node := r.node.Partitionwise("TreeAggregate", false, func(part int, in plan.Stream, emit plan.Emit) {
		start := fresh()
		acc := start.([]U)
		in(func(batch any) bool {
			xs := batch.([]T)
			sum := acc[0]
			for _, x := range xs {
				sum = seq(sum, x)
			}
			acc[0] = sum
			return true
		})
		emit(acc)
	})
	parts := collectParts(tree(&RDD[U]{ctx: r.ctx, node: node}, "TreeAggregate", comb, depth), "TreeAggregate", nil)
	start := fresh()
	total := start.([]U)
	plan.Here("TreeAggregate", func() {
		for _, acc := range parts {
			for _, u := range acc {
				total[0] = comb(total[0], u)
			}
		}
	})
	return total[0]
}

// tree joins the elements of neighbouring partitions, level by level, until the last level is left, which is for the
// caller.
func tree[U any](r *RDD[U], op string, comb func(U, U) U, depth int) *RDD[U] {
	node := r.node
	for _, n := range plan.TreeLevels(node.Partitions, depth) {
		node = treeLevel(r.ctx, op, node, n, comb)
	}
	return &RDD[U]{ctx: r.ctx, node: node}
}

// treeLevel joins the elements of neighbouring partitions until n are left, with a shuffle so that the tasks that made
// them run in parallel.
func treeLevel[U any](c *Context, op string, node *plan.Node, n int, comb func(U, U) U) *plan.Node {
	dep := node.PlacedDep(n, plan.Neighbours(node.Partitions, n), kit[U]())
	return c.Graph().Merge(op, []plan.Dep{dep}, n, nil, func(part int, ins []plan.Input, emit plan.Emit) {
		var acc []U
		ins[0].Each(func(batch any) {
			us := batch.([]U)
			for _, u := range us {
				if len(acc) == 0 {
					acc = []U{u}
				} else {
					acc[0] = comb(acc[0], u)
				}
			}
		})
		emit(acc)
	})
}

// CountByKey counts the pairs of each key. The result is a map here, so it is for few keys; use ReduceByKey for many.
func CountByKey[K comparable, V any](r *RDD[Pair[K, V]]) map[K]int64 {
	return countKeys(Keys(r), "CountByKey")
}

// CountByValue counts how often each element occurs. The result is a map here.
func CountByValue[T comparable](r *RDD[T]) map[T]int64 {
	return countKeys(r, "CountByValue")
}

func countKeys[T comparable](r *RDD[T], action string) map[T]int64 {
	results := r.ctx.Executor().Run(action, r.node, nil, func(part int, in plan.Stream) any {
		counts := make(map[T]int64)
		in(func(batch any) bool {
			xs := batch.([]T)
			for _, x := range xs {
				counts[x]++
			}
			return true
		})
		return counts
	})
	total := make(map[T]int64)
	for _, result := range results {
		counts := result.(map[T]int64)
		for x, n := range counts {
			total[x] += n
		}
	}
	return total
}

// Lookup returns the values of a key. When r is placed by the hash of its keys, only the key's partition is computed.
func Lookup[K comparable, V any](r *RDD[Pair[K, V]], key K) []V {
	plan.CheckKeys("Lookup", []K{})
	var parts []int
	if r.node.Partitioner.Hash() {
		parts = []int{plan.PartitionOf([]K{key}, r.node.Partitions)}
	}
	same := r.node.Batchwise("Lookup", true, func() func(batch any) any {
		return func(batch any) any {
			in := batch.([]Pair[K, V])
			var out []V
			for _, p := range in {
				if p.Key == key {
					out = append(out, p.Value)
				}
			}
			return out
		}
	})
	return concat(collectParts(&RDD[V]{ctx: r.ctx, node: same}, "Lookup", parts))
}

// TakeSample returns n elements drawn at random, in random order; without replacement no more than there are. It runs
// two jobs: one counts, the other fetches. The same seed on the same elements gives the same sample.
func (r *RDD[T]) TakeSample(withReplacement bool, n int, seed int64) []T {
	if n < 0 {
		plan.Fail("TakeSample", "cannot take %d elements; give 0 or more", n)
	}
	counts := countParts(r, "TakeSample")
	starts := make([]int64, len(counts))
	var total int64
	for i, count := range counts {
		starts[i] = total
		total += count
	}
	chosen := plan.ChooseIndexes(seed, total, n, withReplacement)
	wanted := make(map[int64]bool)
	for _, i := range chosen {
		wanted[i] = true
	}
	results := r.ctx.Executor().Run("TakeSample", r.node, nil, func(part int, in plan.Stream) any {
		found := make(map[int64]T)
		i := starts[part]
		in(func(batch any) bool {
			xs := batch.([]T)
			for _, x := range xs {
				if wanted[i] {
					found[i] = x
				}
				i++
			}
			return true
		})
		return found
	})
	all := make(map[int64]T)
	for _, result := range results {
		found := result.(map[int64]T)
		for i, x := range found {
			all[i] = x
		}
	}
	out := make([]T, len(chosen))
	for k, i := range chosen {
		out[k] = all[i]
	}
	return out
}
