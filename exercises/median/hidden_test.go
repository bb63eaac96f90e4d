package median

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

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

func TestMedianOnRandomNumbers(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 2014))
	for partitions := 1; partitions <= 5; partitions++ {
		fetched := ""
		sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
			job, ok := e.(event.JobStart)
			if ok && job.Action != "Count" {
				fetched = job.Action
			}
		}))
		numbers := []float64{}
		for range 30 + random.IntN(40) {
			numbers = append(numbers, math.Exp(random.NormFloat64()))
		}
		low := 0.0
		high := 20.0
		steps := 1 + random.IntN(12)
		got := Median(rdd.Parallelize(sc, numbers, partitions), low, high, steps)
		for range steps {
			middle := (low + high) / 2
			below := 0
			for _, x := range numbers {
				if x < middle {
					below++
				}
			}
			if 2*below < len(numbers) {
				low = middle
			} else {
				high = middle
			}
		}
		want := (low + high) / 2
		if !(math.Abs(got-want) <= 1e-9) { // also where it is no number
			t.Errorf("Median of %d random numbers between 0 and 20 is %g after %d steps, expected %g.", len(numbers), got, steps, want)
		}
		if fetched == "Collect" || fetched == "Take" || fetched == "ToLocalIterator" || fetched == "TakeOrdered" {
			t.Errorf("Median fetched the numbers with %s. Let the tasks count, and fetch only the counts.", fetched)
		}
		sc.Close()
	}
}
