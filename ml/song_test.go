package ml_test

import (
	"math"
	"testing"

	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// songs reads "millionsong" with the year counted from the first one.
func songs(t *testing.T) (*rdd.RDD[ml.LabeledPoint], dataset.Info) {
	t.Helper()
	cache := t.TempDir() // a stand-in goes there, and away with the test
	for _, key := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(key, cache)
	}
	info, err := dataset.Find("millionsong")
	if err != nil {
		t.Fatal(err)
	}
	lines := dataset.Open(newContext(t), "millionsong", 4)
	return rdd.Map(lines, func(line string) ml.LabeledPoint {
		s, err := dataset.ParseSong(line)
		if err != nil {
			panic(err)
		}
		return ml.LabeledPoint{Label: s.Year - 1922, Features: s.Features}
	}).Cache(), info
}

// TestSongs checks the published figures on the real sample, and the same story with wider tolerance on the stand-in.
func TestSongs(t *testing.T) {
	data, info := songs(t)
	t.Logf("figures of %v", info)
	intercept, weight, error := 0.05, 0.06, 0.005
	if info.Generated {
		intercept, weight, error = 3, 4, 0.1
	}
	if n := data.Count(); n != 6724 {
		t.Errorf("%d songs, want 6724", n)
	}
	if got := ml.MeanLabel(data); !near(got, 53.785, 0.001) {
		t.Errorf("mean year %v, want 53.785", got)
	}
	if got := ml.RMSE(ml.PredictAll(data, ml.Baseline(data))); !near(got, 21.42, error) {
		t.Errorf("the mean as prediction leaves %v years, want 21.42", got)
	}
	m := ml.LeastSquares(data)
	want := []float64{23.9, 24.7, -68.8, 58.2, -12.8, -51.7, 31.6, -20.8, 1.7, -4.7, -13.7, -12.9}
	if !near(m.Intercept, 68.5, intercept) || !allNear(m.Weights, want, weight) {
		t.Errorf("least squares %v, want intercept 68.5 and weights %v", m, want)
	}
	exact := ml.RMSE(ml.PredictAll(data, m))
	if !near(exact, 15.58, error) {
		t.Errorf("least squares leaves %v years, want 15.58", exact)
	}
	// Without an intercept, so the twelve weights have to make up for it; the course's story is 18.4 to 19.2 on its splits.
	weights, errs := ml.GradientDescent(data, 50)
	if last := errs[49]; last < 17 || last > 19.5 || len(weights) != 12 {
		t.Errorf("50 iterations of gradient descent leave %v years, want about 18", last)
	}
	if first := errs[0]; !near(first, math.Sqrt(53.785*53.785+21.418*21.418), 0.01) {
		t.Errorf("before any update the error is %v, want the root of the mean squared label", first)
	}
	t.Logf("baseline 21.42, descent %.3f, least squares %.3f: %v", errs[49], exact, m)
}

// TestSongsAreNotLearnedByHeart fits on one part and judges on another: a linear model of twelve weights must do about as well there.
func TestSongsAreNotLearnedByHeart(t *testing.T) {
	data, info := songs(t)
	parts := data.RandomSplit([]float64{.8, .1, .1}, 42)
	train, validation := parts[0].Cache(), parts[1].Cache()
	base := ml.RMSE(ml.PredictAll(validation, ml.Baseline(train)))
	fitted := ml.RMSE(ml.PredictAll(validation, ml.LeastSquares(train)))
	t.Logf("%d of %d songs left out (%v): baseline %.2f, least squares %.2f", validation.Count(), data.Count(), info, base, fitted)
	if !near(fitted, 15.5, 1.2) || !near(base, 21.4, 1.5) {
		t.Errorf("on songs not fitted on, the baseline leaves %v years and least squares %v; want about 21.4 and 15.5", base, fitted)
	}
}

// TestSongsWithPenaltyAndProducts checks two more published figures: with products of features in pairs, 14.54 years are left on the real sample. With the penalty that the original
// course takes (0.1, of which 0.2 on absolute values), Spark has an intercept of 64.25 and leaves 15.31 years on its split, which nobody else can draw; splits
// move the intercept by some 1.5.
func TestSongsWithPenaltyAndProducts(t *testing.T) {
	data, info := songs(t)
	tolerance := 0.005
	if info.Generated {
		tolerance = 0.5
	}
	quadratic := ml.MapFeatures(data, func(x []float64) []float64 { return ml.Polynomial(x, 2) })
	m := ml.LeastSquares(quadratic)
	left := ml.RMSE(ml.PredictAll(quadratic, m))
	if len(m.Weights) != 90 || !near(left, 14.54, tolerance) {
		t.Errorf("%d products leave %v years, want 90 and 14.54", len(m.Weights), left)
	}
	products := ml.MapFeatures(data, ml.Interactions)
	n := ml.LinearRegression{}.Fit(products)
	if got := ml.RMSE(ml.PredictAll(products, n)); len(n.Weights) != 156 || !near(got, left, 1e-6) {
		t.Errorf("%d products of which 66 stand there twice leave %v years, want what 90 leave, %v", len(n.Weights), got, left)
	}
	plain := ml.LeastSquares(data)
	for _, solver := range []ml.Solver{ml.AutoSolver, ml.LBFGS} {
		m := ml.LinearRegression{Solver: solver, RegParam: 0.1, ElasticNet: 0.2, MaxIter: 500}.Fit(data)
		got := ml.RMSE(ml.PredictAll(data, m))
		t.Logf("%v: %.3f years: %v", solver, got, m)
		if !near(m.Intercept, 64.25, 5) || !near(plain.Intercept-m.Intercept, 2.5, 1) || !near(got, 15.58, 0.2) {
			t.Errorf("%v: the penalty leaves %v years with %v", solver, got, m)
		}
	}
}
