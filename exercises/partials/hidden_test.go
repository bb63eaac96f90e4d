package partials

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPartialsOfRandomFunctions(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 28))
	for d := 1; d <= 6; d++ {
		a, x := []float64{}, []float64{}
		for range d {
			a = append(a, 4*random.Float64()-2)
			x = append(x, 2*random.Float64()-1)
		}
		// f(x) = sin(a.x) + the square of each coordinate, weighted by its place
		inner := func(v []float64) float64 {
			sum := 0.0
			for k := range v {
				sum += a[k] * v[k]
			}
			return sum
		}
		f := func(v []float64) float64 {
			sum := math.Sin(inner(v))
			for k := range v {
				sum += float64(k+1) * v[k] * v[k]
			}
			return sum
		}
		got := Partials(f, slices.Clone(x), 1e-4)
		if len(got) != d {
			t.Fatalf("Partials at a point with %d coordinates returned %d slopes, expected one for each.", d, len(got))
		}
		for k := range x {
			want := a[k]*math.Cos(inner(x)) + 2*float64(k+1)*x[k]
			if !(math.Abs(got[k]-want) < 1e-6) {
				t.Fatalf("Partials of a smooth function at %v returned %v for coordinate %d, expected %v to six digits.", x, got[k], k, want)
			}
		}
	}
}
