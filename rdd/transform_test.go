package rdd_test

import (
	"iter"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"lab/rdd"
)

func TestCreate(t *testing.T) {
	sc := open(t)
	xs := numbers(10)
	r := rdd.Parallelize(sc, xs, 3)
	xs[0] = 99
	equal(t, "a copy, in even parts", rdd.Glom(r).Collect(), [][]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8, 9}})
	equal(t, "more partitions than elements", rdd.Glom(rdd.Parallelize(sc, []int{1}, 3)).Collect(), "[[] [] [1]]")
	equal(t, "default partitions", rdd.Parallelize(sc, xs).NumPartitions(), 4)
	equal(t, "nothing", rdd.Parallelize(sc, []int(nil), 2).Collect(), "[]")
	if got := rdd.Parallelize(sc, []int{}, 2).Collect(); got == nil {
		t.Error("Collect of nothing is nil, want an empty slice")
	}
	equal(t, "range", rdd.Range(sc, 2, 11, 3, 2).Collect(), "[2 5 8]")
	equal(t, "range down", rdd.Range(sc, 5, 0, -2, 2).Collect(), "[5 3 1]")
	equal(t, "empty range", rdd.Range(sc, 5, 0, 1).Count(), 0)
	const least, most = -1 << 63, 1<<63 - 1
	equal(t, "widest range", rdd.Range(sc, least, most, most, 2).Collect(), []int64{least, -1, most - 1})
	equal(t, "long range", rdd.Sum(rdd.Range(sc, 0, 10001, 1, 7)), 50005000)
}

func TestElementwise(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(3000), 3)
	var squares, even []int
	for _, x := range numbers(3000) {
		squares = append(squares, x*x)
		if x%2 == 0 {
			even = append(even, x)
		}
	}
	equal(t, "Map", rdd.Map(r, func(x int) int { return x * x }).Collect(), squares)
	equal(t, "Filter", r.Filter(func(x int) bool { return x%2 == 0 }).Collect(), even)
	equal(t, "FlatMap", rdd.FlatMap(rdd.Parallelize(sc, []string{"a b", "", "c"}), strings.Fields).Collect(), "[a b c]")
	big := rdd.FlatMap(rdd.Parallelize(sc, numbers(3), 1), func(int) []int { return numbers(5000) })
	equal(t, "FlatMap to many", big.Count(), 15000)
	equal(t, "KeyBy", rdd.KeyBy(rdd.Parallelize(sc, []string{"aa", "b"}), func(s string) int { return len(s) }).Collect(), "[{2 aa} {1 b}]")
	pairs := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("a", 1), rdd.KV("b", 2)})
	equal(t, "Keys", rdd.Keys(pairs).Collect(), "[a b]")
	equal(t, "Values", rdd.Values(pairs).Collect(), "[1 2]")
	equal(t, "MapValues", rdd.MapValues(pairs, func(x int) int { return -x }).Collect(), "[{a -1} {b -2}]")
	equal(t, "FlatMapValues", rdd.FlatMapValues(pairs, numbers).Collect(), "[{a 0} {b 0} {b 1}]")
}

func TestMapPartitions(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(5000), 2)
	sums := rdd.MapPartitions(r, func(in iter.Seq[int]) iter.Seq[int] {
		return func(yield func(int) bool) {
			sum := 0
			for x := range in {
				sum += x
			}
			yield(sum)
		}
	})
	equal(t, "one result a partition", sums.Collect(), "[3123750 9373750]")
	tagged := rdd.MapPartitionsWithIndex(r, func(part int, in iter.Seq[int]) iter.Seq[[2]int] {
		return func(yield func([2]int) bool) {
			for x := range in {
				if !yield([2]int{part, x}) {
					return
				}
			}
		}
	})
	equal(t, "with index", tagged.Filter(func(x [2]int) bool { return x[1]%2500 == 0 }).Collect(), "[[0 0] [1 2500]]")
	equal(t, "stops early", tagged.Take(1), "[[0 0]]")
	twice := rdd.MapPartitions(r, func(in iter.Seq[int]) iter.Seq[int] {
		return slices.Values(append(slices.Collect(in), slices.Collect(in)...))
	})
	equal(t, "input walked twice", twice.Count(), 10000)
	endless := rdd.MapPartitions(r, func(iter.Seq[int]) iter.Seq[int] {
		return func(yield func(int) bool) {
			for i := 0; yield(i); i++ {
			}
		}
	})
	equal(t, "endless output", endless.Take(3), "[0 1 2]")
	nothing := rdd.MapPartitions(r, func(iter.Seq[int]) iter.Seq[int] { return nil })
	equal(t, "nil", nothing.Count(), 0)
	var seen atomic.Int64
	r.ForEachPartition(func(in iter.Seq[int]) {
		for range in {
			seen.Add(1)
		}
	})
	equal(t, "ForEachPartition", seen.Load(), 5000)
}

