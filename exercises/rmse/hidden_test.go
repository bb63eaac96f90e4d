package rmse

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestRMSEIsZeroOnlyWithoutErrors(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	right := []rdd.Pair[float64, float64]{rdd.KV(4.0, 4.0), rdd.KV(-1.5, -1.5), rdd.KV(0.0, 0.0)}
	got := RMSE(rdd.Parallelize(sc, right, 2))
	if got != 0 {
		t.Errorf("RMSE of predictions that are all right returned %v, expected 0.", got)
	}
	balanced := []rdd.Pair[float64, float64]{rdd.KV(5.0, 4.0), rdd.KV(3.0, 4.0)}
	got = RMSE(rdd.Parallelize(sc, balanced, 2))
	if !(math.Abs(got-1) < 1e-9) {
		t.Errorf("RMSE of one prediction that is 1 too large and one that is 1 too small returned %v, expected 1: errors must not cancel each other.", got)
	}
}

func TestRMSEOnRandomPredictions(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(41, 2011))
	for partitions := 1; partitions <= 5; partitions++ {
		pairs := []rdd.Pair[float64, float64]{}
		sum := 0.0
		for range 3 + random.IntN(40) {
			predicted := 100 * random.Float64()
			actual := float64(random.IntN(90))
			pairs = append(pairs, rdd.KV(predicted, actual))
			sum += (actual - predicted) * (actual - predicted)
		}
		want := math.Sqrt(sum / float64(len(pairs)))
		got := RMSE(rdd.Parallelize(sc, pairs, partitions))
		if !(math.Abs(got-want) < 1e-9*want) {
			t.Fatalf("RMSE of %d random pairs in %d partition(s) returned %v, expected %v.", len(pairs), partitions, got, want)
		}
	}
}
