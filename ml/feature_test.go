package ml_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestSparseVectors(t *testing.T) {
	// Published checks of the course: [0, 3, 0, 4] and [0, 0, 0, 1] with [0.4, 3.1, 1.4, -0.5] give 7.3 and -0.5.
	a, b := ml.NewSparse(4, []int{1, 3}, []float64{3, 4}), ml.NewSparse(4, []int{3}, []float64{1})
	w := []float64{0.4, 3.1, 1.4, -0.5}
	if !near(a.Dot(w), 7.3, 1e-12) || b.Dot(w) != -0.5 {
		t.Errorf("inner products %v and %v, want 7.3 and -0.5", a.Dot(w), b.Dot(w))
	}
	if a.NonZeros() != 2 || b.NonZeros() != 1 || ml.NewSparse(2, []int{0}, []float64{0}).NonZeros() != 0 {
		t.Error("numbers that are not 0 are counted wrong")
	}
	if !allNear(a.Dense(), []float64{0, 3, 0, 4}, 0) {
		t.Errorf("dense %v", a.Dense())
	}
	if got := fmt.Sprint(ml.NewSparse(7, []int{2, 3}, []float64{1, 1})); got != "(7,[2,3],[1,1])" {
		t.Errorf("shown as %q", got)
	}
}

func TestOneHot(t *testing.T) {
	sc := newContext(t)
	// The animals of the course: 0 is the animal, 1 its colour, 2 what it eats.
	animals := [][]ml.Token{
		{{Field: 0, Value: "mouse"}, {Field: 1, Value: "black"}},
		{{Field: 0, Value: "cat"}, {Field: 1, Value: "tabby"}, {Field: 2, Value: "mouse"}},
		{{Field: 0, Value: "bear"}, {Field: 1, Value: "black"}, {Field: 2, Value: "salmon"}},
	}
	var dictionary map[ml.Token]int
	for _, partitions := range []int{1, 2, 7} {
		tokens := rdd.FlatMap(rdd.Parallelize(sc, animals, partitions), func(a []ml.Token) []ml.Token { return a })
		dictionary = ml.OneHotDictionary(tokens)
		for i, want := range []ml.Token{{0, "bear"}, {0, "cat"}, {0, "mouse"}, {1, "black"}, {1, "tabby"}, {2, "mouse"}, {2, "salmon"}} {
			if got, ok := dictionary[want]; !ok || got != i {
				t.Errorf("%d partitions: %v has number %d, want %d", partitions, want, got, i)
			}
		}
		if len(dictionary) != 7 {
			t.Errorf("%d tokens, want 7", len(dictionary))
		}
	}
	if got := ml.OneHot(animals[0], dictionary).String(); got != "(7,[2,3],[1,1])" {
		t.Errorf("the mouse is %v", got)
	}
	unseen := []ml.Token{{2, "salmon"}, {2, "cheese"}, {0, "bear"}, {0, "bear"}}
	if got := ml.OneHot(unseen, dictionary).String(); got != "(7,[0,6],[1,1])" {
		t.Errorf("out of order, with an unseen and a repeated token: %v", got)
	}
}

func TestHashFeatures(t *testing.T) {
	// Published checks of the course, from MD5 sums of "mouse:0" and so on.
	mouse := []ml.Token{{0, "mouse"}, {1, "black"}}
	if got := ml.HashFeatures(mouse, 4).String(); got != "(4,[3],[2])" {
		t.Errorf("in 4 buckets %v, want both in bucket 3", got)
	}
	if got := ml.HashFeatures(mouse, 100).Indices; !slices.Equal(got, []int{51, 99}) {
		t.Errorf("in 100 buckets %v, want 99 and 51", got)
	}
	bear := []ml.Token{{0, "bear"}, {1, "black"}, {2, "salmon"}}
	if got := ml.HashFeatures(bear, 100).Indices; !slices.Equal(got, []int{51, 80, 82}) {
		t.Errorf("in 100 buckets %v, want 82, 51 and 80", got)
	}
}

