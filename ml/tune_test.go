package ml_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestFoldsHoldEachElementBackOnce(t *testing.T) {
	sc := newContext(t)
	var all []int
	for i := range 1000 {
		all = append(all, i)
	}
	data := rdd.Parallelize(sc, all, 4).Cache()
	var held []int
	for i, f := range ml.KFold(data, 5, 42) {
		train, validation := f.Train.Collect(), f.Validation.Collect()
		if len(validation) < 150 || len(validation) > 250 {
			t.Errorf("fold %d holds %d of 1,000 back", i, len(validation))
		}
		held = append(held, validation...)
		both := append(train, validation...)
		slices.Sort(both)
		if !slices.Equal(both, all) {
			t.Errorf("fold %d has not each element once", i)
		}
		if again := ml.KFold(data, 5, 42)[i].Validation.Collect(); !slices.Equal(again, validation) {
			t.Errorf("the same seed gives another fold %d", i)
		}
	}
	slices.Sort(held)
	if !slices.Equal(held, all) {
		t.Error("the folds together do not hold each element back once")
	}
}

func TestGridSearchTakesTheLowest(t *testing.T) {
	scores := map[string]float64{"nan": math.NaN(), "b": 3, "c": 1, "d": 1}
	best, trials := ml.GridSearch([]string{"nan", "b", "c", "d"}, func(p string) float64 { return scores[p] })
	if best.Params != "c" || best.Score != 1 || len(trials) != 4 || trials[1] != (ml.Trial[string]{Params: "b", Score: 3}) {
		t.Errorf("best %v of %v", best, trials)
	}
}

func TestGridSearchOverFoldsPrefersTheSmallerPenalty(t *testing.T) {
	sc := newContext(t)
	folds := ml.KFold(rdd.Parallelize(sc, line(300, 0.1), 3).Cache(), 3, 1)
	best, _ := ml.GridSearch([]ml.LinearRegression{{RegParam: 10}, {RegParam: 1e-4}, {RegParam: 1}}, func(l ml.LinearRegression) float64 {
		sum := 0.0
		for _, f := range folds {
			sum += ml.RMSE(ml.PredictAll(f.Validation, l.Fit(f.Train)))
		}
		return sum / 3
	})
	if best.Params.RegParam != 1e-4 || !near(best.Score, 0.1, 0.02) {
		t.Errorf("best %+v, want the penalty 1e-4 with about the noise's 0.1", best)
	}
}

func TestSGDNearsTheMinimum(t *testing.T) {
	sc := newContext(t)
	points := tossed(2000, 4)
	raw := rdd.Parallelize(sc, points, 3).Cache()
	scaling := ml.StandardScaler{}.Fit(ml.Features(raw))
	data := ml.MapFeatures(raw, scaling.Transform).Cache()
	sparse := rdd.Map(data, func(p ml.LabeledPoint) ml.SparsePoint {
		return ml.SparsePoint{Label: p.Label, Features: ml.NewSparse(4, []int{0, 1, 2, 3}, p.Features)}
	}).Cache()
	exact := ml.LogisticRegression{}.Fit(data)
	s := ml.SGD{Iterations: 300, StepSize: 2, Seed: 1}
	m, other := s.Logistic(data), s.LogisticSparse(sparse)
	if !near(m.Intercept, exact.Intercept, 0.1) || !allNear(m.Weights, exact.Weights, 0.1) {
		t.Errorf("descent ends at %v, the maximum likelihood is at %v", m, exact)
	}
	if !near(m.Intercept, other.Intercept, 1e-9) || !allNear(m.Weights, other.Weights, 1e-9) {
		t.Errorf("dense %v, the same sparse %v", m, other)
	}
	if again := s.Logistic(data); again.Intercept != m.Intercept || !allNear(again.Weights, m.Weights, 0) {
		t.Errorf("the same seed gives %v and %v", m, again)
	}
	// All points in each step, worked out by hand: w = ½·(1·1 + 3·2)/2, then a step of ½/√2.
	two := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{1}}, {Label: 3, Features: []float64{2}}}, 2)
	linear := ml.SGD{Iterations: 2, StepSize: 0.5, BatchFraction: 1, NoIntercept: true, RegParam: 0.1}.Linear(two)
	w := 0.5 * 7 / 2
	rate := 0.5 / math.Sqrt2
	w -= rate * (0.1*w + ((w-1)*1+(2*w-3)*2)/2)
	if linear.Intercept != 0 || !near(linear.Weights[0], w, 1e-12) {
		t.Errorf("two steps lead to %v, want %v", linear, w)
	}
}

// TestCancellingStopsTraining ends the context in the second job: training must not go on to its end.
func TestCancellingStopsTraining(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithContext(ctx))
	defer sc.Close()
	seen := 0
	data := rdd.Parallelize(sc, tossed(100, 3), 1).Filter(func(ml.LabeledPoint) bool {
		if seen++; seen > 150 {
			cancel()
		}
		return true
	})
	err := ml.Maybe(func() { ml.LogisticRegression{MaxIter: 1000, Tol: 1e-300}.Fit(data) })
	var job *rdd.Error
	if !errors.As(err, &job) || !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled fit ends with %v", err)
	}
}
