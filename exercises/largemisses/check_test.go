package largemisses

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkLargeMisses compares the sum of large misses with the expected one.
func checkLargeMisses(t *testing.T, predicted, actual []float64, tolerance float64, partitions int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := LargeMisses(rdd.Parallelize(sc, predicted, partitions), rdd.Parallelize(sc, actual, partitions), tolerance)
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("LargeMisses of the predictions %v and what happened, %v, with the tolerance %v (partitions: %d) returned %v, expected %v: the sum of the misses, without their signs, that are larger than the tolerance.", predicted, actual, tolerance, partitions, got, want)
	}
}

func TestLargeMissesOfAFewNumbers(t *testing.T) {
	predicted, actual := []float64{10, 5, 1, 4}, []float64{7, 6, 6, 2}
	checkLargeMisses(t, predicted, actual, 2, 1, 8)
	checkLargeMisses(t, predicted, actual, 2, 3, 8)
	checkLargeMisses(t, predicted, actual, 0, 2, 11)
}

func TestLargeMissesWhenThereAreNone(t *testing.T) {
	checkLargeMisses(t, []float64{3, 4, 5}, []float64{3, 3, 3}, 2, 2, 0)
	checkLargeMisses(t, nil, nil, 2, 2, 0)
}
