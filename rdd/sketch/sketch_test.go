package sketch_test

import (
	"math"
	"testing"

	"lab/rdd/sketch"
)

func TestPrecision(t *testing.T) {
	for sd, want := range map[float64]uint8{0.05: 9, 0.37: 4, 0.2: 5, 0.01: 14, 0.0021: 18} {
		p, err := sketch.Precision(sd)
		if err != nil || p != want {
			t.Errorf("an error of %v needs precision %d (%v), want %d", sd, p, err, want)
		}
	}
	for _, sd := range []float64{0, -1, 0.002, 0.4, math.NaN(), math.Inf(1)} {
		if _, err := sketch.Precision(sd); err == nil {
			t.Errorf("an error of %v is taken", sd)
		}
	}
}

// The error has to be as small as asked for, over many sets of elements.
func TestErrorIsAsAskedFor(t *testing.T) {
	for _, sd := range []float64{0.1, 0.05, 0.02} {
		p, err := sketch.Precision(sd)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{1, 30, 1000, 20_000} {
			square := 0.0
			const sets = 30
			xs := make([]int, n)
			for set := range sets {
				for i := range xs {
					xs[i] = set*1_000_000 + i
				}
				s := sketch.New(p)
				s.Add(xs)
				s.Add(xs[:n/2])
				d := float64(s.Count())/float64(n) - 1
				square += d * d
			}
			if got := math.Sqrt(square / sets); got > 1.25*sd {
				t.Errorf("%d elements with an error of %v asked for: it is %.4f", n, sd, got)
			}
		}
	}
}

func TestCountIsTheSameHoweverMerged(t *testing.T) {
	for _, n := range []int{0, 1, 100, 400, 600, 5000, 100_000} {
		xs := make([]string, n)
		for i := range xs {
			xs[i] = string(rune('a'+i%26)) + string(rune(i))
		}
		whole := sketch.New(9)
		whole.Add(xs)
		for _, pieces := range []int{2, 3, 17} {
			merged := sketch.New(9)
			for i := range pieces {
				part := sketch.New(9)
				part.Add(xs[i*n/pieces : (i+1)*n/pieces])
				merged.Merge(part.Bytes())
			}
			if got := sketch.CountOf(sketch.Join(merged.Bytes(), sketch.New(9).Bytes())); got != merged.Count() {
				t.Errorf("as bytes it counts %d, not %d", got, merged.Count())
			}
			if merged.Count() != whole.Count() {
				t.Errorf("%d elements in %d pieces: %d, want %d", n, pieces, merged.Count(), whole.Count())
			}
		}
	}
}
