package largemisses

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestLargeMissesOnRandomNumbers(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(12, 8))
	for partitions := 1; partitions <= 6; partitions++ {
		predicted, actual := []float64{}, []float64{}
		tolerance := float64(random.IntN(6))
		want := 0.0
		for range 10 + random.IntN(30) {
			// Whole numbers, so that some misses are exactly as large as the tolerance.
			p, a := float64(random.IntN(15)-7), float64(random.IntN(15)-7)
			predicted, actual = append(predicted, p), append(actual, a)
			if miss := math.Abs(p - a); miss > tolerance {
				want += miss
			}
		}
		got := LargeMisses(rdd.Parallelize(sc, predicted, partitions), rdd.Parallelize(sc, actual, partitions), tolerance)
		if !(math.Abs(got-want) < 1e-9) {
			t.Fatalf("LargeMisses of the predictions %v and what happened, %v, with the tolerance %v (partitions: %d) returned %v, expected %v.", predicted, actual, tolerance, partitions, got, want)
		}
	}
}
