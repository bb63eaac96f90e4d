package median

import (
	"math"
	"testing"

	"lab/rdd"
)

func TestMedianOfFiveNumbers(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	xs := rdd.Parallelize(sc, []float64{10, 3, 1, 4, 2}, 2)
	want := []float64{8, 4, 2, 3}
	for steps := range want {
		got := Median(xs, 0, 16, steps)
		if !(math.Abs(got-want[steps]) <= 1e-9) { // also where it is no number
			t.Errorf("Median of 10, 3, 1, 4, 2 between 0 and 16 is %g after %d steps, expected %g.", got, steps, want[steps])
		}
	}
}

func TestMedianComputesEachNumberOnce(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
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
}