func TestPartitions(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(10), 4)
	glom := func(r *rdd.RDD[int]) [][]int { return rdd.Glom(r).Collect() }
	equal(t, "Coalesce", glom(r.Coalesce(2)), "[[0 1 2 3 4] [5 6 7 8 9]]")
	equal(t, "Coalesce cannot add", r.Coalesce(9).NumPartitions(), 4)
	sizes := rdd.Map(rdd.Glom(rdd.Parallelize(sc, numbers(1000), 7).Repartition(4)), func(xs []int) int { return len(xs) })
	for _, n := range sizes.Collect() {
		if n < 247 || n > 253 {
			t.Errorf("Repartition is uneven: %v", sizes.Collect())
		}
	}
	got := r.Repartition(3).Collect()
	slices.Sort(got)
	equal(t, "Repartition keeps all", got, numbers(10))
	equal(t, "Union", glom(r.Coalesce(1).Union(rdd.Parallelize(sc, []int{7}, 1), rdd.Parallelize(sc, []int{8}, 1))),
		"[[0 1 2 3 4 5 6 7 8 9] [7] [8]]")
	equal(t, "Union with itself", r.Union(r).Count(), 20)
}

func TestZip(t *testing.T) {
	sc := open(t)
	for _, n := range []int{0, 1, 10, 5000} {
		r := rdd.Parallelize(sc, numbers(n), 3)
		slowly := rdd.FlatMap(r, func(x int) []int { return []int{x * 2} })
		for i, p := range rdd.Zip(r, slowly).Collect() {
			if p.First != i || p.Second != 2*i {
				t.Fatalf("Zip of %d: element %d is %v", n, i, p)
			}
		}
		for i, p := range rdd.ZipWithIndex(slowly).Collect() {
			if p.First != 2*i || p.Second != int64(i) {
				t.Fatalf("ZipWithIndex of %d: element %d is %v", n, i, p)
			}
		}
		ids := map[int64]bool{}
		for _, p := range rdd.ZipWithUniqueID(r).Collect() {
			ids[p.Second] = true
		}
		equal(t, "unique numbers", len(ids), n)
	}
	r := rdd.Parallelize(sc, numbers(5000), 2)
	equal(t, "Zip stops early", rdd.Zip(r, r).Take(1), "[{0 0}]")
	fails(t, func() { rdd.Zip(r, r.Filter(func(x int) bool { return x != 4321 })).Count() }, "Zip", "equally many", "partition 1")
	fails(t, func() { rdd.Zip(r.Filter(func(x int) bool { return x != 17 }), r).Count() }, "Zip", "equally many", "partition 0")
	fails(t, func() { rdd.Zip(r, rdd.Parallelize(sc, numbers(5000), 3)) }, "Zip", "2 partitions", "3")
}

func TestCartesian(t *testing.T) {
	sc := open(t)
	l := rdd.Parallelize(sc, []string{"a", "b", "c"}, 2)
	r := rdd.Parallelize(sc, numbers(3), 2)
	product := rdd.Cartesian(l, r)
	equal(t, "Cartesian", product.Collect(), "[{a 0} {a 1} {a 2} {b 0} {c 0} {b 1} {b 2} {c 1} {c 2}]")
	equal(t, "partitions", product.NumPartitions(), 4)
	equal(t, "with nothing", rdd.Cartesian(l, r.Filter(func(int) bool { return false })).Count(), 0)
}

func TestSample(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(10000), 4)
	for _, replace := range []bool{false, true} {
		got := r.Sample(replace, 0.3, 7)
		n := got.Count()
		if n < 2800 || n > 3200 {
			t.Errorf("Sample(%t, 0.3) has %d of 10000 elements", replace, n)
		}
		other := open(t, rdd.WithCores(1))
		again := rdd.Parallelize(other, numbers(10000), 4).Sample(replace, 0.3, 7)
		if !reflect.DeepEqual(got.Collect(), again.Collect()) {
			t.Errorf("Sample(%t) differs with the number of cores", replace)
		}
	}
	twice := r.Sample(true, 50, 1).Count()
	if twice < 495000 || twice > 505000 {
		t.Errorf("Sample(true, 50) has %d elements", twice)
	}
	equal(t, "whole", r.Sample(false, 1, 1).Count(), 10000)
	equal(t, "none", r.Sample(false, 0, 1).Count(), 0)
	parts := r.RandomSplit([]float64{8, 1, 1}, 3)
	var all []int
	for i, p := range parts {
		xs := p.Collect()
		all = append(all, xs...)
		if want := []int{8000, 1000, 1000}[i]; len(xs) < want-200 || len(xs) > want+200 {
			t.Errorf("part %d has %d elements, want about %d", i, len(xs), want)
		}
	}
	slices.Sort(all)
	equal(t, "RandomSplit loses nothing", all, numbers(10000))
	fails(t, func() { r.Sample(false, 1.5, 1) }, "Sample", "1.5")
	fails(t, func() { r.RandomSplit([]float64{0}, 1) }, "RandomSplit", "weights")
	fails(t, func() { r.RandomSplit([]float64{1, -1}, 1) }, "RandomSplit", "-1")
}

func TestTakeSample(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(100), 4)
	got := r.TakeSample(false, 30, 5)
	sorted := slices.Compact(slices.Sorted(slices.Values(got)))
	equal(t, "no element twice", len(sorted), 30)
	equal(t, "independent of partitions", rdd.Parallelize(sc, numbers(100), 7).TakeSample(false, 30, 5), got)
	equal(t, "no more than there are", len(r.TakeSample(false, 1000, 5)), 100)
	equal(t, "with replacement", len(r.TakeSample(true, 1000, 5)), 1000)
	equal(t, "of nothing", r.Filter(func(int) bool { return false }).TakeSample(true, 3, 1), "[]")
}
