package lawtest

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"lab/rdd"
)

// actions give results, and effects change what is kept between them.
var (
	actions = byType(slices.Concat(
		actionsOnAll[int](), actionsOnAll[string](), actionsOnAll[pair](), actionsOnAll[lists](), actionsOnAll[point](),
		actionsOnAll[grouped](), actionsOnAll[leftOpen](), actionsOnAll[cogrouped](),
		actionsOnPairs[string, int](), actionsOnPairs[int, []int](), actionsOnPairs[string, []int](),
		actionsOnNumbers(), actionsOnText(),
	))
	effects = byType(slices.Concat(effectsOn[int](), effectsOn[string](), effectsOn[pair](), effectsOn[lists](), effectsOn[point](),
		effectsOn[grouped](), effectsOn[leftOpen](), effectsOn[cogrouped]()))
)

func effectsOn[T any]() []*op {
	persist := func(level rdd.Level) *op {
		return effect("$0.Unpersist().Persist(rdd."+level.String()+")", func(r *rdd.RDD[T]) { r.Unpersist().Persist(level) })
	}
	return []*op{
		// Cache is Persist(MemoryOnly), which is refused where another level is set.
		effect("$0.Unpersist().Cache()", func(r *rdd.RDD[T]) { r.Unpersist().Cache() }),
		persist(rdd.MemoryOnly), persist(rdd.MemoryAndDisk), persist(rdd.DiskOnly),
		effect("$0.Unpersist()", func(r *rdd.RDD[T]) { r.Unpersist() }),
	}
}

// collect and glom end every plan: one shows what Collect promises, the other the order within partitions.
func collect[T any]() *op {
	return action("$0.Collect()", loose,
		func(r *rdd.RDD[T], _ args) []T { return r.Collect() },
		func(got, xs []T, o order, _ args) error {
			if got == nil {
				return errors.New("got nil, which Collect never gives")
			}
			return agree(got, xs, o)
		})
}

func glom[T any]() *op {
	return action("rdd.Glom($0).Collect()", loose,
		func(r *rdd.RDD[T], _ args) [][]T { return rdd.Glom(r).Collect() },
		func(got [][]T, xs []T, o order, _ args) error { return agreeParts(got, xs, o) })
}

func actionsOnAll[T any]() []*op {
	byText := func(a, b T) bool { return text(a) < text(b) }
	byLength := func(a, b T) bool { return len(text(a)) < len(text(b)) }
	count := func(n int64, _ T) int64 { return n + 1 }
	return []*op{
		collect[T](), glom[T](),
		action("$0.Count()", loose,
			func(r *rdd.RDD[T], _ args) int64 { return r.Count() },
			func(got int64, xs []T, _ order, _ args) error { return equal(got, len(xs)) }),
		action("$0.IsEmpty()", loose,
			func(r *rdd.RDD[T], _ args) bool { return r.IsEmpty() },
			func(got bool, xs []T, _ order, _ args) error { return equal(got, len(xs) == 0) }),
		action("$0.Take($n)", loose,
			func(r *rdd.RDD[T], a args) []T { return r.Take(a.n) },
			func(got, xs []T, o order, a args) error {
				if o == listed {
					return agree(got, xs[:min(a.n, len(xs))], o)
				}
				return equal(len(got), min(a.n, len(xs)))
			}),
		action("$0.TakeOrdered($n, byText)", loose,
			func(r *rdd.RDD[T], a args) []T { return r.TakeOrdered(a.n, byText) },
			func(got, xs []T, _ order, a args) error { return agree(got, smallest(xs, a.n, byText), listed) }),
		action("$0.Top($n, byText)", loose,
			func(r *rdd.RDD[T], a args) []T { return r.Top(a.n, byText) },
			func(got, xs []T, _ order, a args) error {
				return agree(got, smallest(xs, a.n, func(a, b T) bool { return byText(b, a) }), listed)
			}),
		action("$0.TakeOrdered($n, byLength)", listed,
			func(r *rdd.RDD[T], a args) []T { return r.TakeOrdered(a.n, byLength) },
			func(got, xs []T, _ order, a args) error { return agree(got, smallest(xs, a.n, byLength), listed) }),
		action("$0.Top($n, byLength)", listed,
			func(r *rdd.RDD[T], a args) []T { return r.Top(a.n, byLength) },
			func(got, xs []T, _ order, a args) error {
				return agree(got, smallest(xs, a.n, func(a, b T) bool { return byLength(b, a) }), listed)
			}),
		action("rdd.Aggregate($0, 0, count, add)", loose,
			func(r *rdd.RDD[T], _ args) int64 {
				return rdd.Aggregate(r, 0, count, func(a, b int64) int64 { return a + b })
			},
			func(got int64, xs []T, _ order, _ args) error { return equal(got, len(xs)) }),
		action("$0.ForEach(adding to an Accumulator)", loose,
			func(r *rdd.RDD[T], _ args) int64 {
				sum := rdd.NewCounter(r.Context())
				r.ForEach(func(x T) { sum.Add(int64(len(text(x)))) })
				return sum.Value()
			},
			func(got int64, xs []T, _ order, _ args) error {
				var sum int64
				for _, x := range xs {
					sum += int64(len(text(x)))
				}
				return equal(got, sum)
			}),
		action("$0.TakeSample(false, $n, $seed)", loose,
			func(r *rdd.RDD[T], a args) []T { return r.TakeSample(false, a.n, a.seed) },
			func(got, xs []T, _ order, a args) error {
				have := counted(lines(xs))
				for x, n := range counted(lines(got)) {
					if have[x] < n {
						return fmt.Errorf("%s was drawn %d times of %d", x, n, have[x])
					}
				}
				return equal(len(got), min(a.n, len(xs)))
			}),
	}
}

