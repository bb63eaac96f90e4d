package rdd_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"lab/rdd"
)

func TestActions(t *testing.T) {
	sc := open(t)
	for _, parts := range []int{1, 3, 40} {
		r := rdd.Parallelize(sc, numbers(5000), parts)
		equal(t, "Count", r.Count(), 5000)
		equal(t, "First", r.First(), 0)
		equal(t, "Take", r.Take(2500), numbers(2500))
		equal(t, "Take more than there are", len(r.Take(9999)), 5000)
		equal(t, "Take none", r.Take(0), "[]")
		equal(t, "Take past empty partitions", r.Filter(func(x int) bool { return x > 4900 }).Take(2), "[4901 4902]")
		equal(t, "IsEmpty", r.IsEmpty(), false)
		equal(t, "Reduce", r.Reduce(add), 12497500)
		equal(t, "Fold", r.Fold(0, add), 12497500)
		var sum atomic.Int64
		r.ForEach(func(x int) { sum.Add(int64(x)) })
		equal(t, "ForEach", sum.Load(), 12497500)
		// Not commutative, so that the order of partitions counts.
		joined := rdd.Aggregate(rdd.Parallelize(sc, strings.Split("abcdefgh", ""), parts), "", func(s, x string) string { return s + x },
			func(a, b string) string { return a + b })
		equal(t, "Aggregate", joined, "abcdefgh")
		for depth := 1; depth <= 3; depth++ {
			joined := rdd.TreeAggregate(rdd.Parallelize(sc, strings.Split("abcdefgh", ""), parts), "",
				func(s, x string) string { return s + x }, func(a, b string) string { return a + b }, depth)
			equal(t, "TreeAggregate", joined, "abcdefgh")
		}
	}
}

func TestZeroIsCopied(t *testing.T) {
	sc := open(t)
	type histogram struct{ bins []int }
	zero := histogram{make([]int, 4)}
	r := rdd.Parallelize(sc, numbers(4000), 16)
	count := func(h histogram, x int) histogram {
		h.bins[x%4]++
		return h
	}
	join := func(a, b histogram) histogram {
		for i, n := range b.bins {
			a.bins[i] += n
		}
		return a
	}
	equal(t, "Aggregate in place", rdd.Aggregate(r, zero, count, join), "{[1000 1000 1000 1000]}")
	equal(t, "TreeAggregate in place", rdd.TreeAggregate(r, zero, count, join, 2), "{[1000 1000 1000 1000]}")
	equal(t, "the caller's zero", zero, "{[0 0 0 0]}")
}

func TestNumbers(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, []float64{2, 4, 4, 4, 5, 5, 7, 9}, 3)
	s := rdd.Stats(r)
	equal(t, "Stats", s, "(count: 8, mean: 5, stdev: 2, max: 9, min: 2)")
	equal(t, "Sum", rdd.Sum(r), 40)
	equal(t, "Mean", rdd.Mean(r), 5)
	equal(t, "Min, Max", []float64{rdd.Min(r), rdd.Max(r)}, "[2 9]")
	if got := s.SampleVariance(); math.Abs(got-32.0/7) > 1e-12 {
		t.Errorf("SampleVariance = %v", got)
	}
	equal(t, "Max of strings", rdd.Max(rdd.Parallelize(sc, []string{"b", "c", "a"})), "c")
	type celsius float32
	equal(t, "Mean of a named type", rdd.Mean(rdd.Parallelize(sc, []celsius{1, 2})), 1.5)
	// Far from zero the textbook formula would lose all digits.
	far := rdd.Map(r, func(x float64) float64 { return x + 1e9 })
	if got := rdd.Stats(far).Variance(); math.Abs(got-4) > 1e-6 {
		t.Errorf("variance far from zero is %v, want 4", got)
	}
	none := rdd.Stats(r.Filter(func(float64) bool { return false }))
	equal(t, "Stats of nothing", none, "(count: 0, mean: NaN, stdev: NaN, max: NaN, min: NaN)")
}

