package descend

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestDescendOnRandomValleys(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 81))
	for round := range 10 {
		d := 1 + round%4
		curvature, bottom, start := []float64{}, []float64{}, []float64{}
		for range d {
			curvature = append(curvature, 0.5+2*random.Float64())
			bottom = append(bottom, 4*random.Float64()-2)
			start = append(start, 10*random.Float64()-5)
		}
		gradient := func(v []float64) []float64 {
			g := make([]float64, d)
			for k := range g {
				g[k] = curvature[k] * (v[k] - bottom[k])
			}
			return g
		}
		step, steps := 0.05+0.7*random.Float64(), 1+random.IntN(20)
		path := Descend(gradient, slices.Clone(start), step, steps)
		if len(path) != steps+1 {
			t.Fatalf("Descend with %d steps returned %d positions, expected %d.", steps, len(path), steps+1)
		}
		for i := range path {
			if len(path[i]) != d {
				t.Fatalf("Descend from %v returned the position %v, expected %d coordinates.", start, path[i], d)
			}
			for k := range d {
				// In such a valley the distance from the bottom is multiplied by the same factor in every step.
				want := bottom[k] + (start[k]-bottom[k])*math.Pow(1-step*curvature[k], float64(i))
				if !(math.Abs(path[i][k]-want) < 1e-7) {
					t.Fatalf("Descend in a valley with the bottom %v from %v with the step size %v is at %v after %d steps, expected coordinate %d to be %v.", bottom, start, step, path[i], i, k, want)
				}
			}
		}
	}
}
