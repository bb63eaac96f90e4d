package ml_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }

func allNear(a, b []float64, tolerance float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !near(a[i], b[i], tolerance) {
			return false
		}
	}
	return true
}

func newContext(t *testing.T) *rdd.Context {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	t.Cleanup(func() { sc.Close() })
	return sc
}

// line returns n points with label 3 + 2 x0 - x1 and normal noise.
func line(n int, noise float64) []ml.LabeledPoint {
	rng := rand.New(rand.NewPCG(7, 8))
	points := make([]ml.LabeledPoint, n)
	for i := range points {
		x := []float64{rng.Float64(), rng.Float64()}
		points[i] = ml.LabeledPoint{Label: 3 + 2*x[0] - x[1] + noise*rng.NormFloat64(), Features: x}
	}
	return points
}

func TestVectors(t *testing.T) {
	a, b := []float64{1, 2, 3}, []float64{4, -5, 6}
	if got := ml.Dot(a, b); got != 12 {
		t.Errorf("Dot = %v, want 12", got)
	}
	for name, v := range map[string]struct{ got, want []float64 }{
		"Add":       {ml.Add(a, b), []float64{5, -3, 9}},
		"Sub":       {ml.Sub(a, b), []float64{-3, 7, -3}},
		"Mul":       {ml.Mul(a, b), []float64{4, -10, 18}},
		"Scale":     {ml.Scale(5, a), []float64{5, 10, 15}},
		"AddScaled": {ml.AddScaled(a, -2, b), []float64{-7, 12, -9}},
		"Zeros":     {ml.Zeros(2), []float64{0, 0}},
		"of none":   {ml.Add(nil, nil), []float64{}},
	} {
		if !allNear(v.got, v.want, 0) {
			t.Errorf("%s = %v, want %v", name, v.got, v.want)
		}
	}
	if got := ml.Norm([]float64{3e200, 4e200}); !near(got/1e200, 5, 1e-12) {
		t.Errorf("Norm = %v, want 5e200", got)
	}
	if got := ml.Distance(a, b); !near(got, math.Sqrt(67), 1e-12) {
		t.Errorf("Distance = %v, want the root of 67", got)
	}
	if !allNear(a, []float64{1, 2, 3}, 0) || !allNear(b, []float64{4, -5, 6}, 0) {
		t.Errorf("the arguments were changed: %v, %v", a, b)
	}
	// Half-steps from the course: 18 numbers from 0 by 0.5 in two halves.
	var lower, upper []float64
	for i := range 10 {
		lower, upper = append(lower, float64(i)/2), append(upper, 5+float64(i)/2)
	}
	if got := ml.Dot(lower, upper); got != 183.75 {
		t.Errorf("Dot = %v, want 183.75", got)
	}
}

func TestWrongArgumentsPanicWithTypedValues(t *testing.T) {
	sc := newContext(t)
	none := rdd.Parallelize(sc, []ml.LabeledPoint{})
	one := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{1, 2}}})
	ragged := rdd.Parallelize(sc, []ml.LabeledPoint{{Features: []float64{1, 2}}, {Features: []float64{1}}}, 1)
	apart := rdd.Parallelize(sc, []ml.LabeledPoint{{Features: []float64{1, 2}}, {Features: []float64{1}}}, 2)
	holed := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{1, math.NaN()}}})
	two := []float64{1, 2}
	tests := []struct {
		name      string
		call      func()
		dimension bool
		want      string
	}{
		{"Dot", func() { ml.Dot(two, []float64{1}) }, true, "ml: Dot: b has 1 numbers, want 2"},
		{"Add", func() { ml.Add(two, nil) }, true, "ml: Add: b has 0 numbers, want 2"},
		{"Zeros", func() { ml.Zeros(-1) }, false, "cannot have -1 numbers"},
		{"Predict", func() { ml.LinearModel{Weights: two}.Predict([]float64{1}) }, true, "LinearModel.Predict: features has 1 numbers, want 2"},
		{"GradientSummand", func() { ml.GradientSummand(two, ml.LabeledPoint{}) }, true, "features has 0 numbers, want 2"},
		{"nothing to fit", func() { ml.LeastSquares(none) }, false, "ml: LeastSquares: there are no points"},
		{"nothing to average", func() { ml.MeanLabel(none) }, false, "ml: MeanLabel: there are no points"},
		{"nothing to judge", func() { ml.RMSE(ml.PredictAll(none, ml.LinearModel{})) }, false, "there are no predictions"},
		{"nothing to learn from", func() { ml.GradientDescent(none, 1) }, false, "ml: GradientDescent: there are no points"},
		{"negative iterations", func() { ml.GradientDescent(one, -1) }, false, "-1 iterations"},
		{"step of zero", func() { ml.GradientDescent(one, 1, ml.StepSize(0)) }, false, "a step size of 0"},
		{"step of NaN", func() { ml.GradientDescent(one, 1, ml.StepSize(math.NaN())) }, false, "a step size of NaN"},
		{"start too short", func() { ml.GradientDescent(one, 1, ml.StartAt([]float64{1})) }, true, "has 2 numbers, want 1"},
		{"ragged", func() { ml.LeastSquares(ragged) }, true, "has 1 numbers, want 2"},
		{"ragged across partitions", func() { ml.LeastSquares(apart) }, true, "has 1 numbers, want 2"},
		{"ragged for descent", func() { ml.GradientDescent(apart, 1) }, true, "has 1 numbers, want 2"},
		{"prediction in a task", func() { ml.PredictAll(ragged, ml.LinearModel{Weights: two}).Collect() }, true, "has 1 numbers, want 2"},
		{"not a number", func() { ml.LeastSquares(holed) }, false, "feature 1 is not a finite number"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := ml.Maybe(test.call)
			var own *ml.Error
			var dim *ml.DimensionError
			if test.dimension && !errors.As(err, &dim) || !test.dimension && !errors.As(err, &own) {
				t.Fatalf("got %T %v, want a typed error of this package", err, err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q does not say %q", err, test.want)
			}
		})
	}
	defer func() {
		if recover() != "mine" {
			t.Error("Maybe swallowed a panic that is not of these packages")
		}
	}()
	_ = ml.Maybe(func() { panic("mine") })
}

