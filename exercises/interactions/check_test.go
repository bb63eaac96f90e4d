package interactions

import (
	"math"
	"slices"
	"testing"

	"lab/ml"
)

// checkWithProducts compares the point with products with the expected features, whatever the order of the products.
func checkWithProducts(t *testing.T, label float64, features, products []float64) {
	t.Helper()
	d := len(features)
	got := WithProducts(ml.LabeledPoint{Label: label, Features: slices.Clone(features)})
	if got.Label != label {
		t.Errorf("WithProducts of a point with the label %v has the label %v, expected the same label.", label, got.Label)
	}
	if len(got.Features) != d+d*d {
		t.Errorf("WithProducts of the features %v has the %d features %v, expected %d: %d features and %d products.", features, len(got.Features), got.Features, d+d*d, d, d*d)
		return
	}
	if !slices.Equal(got.Features[:d], features) {
		t.Errorf("WithProducts of the features %v begins with %v, expected the features themselves.", features, got.Features[:d])
	}
	have := slices.Clone(got.Features[d:])
	want := slices.Clone(products)
	slices.Sort(have)
	slices.Sort(want)
	for i := range want {
		if !(math.Abs(have[i]-want[i]) <= 1e-9) { // also where it is no number
			t.Errorf("WithProducts of the features %v has the products %v (sorted here), expected %v: each feature times each feature.", features, have, want)
			return
		}
	}
}

func TestWithProductsOfTwoFeatures(t *testing.T) {
	checkWithProducts(t, 7, []float64{2, 3}, []float64{4, 6, 6, 9})
	checkWithProducts(t, 0, []float64{-1, 0.5}, []float64{1, -0.5, -0.5, 0.25})
}

func TestWithProductsOfThreeFeatures(t *testing.T) {
	checkWithProducts(t, 1955, []float64{1, 2, 3}, []float64{1, 2, 3, 2, 4, 6, 3, 6, 9})
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