func TestPolynomial(t *testing.T) {
	a, b, c := 2.0, 3.0, 5.0
	for _, test := range []struct {
		x      []float64
		degree int
		want   []float64
	}{
		{[]float64{a, b}, 1, []float64{a, b}},
		{[]float64{a, b}, 2, []float64{a, b, a * a, a * b, b * b}}, // the order of scikit-learn's PolynomialFeatures
		{[]float64{a, b, c}, 3, []float64{a, b, c, a * a, a * b, a * c, b * b, b * c, c * c,
			a * a * a, a * a * b, a * a * c, a * b * b, a * b * c, a * c * c, b * b * b, b * b * c, b * c * c, c * c * c}},
		{nil, 3, nil},
	} {
		if got := ml.Polynomial(test.x, test.degree); !allNear(got, test.want, 1e-12) {
			t.Errorf("Polynomial(%v, %d) = %v, want %v", test.x, test.degree, got, test.want)
		}
	}
	if got := len(ml.Polynomial(make([]float64, 12), 2)); got != 90 {
		t.Errorf("12 features give %d products, want 90", got)
	}
	if got := ml.Interactions([]float64{a, b}); !allNear(got, []float64{a, b, a * a, a * b, b * a, b * b}, 0) {
		t.Errorf("interactions %v", got)
	}
	if got := len(ml.Interactions(make([]float64, 12))); got != 156 {
		t.Errorf("12 features have %d interactions, want 156", got)
	}
}

func TestScalers(t *testing.T) {
	sc := newContext(t)
	for _, partitions := range []int{1, 2, 5} {
		rows := rdd.Parallelize(sc, [][]float64{{1, 5, 1e9 + 1}, {2, 5, 1e9 + 2}, {3, 5, 1e9 + 3}, {math.NaN(), 5, 1e9 + 4}}, partitions)
		c := ml.Summarize(rows)
		if !allNear(c.Mean, []float64{2, 5, 1e9 + 2.5}, 1e-6) || !allNear(c.Stdev(), []float64{1, 0, math.Sqrt(5.0 / 3)}, 1e-9) {
			t.Errorf("%d partitions: means %v, deviations %v", partitions, c.Mean, c.Stdev())
		}
		if c.N != 4 || c.Known[0] != 3 || !allNear(c.Min, []float64{1, 5, 1e9 + 1}, 0) || !allNear(c.Max, []float64{3, 5, 1e9 + 4}, 0) {
			t.Errorf("%d partitions: %+v", partitions, c)
		}
		if got := (ml.StandardScaler{}).Fit(rows).Transform([]float64{4, 5, 1e9 + 2.5}); !allNear(got, []float64{2, 0, 0}, 1e-6) {
			t.Errorf("standardised %v", got)
		}
		if got := (ml.MinMaxScaler{}).Fit(rows).Transform([]float64{2, 5, 1e9 + 4}); !allNear(got, []float64{0.5, 0, 1}, 1e-12) {
			t.Errorf("from 0 to 1: %v", got)
		}
	}
	points := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{0}}, {Label: 2, Features: []float64{4}}}, 2)
	scaling := ml.MinMaxScaler{}.Fit(ml.Features(points))
	got := ml.MapFeatures(points, scaling.Transform).Collect()
	if got[0].Label != 1 || got[1].Label != 2 || got[0].Features[0] != 0 || got[1].Features[0] != 1 {
		t.Errorf("scaled points %v", got)
	}
}

func TestImputer(t *testing.T) {
	sc := newContext(t)
	nan := math.NaN()
	rows := [][]float64{{1, nan}, {2, 4}, {9, nan}, {nan, 8}, {nan, 6}, {nan, 100}}
	for _, partitions := range []int{1, 3, 8} {
		data := rdd.Parallelize(sc, rows, partitions)
		if got := (ml.Imputer{}).Fit(data).Transform([]float64{nan, 1}); !allNear(got, []float64{4, 1}, 1e-12) {
			t.Errorf("%d partitions: with the mean %v", partitions, got)
		}
		if got := (ml.Imputer{Median: true}).Fit(data).Transform([]float64{nan, nan}); !allNear(got, []float64{2, 7}, 1e-12) {
			t.Errorf("%d partitions: with the median %v", partitions, got)
		}
	}
}