func TestSort(t *testing.T) {
	sc := open(t)
	rng := rand.New(rand.NewPCG(1, 2))
	xs := make([]rdd.Pair[int, int], 3000)
	for i := range xs {
		xs[i] = rdd.KV(rng.IntN(300), i)
	}
	up := slices.Clone(xs)
	slices.SortStableFunc(up, func(a, b rdd.Pair[int, int]) int { return cmp.Compare(a.Key, b.Key) })
	down := slices.Clone(xs)
	slices.SortStableFunc(down, func(a, b rdd.Pair[int, int]) int { return cmp.Compare(b.Key, a.Key) })
	for _, from := range []int{1, 5} {
		for _, to := range []int{1, 3, 64, 1000} {
			r := rdd.Parallelize(sc, xs, from)
			equal(t, "SortByKey", rdd.SortByKey(r, true, to).Collect(), up)
			equal(t, "SortByKey down", rdd.SortByKey(r, false, to).Collect(), down)
			equal(t, "SortBy", rdd.SortBy(r, func(p rdd.Pair[int, int]) string { return "same" }, false, to).Collect(), xs)
			equal(t, "partitions", rdd.SortByKey(r, true, to).NumPartitions(), to)
		}
	}
	sizes := rdd.Map(rdd.Glom(rdd.SortByKey(rdd.Parallelize(sc, xs, 5), true, 4)), func(xs []rdd.Pair[int, int]) int { return len(xs) })
	for _, n := range sizes.Collect() {
		if n < 700 || n > 800 {
			t.Errorf("uneven partitions of a sort: %v", sizes.Collect())
			break
		}
	}
	equal(t, "floats", rdd.SortBy(rdd.Parallelize(sc, []float64{2, math.NaN(), -1, math.Inf(1)}, 2),
		func(x float64) float64 { return x }, true).Collect(), "[NaN -1 2 +Inf]")
	equal(t, "nothing", rdd.SortBy(rdd.Parallelize(sc, []string{}, 3), func(s string) string { return s }, true).Collect(), "[]")
}

func TestTakeOrdered(t *testing.T) {
	sc := open(t)
	rng := rand.New(rand.NewPCG(3, 4))
	xs := make([]rdd.Pair[int, int], 2000)
	for i := range xs {
		xs[i] = rdd.KV(rng.IntN(50), i)
	}
	less := func(a, b rdd.Pair[int, int]) bool { return a.Key < b.Key }
	up := slices.Clone(xs)
	slices.SortStableFunc(up, func(a, b rdd.Pair[int, int]) int { return cmp.Compare(a.Key, b.Key) })
	down := slices.Clone(xs)
	slices.SortStableFunc(down, func(a, b rdd.Pair[int, int]) int { return cmp.Compare(b.Key, a.Key) })
	for _, parts := range []int{1, 7} {
		for _, n := range []int{0, 1, 10, 500, 2000, 3000} {
			r := rdd.Parallelize(sc, xs, parts)
			equal(t, "TakeOrdered", r.TakeOrdered(n, less), up[:min(n, len(up))])
			equal(t, "Top", r.Top(n, less), down[:min(n, len(down))])
		}
	}
}

func TestSharedVariables(t *testing.T) {
	sc := open(t)
	stop := rdd.NewBroadcast(sc, map[string]bool{"the": true})
	bad := rdd.NewCounter(sc)
	words := rdd.Parallelize(sc, strings.Fields("the cat and the dog"), 3)
	kept := words.Filter(func(w string) bool {
		if stop.Value()[w] {
			bad.Add(1)
			return false
		}
		return true
	})
	equal(t, "before an action", bad.Value(), 0)
	equal(t, "with a broadcast", kept.Collect(), "[cat and dog]")
	equal(t, "accumulated", bad.Value(), 2)
	seen := rdd.NewAccumulator(sc, map[string]int{}, func(all, one map[string]int) map[string]int {
		for w, n := range one {
			all[w] += n
		}
		return all
	})
	words.ForEach(func(w string) { seen.Add(map[string]int{w: 1}) })
	equal(t, "accumulated map", seen.Value(), "map[and:1 cat:1 dog:1 the:2]")
	stop.Destroy()
	fails(t, func() { stop.Value() }, "Broadcast", "destroyed")
	fails(t, func() { kept.Count() }, "Filter", "destroyed")
}