func TestRMSE(t *testing.T) {
	sc := newContext(t)
	// Published check of the course: predictions 1, 2, 2 for 3, 1, 2.
	preds := rdd.Parallelize(sc, []ml.Prediction{{Predicted: 1, Label: 3}, {Predicted: 2, Label: 1}, {Predicted: 2, Label: 2}}, 2)
	if got := ml.RMSE(preds); !near(got, 1.29099444874, 1e-11) {
		t.Errorf("RMSE = %v, want 1.29099444874", got)
	}
	if got := ml.MeanSquaredError(preds); !near(got, 5.0/3, 1e-15) {
		t.Errorf("MeanSquaredError = %v, want 5/3", got)
	}
}

func TestGradientSummand(t *testing.T) {
	// Published checks of the course.
	tests := []struct {
		weights []float64
		point   ml.LabeledPoint
		want    []float64
	}{
		{[]float64{1, 1, 1}, ml.LabeledPoint{Label: 2, Features: []float64{3, 1, 4}}, []float64{18, 6, 24}},
		{[]float64{.24, 1.2, -1.4}, ml.LabeledPoint{Label: 3, Features: []float64{-1.4, 4.2, 2.1}}, []float64{1.7304, -5.1912, -2.5956}},
	}
	for _, test := range tests {
		if got := ml.GradientSummand(test.weights, test.point); !allNear(got, test.want, 1e-12) {
			t.Errorf("GradientSummand(%v, %v) = %v, want %v", test.weights, test.point, got, test.want)
		}
	}
}

func TestPredict(t *testing.T) {
	sc := newContext(t)
	// Published check of the course: predictions 1.75 and 1.25 for labels 2 and 1.5.
	data := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 2, Features: []float64{1, .5}}, {Label: 1.5, Features: []float64{.5, .5}}}, 2)
	got := ml.PredictAll(data, ml.LinearModel{Weights: []float64{1, 1.5}}).Collect()
	if len(got) != 2 || got[0] != (ml.Prediction{Predicted: 1.75, Label: 2}) || got[1] != (ml.Prediction{Predicted: 1.25, Label: 1.5}) {
		t.Errorf("predictions %v, want 1.75 for 2 and 1.25 for 1.5", got)
	}
	if got := (ml.LinearModel{Intercept: 68.53, Weights: []float64{23.925, -68.764}}).String(); got != "68.53 + 23.925·x0 - 68.764·x1" {
		t.Errorf("model shown as %q", got)
	}
	if got := (ml.LinearModel{Intercept: 7}).Predict(nil); got != 7 {
		t.Errorf("a model without features predicts %v, want its intercept", got)
	}
}

func TestLeastSquaresFindsTheLine(t *testing.T) {
	sc := newContext(t)
	for _, partitions := range []int{1, 3, 200} {
		exact := ml.LeastSquares(rdd.Parallelize(sc, line(100, 0), partitions))
		if !near(exact.Intercept, 3, 1e-10) || !allNear(exact.Weights, []float64{2, -1}, 1e-10) {
			t.Errorf("%d partitions: %v, want 3 + 2 x0 - x1", partitions, exact)
		}
	}
}

func TestLeastSquaresKeepsDigits(t *testing.T) {
	sc := newContext(t)
	// A label and a feature far from 0 compared with their spread, and features of very different size.
	points := line(500, 0)
	for i, p := range points {
		points[i] = ml.LabeledPoint{Label: 1e8 + p.Label, Features: []float64{1e6 + p.Features[0], 1e-9 * p.Features[1]}}
	}
	m := ml.LeastSquares(rdd.Parallelize(sc, points, 7))
	if !near(m.Weights[0], 2, 1e-5) || !near(m.Weights[1]*1e-9, -1, 1e-5) {
		t.Errorf("weights %v, want 2 and -1e9", m.Weights)
	}
}

