package stat_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lab/rdd/stat"
)

// slow finds the bucket of x by looking at each, or answers -1.
func slow(bounds []float64, x float64) int {
	for i := range len(bounds) - 1 {
		if x >= bounds[i] && (x < bounds[i+1] || i == len(bounds)-2 && x == bounds[i+1]) {
			return i
		}
	}
	return -1
}

func TestBucketsAreWhatTheBoundsSay(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for trial := range 500 {
		e := stat.Extent{}.With([]float64{rng.NormFloat64(), math.NaN(), rng.NormFloat64() * math.Pow(10, float64(trial%600-300))})
		n := 1 + rng.IntN(40)
		bounds, err := stat.Even(e, n)
		if err != nil {
			t.Fatal(err)
		}
		if len(bounds) != n+1 || bounds[0] != e.Low || bounds[n] != e.High {
			t.Fatalf("%d buckets over %v: %v", n, e, bounds)
		}
		xs := slices.Clone(bounds) // the bounds themselves are where rounding hurts
		for _, b := range bounds {
			xs = append(xs, math.Nextafter(b, math.Inf(-1)), math.Nextafter(b, math.Inf(1)))
		}
		xs = append(xs, math.NaN(), math.Inf(1), math.Inf(-1))
		want := make([]int64, n)
		for _, x := range xs {
			if i := slow(bounds, x); i >= 0 {
				want[i]++
			}
		}
		for _, even := range []bool{true, false} {
			h := stat.NewHistogram(bounds, even)
			h.Add(xs)
			if !slices.Equal(h.Counts(), want) {
				t.Fatalf("bounds %v, even %t: got %v, want %v", bounds, even, h.Counts(), want)
			}
		}
	}
}

func TestEvenBounds(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		n         int
		want      string
	}{
		{0, 50, 2, "[0 25 50]"},
		{0, 9, 9, "[0 1 2 3 4 5 6 7 8 9]"},
		{7, 7, 5, "[7 7]"},
		{-math.MaxFloat64, math.MaxFloat64, 2, "[-1.7976931348623157e+308 0 1.7976931348623157e+308]"},
		{math.Inf(-1), 1, 3, "infinite"},
		{1, math.Nextafter(1, 2), 3, "use fewer"},
	} {
		bounds, err := stat.Even(stat.Extent{Low: c.low, High: c.high, Any: true}, c.n)
		if got := fmt.Sprint(bounds, err); !strings.Contains(got, c.want) {
			t.Errorf("%d buckets from %v to %v: %s, want %s", c.n, c.low, c.high, got, c.want)
		}
	}
}

func TestCheckBounds(t *testing.T) {
	for _, good := range [][]float64{{0, 1}, {math.Inf(-1), 0, math.Inf(1)}} {
		if err := stat.CheckBounds(good); err != nil {
			t.Errorf("%v: %v", good, err)
		}
	}
	for _, bad := range [][]float64{nil, {1}, {1, 1}, {2, 1}, {0, math.NaN()}} {
		if stat.CheckBounds(bad) == nil {
			t.Errorf("%v are no bounds", bad)
		}
	}
}
