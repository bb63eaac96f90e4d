package ml_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// spector is the table of L. C. Spector and M. Mazzeo (Journal of Economic Education 11, 1980), as W. H. Greene's
// Econometric Analysis has it: whether a student's grade improved, then grade point average, a test of economics, and
// whether the student was taught by a new method.
var spector = [][]float64{
	{0, 2.66, 20, 0}, {0, 2.89, 22, 0}, {0, 3.28, 24, 0}, {0, 2.92, 12, 0}, {1, 4.00, 21, 0}, {0, 2.86, 17, 0}, {0, 2.76, 17, 0}, {0, 2.87, 21, 0},
	{0, 3.03, 25, 0}, {1, 3.92, 29, 0}, {0, 2.63, 20, 0}, {0, 3.32, 23, 0}, {0, 3.57, 23, 0}, {1, 3.26, 25, 0}, {0, 3.53, 26, 0}, {0, 2.74, 19, 0},
	{0, 2.75, 25, 0}, {0, 2.83, 19, 0}, {0, 3.12, 23, 1}, {1, 3.16, 25, 1}, {0, 2.06, 22, 1}, {1, 3.62, 28, 1}, {0, 2.89, 14, 1}, {0, 3.51, 26, 1},
	{1, 3.54, 24, 1}, {1, 2.83, 27, 1}, {1, 3.39, 17, 1}, {0, 2.67, 24, 1}, {1, 3.65, 21, 1}, {1, 4.00, 23, 1}, {0, 3.10, 21, 1}, {1, 2.39, 19, 1},
}

// sparsely is the same points without their zeros.
func sparsely(points []ml.LabeledPoint) []ml.SparsePoint {
	out := make([]ml.SparsePoint, len(points))
	for i, p := range points {
		var at []int
		var values []float64
		for j, x := range p.Features {
			if x != 0 {
				at, values = append(at, j), append(values, x)
			}
		}
		out[i] = ml.SparsePoint{Label: p.Label, Features: ml.NewSparse(len(p.Features), at, values)}
	}
	return out
}

func TestLogisticRegressionHasThePublishedValues(t *testing.T) {
	sc := newContext(t)
	points := labeled(spector)
	// Greene, Econometric Analysis, table of the logit model, and the documentation of statsmodels on the same data:
	// log likelihood -12.8896.
	want := []float64{-13.0213, 2.8261, 0.0952, 2.3787}
	data, sparse := rdd.Parallelize(sc, points, 3).Cache(), rdd.Parallelize(sc, sparsely(points), 3).Cache()
	l := ml.LogisticRegression{Tol: 1e-9}
	for name, m := range map[string]ml.LogisticModel{"dense": l.Fit(data), "sparse": l.FitSparse(sparse)} {
		if !near(m.Intercept, want[0], 5e-5) || !allNear(m.Weights, want[1:], 5e-5) {
			t.Errorf("%s: %v %v, published is %v", name, m.Intercept, m.Weights, want)
		}
		for which, p := range map[string]*rdd.RDD[ml.Prediction]{"dense": ml.Probabilities(data, m), "sparse": ml.ProbabilitiesSparse(sparse, m)} {
			if got := ml.MeanLogLoss(p) * 32; !near(got, 12.8896, 5e-5) {
				t.Errorf("%s fit on %s points: log likelihood %v, published is -12.8896", name, which, -got)
			}
		}
	}
}

// tossed returns n points with labels 0 and 1 that a logistic model gave.
func tossed(n, d int) []ml.LabeledPoint {
	rng := rand.New(rand.NewPCG(5, 6))
	points := correlated(n, d)
	for i, p := range points {
		margin := -0.5
		for j, x := range p.Features {
			if j%3 == 0 {
				margin += (x/float64(j+1) - 3)
			}
		}
		points[i].Label = 0
		if rng.Float64() < 1/(1+math.Exp(-margin)) {
			points[i].Label = 1
		}
	}
	return points
}

