package gradientsummand

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
)

func TestGradientSummandOnRandomPoints(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 34))
	for d := 1; d <= 15; d++ {
		weights := []float64{}
		p := ml.LabeledPoint{Label: 90 * random.Float64()}
		product := 0.0
		for range d {
			w := 20*random.Float64() - 10
			x := random.Float64()
			weights = append(weights, w)
			p.Features = append(p.Features, x)
			product += w * x
		}
		got := GradientSummand(weights, p)
		if len(got) != d {
			t.Fatalf("GradientSummand of a point with %d features returned %d numbers, expected %d.", d, len(got), d)
		}
		for i := range got {
			want := (product - p.Label) * p.Features[i]
			if !(math.Abs(got[i]-want) < 1e-9) {
				t.Fatalf("GradientSummand(%v, point with label %v and features %v) has %v at position %d, expected %v.", weights, p.Label, p.Features, got[i], i, want)
			}
		}
	}
}
