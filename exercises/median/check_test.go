package median

import (
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

func TestMedianOfFiveNumbers(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	xs := rdd.Parallelize(sc, []float64{10, 3, 1, 4, 2}, 2)
	want := []float64{8, 4, 2, 3, 3.5}
	last := []string{
		"Without a step it is the middle of 0 and 16",
		"Below 8 are four of five, so high becomes 8",
		"Below 4 are three of five, so high becomes 4",
		"Below 2 is one of five, so low becomes 2",
		"Below 3 are two of five (3 itself is not below 3, and two are fewer than two and a half), so low becomes 3",
	}
	for steps := range want {
		got := Median(xs, 0, 16, steps)
		if !(math.Abs(got-want[steps]) <= 1e-9) { // also where it is no number
			t.Errorf("Median of 10, 3, 1, 4, 2 between 0 and 16 is %g after %d steps, expected %g. %s.", got, steps, want[steps], last[steps])
		}
	}
}

func TestMedianComputesEachNumberOnce(t *testing.T) {
	fetched := ""
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		job, ok := e.(event.JobStart)
		if ok && (job.Action == "Collect" || job.Action == "ToLocalIterator") {
			fetched = job.Action
		}
	}))
	defer sc.Close()
	calls := rdd.NewCounter(sc)
	xs := rdd.Map(rdd.Range(sc, 0, 100, 1, 4), func(i int64) float64 {
		calls.Add(1)
		return float64(i)
	})
	got := Median(xs, 0, 128, 10)
	if !(math.Abs(got-50) <= 1) { // also where it is no number
		t.Errorf("Median of 0 to 99 between 0 and 128 is %g after 10 steps, expected about 50.", got)
	}
	if calls.Value() != 100 {
		t.Errorf("In Median with 10 steps, the function behind 100 numbers was called %d times, expected 100, once for each: have the numbers kept when they are computed first.", calls.Value())
	}
	if fetched != "" {
		t.Errorf("Median fetched the numbers with %s. Let the tasks count, and fetch only the counts.", fetched)
	}
}

func TestMedianWhereMemoryIsShort(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(1), rdd.WithMemory(48000))
	defer sc.Close()
	calls := rdd.NewCounter(sc)
	xs := rdd.Map(rdd.Range(sc, 0, 4000, 1, 4), func(i int64) float64 {
		calls.Add(1)
		return float64(i)
	})
	got := Median(xs, 0, 4096, 8)
	if !(math.Abs(got-2000) <= 20) { // also where it is no number
		t.Errorf("Median of 0 to 3999 between 0 and 4096 is %g after 8 steps, expected about 2000.", got)
	}
	if calls.Value() != 4000 {
		t.Errorf("In Median with memory for half of the numbers, the function behind 4000 numbers was called %d times, expected 4000, once for each. Choose a level that writes to disk what does not fit into memory.", calls.Value())
	}
}

func TestMedianLeavesTheRDDAsItWas(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	fresh := rdd.Range(sc, 0, 100, 1, 4)
	xs := rdd.Map(fresh, func(i int64) float64 { return float64(i) })
	first := Median(xs, 0, 128, 4)
	if !(math.Abs(first-50) <= 8) { // also where it is no number
		t.Errorf("Median of 0 to 99 between 0 and 128 is %g after 4 steps, expected about 50.", first)
	}
	if xs.IsCached() || xs.CachedPartitions() > 0 {
		t.Errorf("After Median, %d of 4 partitions are still kept, expected 0: nobody else can tell that they are not needed any more.", xs.CachedPartitions())
	}
	kept := rdd.Map(fresh, func(i int64) float64 { return float64(i) }).Cache()
	number := kept.Count()
	Median(kept, 0, 128, 4)
	if !kept.IsCached() || kept.CachedPartitions() != 4 {
		t.Errorf("Before Median the caller had all 4 partitions of %d numbers kept, after it %d are. Drop only what you have had kept yourself.", number, kept.CachedPartitions())
	}
}
