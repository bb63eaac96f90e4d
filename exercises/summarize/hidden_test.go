package summarize

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

// hiddenSummary is the same with a plain loop.
func hiddenSummary(numbers []float64) Summary {
	s := Summary{Largest: math.Inf(-1)}
	for _, x := range numbers {
		s.Count++
		s.Sum += x
		if x > s.Largest {
			s.Largest = x
		}
	}
	return s
}

func hiddenNumbers(random *rand.Rand, n int) []float64 {
	numbers := []float64{}
	for range n {
		numbers = append(numbers, float64(random.IntN(2000)-1500))
	}
	return numbers
}

func TestSummaryOfRandomNumbers(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(15, 7))
	for partitions := 1; partitions <= 9; partitions++ {
		numbers := hiddenNumbers(random, random.IntN(60))
		want := hiddenSummary(numbers)
		if got := Summarize(rdd.Parallelize(sc, numbers, partitions)); got != want {
			t.Fatalf("Summarize of %v (partitions: %d) returned count %d, sum %v, largest %v; expected count %d, sum %v, largest %v.", numbers, partitions, got.Count, got.Sum, got.Largest, want.Count, want.Sum, want.Largest)
		}
	}
}
