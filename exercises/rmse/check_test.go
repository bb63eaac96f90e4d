package rmse

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkRMSE compares the error of pairs (predicted, actual) with the expected one.
func checkRMSE(t *testing.T, pairs []rdd.Pair[float64, float64], partitions int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := RMSE(rdd.Parallelize(sc, pairs, partitions))
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("RMSE of the pairs (predicted, actual) %v in %d partition(s) returned %v, expected %v: the root of the mean of the squared differences.", pairs, partitions, got, want)
	}
}

func TestRMSEOfFourSongs(t *testing.T) {
	pairs := []rdd.Pair[float64, float64]{rdd.KV(1.0, 3.0), rdd.KV(2.0, 1.0), rdd.KV(2.0, 2.0)}
	checkRMSE(t, pairs, 1, math.Sqrt(5.0/3.0))
	pairs = append(pairs, rdd.KV(10.0, 4.0))
	checkRMSE(t, pairs, 2, math.Sqrt(41.0/4.0))
}

func TestRMSEIsInTheUnitOfTheLabels(t *testing.T) {
	// Every prediction is three years off, some too early and some too late: so is the error.
	pairs := []rdd.Pair[float64, float64]{rdd.KV(53.0, 50.0), rdd.KV(70.0, 73.0), rdd.KV(-2.0, 1.0), rdd.KV(13.0, 10.0), rdd.KV(4.0, 7.0)}
	checkRMSE(t, pairs, 3, 3)
}
