package median

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

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