// smallest is the first n of the sorted list.
func smallest[T any](xs []T, n int, less func(a, b T) bool) []T {
	out := slices.Clone(xs)
	slices.SortStableFunc(out, func(a, b T) int {
		switch {
		case less(a, b):
			return -1
		case less(b, a):
			return 1
		}
		return 0
	})
	return out[:min(n, len(out))]
}

func actionsOnPairs[K cmp.Ordered, V any]() []*op {
	type kv = rdd.Pair[K, V]
	// sought is the key of one of the smallest pairs, whichever the seed says, so that it is there as a rule.
	sought := func(xs []kv, a args) (key K) {
		if keys := sortedBy(distinct(keysOf(xs)), func(k K) K { return k }, true); len(keys) > 0 {
			key = keys[int(a.seed)%len(keys)]
		}
		return key
	}
	return []*op{
		action("rdd.CountByKey($0)", loose,
			func(r *rdd.RDD[kv], _ args) map[K]int64 { return rdd.CountByKey(r) },
			func(got map[K]int64, xs []kv, _ order, _ args) error { return equal(got, counted(keysOf(xs))) }),
		action("rdd.CollectAsMap($0)", keyed,
			func(r *rdd.RDD[kv], _ args) map[K]V { return rdd.CollectAsMap(r) },
			func(got map[K]V, xs []kv, _ order, _ args) error {
				want := map[K]V{}
				for _, x := range xs {
					want[x.Key] = x.Value
				}
				return equal(got, want)
			}),
		action("rdd.Lookup($0, a key of it)", loose,
			func(r *rdd.RDD[kv], a args) []V { return rdd.Lookup(r, sought(r.Collect(), a)) },
			func(got []V, xs []kv, o order, a args) error {
				if o >= keyed {
					o = listed
				}
				return agree(got, valuesByKey(xs)[sought(xs, a)], o)
			}),
	}
}