func TestLeastSquaresWithoutOneAnswerTakesTheShortest(t *testing.T) {
	sc := newContext(t)
	var points []ml.LabeledPoint
	for _, p := range line(50, 0) {
		x := p.Features[0]
		points = append(points, ml.LabeledPoint{Label: 1 + 4*x, Features: []float64{x, x, 0.1}})
	}
	m := ml.LeastSquares(rdd.Parallelize(sc, points, 4))
	if !near(m.Intercept, 1, 1e-9) || !allNear(m.Weights, []float64{2, 2, 0}, 1e-9) {
		t.Errorf("the same feature twice and a constant one: %v, want 1 + 2 x0 + 2 x1", m)
	}
	one := ml.LeastSquares(rdd.Parallelize(sc, points[:1]))
	if !near(one.Predict(points[0].Features), points[0].Label, 1e-12) || !allNear(one.Weights, []float64{0, 0, 0}, 0) {
		t.Errorf("one point: %v, want its label as intercept", one)
	}
	bare := ml.LeastSquares(rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1}, {Label: 4}}))
	if bare.Intercept != 2.5 || len(bare.Weights) != 0 {
		t.Errorf("no features: %v, want the mean label", bare)
	}
}

func TestGramMergesToTheSame(t *testing.T) {
	points := line(1000, 0.3)
	var whole, left, right ml.Gram
	for i, p := range points {
		whole.Add(p)
		if i < 313 {
			left.Add(p)
		} else {
			right.Add(p)
		}
	}
	left.Merge(&right)
	left.Merge(&ml.Gram{})
	if left.N != whole.N || !allNear(left.Mean, whole.Mean, 1e-12) || !allNear(left.Sum, whole.Sum, 1e-9) {
		t.Errorf("merged %+v, want %+v", left, whole)
	}
}

func TestGradientDescentFollowsItsSchedule(t *testing.T) {
	sc := newContext(t)
	// Two points with one feature: w starts at 0; the gradient sums are worked out by hand.
	data := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{1}}, {Label: 3, Features: []float64{2}}}, 2)
	w := 0.0
	var want []float64
	for i := range 4 {
		want = append(want, math.Sqrt(((w-1)*(w-1)+(2*w-3)*(2*w-3))/2))
		w -= 0.5 / (2 * math.Sqrt(float64(i+1))) * ((w - 1) + (2*w-3)*2)
	}
	weights, errs := ml.GradientDescent(data, 4, ml.StepSize(0.5))
	if !allNear(weights, []float64{w}, 1e-12) || !allNear(errs, want, 1e-12) {
		t.Errorf("weights %v, errors %v; want %v, %v", weights, errs, w, want)
	}
	// Beginning where another descent ended repeats nothing but the schedule.
	_, again := ml.GradientDescent(data, 1, ml.StartAt(weights))
	if len(again) != 1 || again[0] >= errs[3] {
		t.Errorf("starting at the end has error %v, want one below %v", again, errs[3])
	}
	if weights, errs := ml.GradientDescent(data, 0); weights != nil || len(errs) != 0 {
		t.Errorf("no iteration gives %v and %v", weights, errs)
	}
}

func TestGradientDescentNearsLeastSquares(t *testing.T) {
	sc := newContext(t)
	var points []ml.LabeledPoint
	for _, p := range line(400, 0.1) { // a constant feature stands in for the intercept
		points = append(points, ml.LabeledPoint{Label: p.Label, Features: append([]float64{1}, p.Features...)})
	}
	data := rdd.Parallelize(sc, points, 4).Cache()
	weights, errs := ml.GradientDescent(data, 2000, ml.StepSize(2))
	exact := ml.LeastSquares(rdd.Parallelize(sc, line(400, 0.1), 4))
	if !near(weights[0], exact.Intercept, 0.05) || !allNear(weights[1:], exact.Weights, 0.05) {
		t.Errorf("descent ends at %v, least squares at %v", weights, exact)
	}
	for i := 10; i < len(errs); i++ {
		if errs[i] > errs[i-1]+1e-12 {
			t.Fatalf("the error grows from %v to %v at iteration %d", errs[i-1], errs[i], i)
		}
	}
}

func TestBaseline(t *testing.T) {
	sc := newContext(t)
	data := rdd.Parallelize(sc, line(300, 1), 5)
	mean := ml.MeanLabel(data)
	m := ml.Baseline(data)
	if m.Intercept != mean || !allNear(m.Weights, []float64{0, 0}, 0) {
		t.Errorf("baseline %v, want the mean %v", m, mean)
	}
	if base, fit := ml.RMSE(ml.PredictAll(data, m)), ml.RMSE(ml.PredictAll(data, ml.LeastSquares(data))); base <= fit {
		t.Errorf("the baseline's error %v is not above that of least squares, %v", base, fit)
	}
}
