package interactions

import (
	"math/rand/v2"
	"slices"
	"testing"

	"lab/ml"
)

func TestWithProductsOnRandomPoints(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 156))
	for d := 1; d <= 12; d++ {
		features := []float64{}
		for range d {
			features = append(features, 4*random.Float64()-2)
		}
		products := []float64{}
		for i := 0; i < d*d; i++ {
			products = append(products, features[i/d]*features[i%d])
		}
		checkWithProducts(t, 90*random.Float64(), features, products)
	}
}

func TestWithProductsLeavesThePointAlone(t *testing.T) {
	// Three points share one piece of memory, as points that were cut out of a table do. There is room behind each of them.
	table := []float64{1, 2, 3, 4, 5, 6}
	before := slices.Clone(table)
	for row := 0; row < 3; row++ {
		p := ml.LabeledPoint{Label: 50, Features: table[2*row : 2*row+2]}
		WithProducts(p)
		WithProducts(p)
	}
	if !slices.Equal(table, before) {
		t.Errorf("WithProducts changed the memory of its point, or what lies behind it, from %v to %v. Copy the features before you append to them.", before, table)
	}
	p := ml.LabeledPoint{Label: 1, Features: []float64{3, 5}}
	got := WithProducts(p)
	if len(got.Features) != 6 {
		t.Fatalf("WithProducts of the features [3 5] has %d features, expected 6.", len(got.Features))
	}
	got.Features[0] = 100
	if p.Features[0] != 3 {
		t.Errorf("The point that WithProducts returns shares memory with the one it was given: writing to one changes the other. Copy the features.")
	}
}