func actionsOnNumbers() []*op {
	quarters := func(sum float64, x int) float64 { return sum + float64(x)/4 }
	plus := func(a, b float64) float64 { return a + b }
	return []*op{
		action("$0.Reduce(add)", loose,
			func(r *rdd.RDD[int], _ args) string { return attempt(func() any { return r.Reduce(add) }) },
			func(got string, xs []int, _ order, _ args) error {
				if len(xs) == 0 {
					return refused(got, "empty")
				}
				return equal(got, text(reduced(xs, add)))
			}),
		action("rdd.Sum($0), rdd.Min($0), rdd.Max($0)", loose,
			func(r *rdd.RDD[int], _ args) string {
				return attempt(func() any { return []int{rdd.Sum(r), rdd.Min(r), rdd.Max(r)} })
			},
			func(got string, xs []int, _ order, _ args) error {
				if len(xs) == 0 {
					return refused(got, "empty")
				}
				return equal(got, text([]int{total(xs), slices.Min(xs), slices.Max(xs)}))
			}),
		action("$0.Fold(0, add)", loose,
			func(r *rdd.RDD[int], _ args) int { return r.Fold(0, add) },
			func(got int, xs []int, _ order, _ args) error { return equal(got, total(xs)) }),
		action("rdd.Aggregate($0, 0.0, quarters, plus)", loose,
			func(r *rdd.RDD[int], _ args) float64 { return rdd.Aggregate(r, 0.0, quarters, plus) },
			func(got float64, xs []int, _ order, _ args) error { return equal(got, float64(total(xs))/4) }),
		action("rdd.Aggregate($0, []int{}, push, extend)", listed,
			func(r *rdd.RDD[int], _ args) []int { return rdd.Aggregate(r, []int{}, push, extend) },
			func(got, xs []int, _ order, _ args) error { return agree(got, xs, listed) }),
		action("rdd.TreeAggregate($0, []int{}, push, extend, 2)", listed,
			func(r *rdd.RDD[int], _ args) []int { return rdd.TreeAggregate(r, []int{}, push, extend, 2) },
			func(got, xs []int, _ order, _ args) error { return agree(got, xs, listed) }),
		action("rdd.TreeAggregate($0, 0.0, quarters, plus, 3)", loose,
			func(r *rdd.RDD[int], _ args) float64 { return rdd.TreeAggregate(r, 0.0, quarters, plus, 3) },
			func(got float64, xs []int, _ order, _ args) error { return equal(got, float64(total(xs))/4) }),
		action("rdd.Stats($0)", loose,
			func(r *rdd.RDD[int], _ args) rdd.StatCounter { return rdd.Stats(r) },
			func(got rdd.StatCounter, xs []int, _ order, _ args) error { return checkStats(got, xs) }),
		action("rdd.CountByValue($0)", loose,
			func(r *rdd.RDD[int], _ args) map[int]int64 { return rdd.CountByValue(r) },
			func(got map[int]int64, xs []int, _ order, _ args) error { return equal(got, counted(xs)) }),
	}
}

// checkStats compares exactly what adding integers gives, and what division rounds to within a few last digits.
func checkStats(got rdd.StatCounter, xs []int) error {
	if len(xs) == 0 {
		return equal(fmt.Sprint(got.Count(), got.Sum(), got.Min(), got.Mean()), "0 0 NaN NaN")
	}
	mean := float64(total(xs)) / float64(len(xs))
	square := 0.0
	for _, x := range xs {
		square += (float64(x) - mean) * (float64(x) - mean)
	}
	variance := square / float64(len(xs))
	if math.Abs(got.Variance()-variance) > 1e-9*(1+variance) {
		return fmt.Errorf("the variance is %v, want %v", got.Variance(), variance)
	}
	return equal([]float64{float64(got.Count()), got.Sum(), got.Min(), got.Max(), got.Mean()},
		[]float64{float64(len(xs)), float64(total(xs)), float64(slices.Min(xs)), float64(slices.Max(xs)), mean})
}

func actionsOnText() []*op {
	join := func(a, b string) string { return a + "," + b }
	return []*op{
		action("$0.Reduce(join)", listed,
			func(r *rdd.RDD[string], _ args) string { return attempt(func() any { return r.Reduce(join) }) },
			func(got string, xs []string, _ order, _ args) error {
				if len(xs) == 0 {
					return refused(got, "empty")
				}
				return equal(got, strings.Join(xs, ","))
			}),
		action("$0.First()", listed,
			func(r *rdd.RDD[string], _ args) string { return attempt(func() any { return r.First() }) },
			func(got string, xs []string, _ order, _ args) error {
				if len(xs) == 0 {
					return refused(got, "empty")
				}
				return equal(got, xs[0])
			}),
	}
}

// attempt is the text of what f gives, or of the error with which it refuses an empty RDD. Other failures pass.
func attempt(f func() any) (out string) {
	err := rdd.Maybe(func() { out = text(f()) })
	var e *rdd.Error
	if errors.As(err, &e) {
		if e.Job >= 0 || e.Stage >= 0 {
			panic(e)
		}
		return "refused: " + e.Cause.Error()
	}
	return out
}

func refused(got, why string) error {
	if !strings.HasPrefix(got, "refused: ") || !strings.Contains(got, why) {
		return fmt.Errorf("got %q, want an *rdd.Error that says %q", got, why)
	}
	return nil
}