func TestLogisticRegressionMeetsTheConditionsOfItsMinimum(t *testing.T) {
	sc := newContext(t)
	points := tossed(500, 6)
	data, sparse := rdd.Parallelize(sc, points, 3).Cache(), rdd.Parallelize(sc, sparsely(points), 4).Cache()
	dev := ml.Summarize(ml.Features(data)).Stdev()
	for _, l := range []ml.LogisticRegression{
		{}, {RegParam: 0.1}, {RegParam: 0.05, ElasticNet: 1}, {RegParam: 0.05, ElasticNet: 0.7}, {RegParam: 0.05, ElasticNet: 0.7, NoScaling: true}, {RegParam: 100, ElasticNet: 1},
	} {
		l.Tol, l.MaxIter = 1e-9, 1000
		m, other := l.Fit(data), l.FitSparse(sparse)
		if !near(m.Intercept, other.Intercept, 1e-6) || !allNear(m.Weights, other.Weights, 1e-6) {
			t.Errorf("%+v: dense points give %v, the same as sparse ones %v", l, m, other)
		}
		total, zero := 0.0, 0
		for j, w := range m.Weights {
			slope := 0.0
			for _, p := range points {
				slope += (m.Probability(p.Features) - p.Label) * p.Features[j] / 500
			}
			factor := dev[j]
			if l.NoScaling {
				factor = 1
			}
			slope += l.RegParam * (1 - l.ElasticNet) * w * factor * factor
			bound := l.RegParam * l.ElasticNet * factor
			switch {
			case w > 0:
				slope += bound
			case w < 0:
				slope -= bound
			default:
				zero++
				slope = max(0, math.Abs(slope)-bound)
			}
			if math.Abs(slope)/dev[j] > 1e-6 {
				t.Errorf("%+v: at %v the derivative by weight %d is %g, want 0", l, m, j, slope/dev[j])
			}
		}
		for _, p := range points {
			total += m.Probability(p.Features) - p.Label
		}
		if !near(total/500, 0, 1e-7) {
			t.Errorf("%+v: probabilities add up to %v more than labels", l, total)
		}
		if l.RegParam == 100 && zero != 6 || l.ElasticNet == 1 && zero == 0 || l.ElasticNet == 0 && zero > 0 {
			t.Errorf("%+v: %d of 6 weights are 0", l, zero)
		}
	}
}

func TestProbabilityDoesNotOverflow(t *testing.T) {
	m := ml.LogisticModel{Weights: []float64{1}}
	for x, want := range map[float64]float64{-1000: 0, 0: 0.5, 1000: 1, math.Log(3): 0.75} {
		if got := m.Probability([]float64{x}); !near(got, want, 1e-15) {
			t.Errorf("log odds %v give %v, want %v", x, got, want)
		}
	}
	if m.Predict([]float64{-1}) != 0 || m.Predict([]float64{0}) != 1 {
		t.Error("labels are not those of probabilities below and from one half")
	}
}

func TestTheSamePartitionsGiveTheSameBits(t *testing.T) {
	sc := newContext(t)
	data := rdd.Parallelize(sc, tossed(3000, 5), 7).Cache()
	first := ml.LogisticRegression{RegParam: 0.01, ElasticNet: 0.5}.Fit(data)
	linear, components := ml.LinearRegression{Solver: ml.LBFGS}.Fit(data), ml.PCA(ml.Features(data), 2)
	for range 5 {
		if m := (ml.LogisticRegression{RegParam: 0.01, ElasticNet: 0.5}).Fit(data); m.Intercept != first.Intercept || !allNear(m.Weights, first.Weights, 0) {
			t.Fatalf("logistic regression gives %v, then %v", first, m)
		}
		if m := (ml.LinearRegression{Solver: ml.LBFGS}).Fit(data); !allNear(m.Weights, linear.Weights, 0) {
			t.Fatalf("linear regression gives %v, then %v", linear, m)
		}
		if m := ml.PCA(ml.Features(data), 2); !allNear(m.Components[1], components.Components[1], 0) {
			t.Fatalf("components %v, then %v", components.Components, m.Components)
		}
	}
}
