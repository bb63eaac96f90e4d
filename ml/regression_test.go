package ml_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat"

	"lab/ml"
	"lab/rdd"
)

// longley is J. W. Longley's table of the United States, 1947 to 1962 (Journal of the American Statistical
// Association 62, 1967), as the NIST's Statistical Reference Datasets have it: total employment, then prices,
// national product, unemployed, armed forces, population, year.
var longley = [][]float64{
	{60323, 83.0, 234289, 2356, 1590, 107608, 1947},
	{61122, 88.5, 259426, 2325, 1456, 108632, 1948},
	{60171, 88.2, 258054, 3682, 1616, 109773, 1949},
	{61187, 89.5, 284599, 3351, 1650, 110929, 1950},
	{63221, 96.2, 328975, 2099, 3099, 112075, 1951},
	{63639, 98.1, 346999, 1932, 3594, 113270, 1952},
	{64989, 99.0, 365385, 1870, 3547, 115094, 1953},
	{63761, 100.0, 363112, 3578, 3350, 116219, 1954},
	{66019, 101.2, 397469, 2904, 3048, 117388, 1955},
	{67857, 104.6, 419180, 2822, 2857, 118734, 1956},
	{68169, 108.4, 442769, 2936, 2798, 120445, 1957},
	{66513, 110.8, 444546, 4681, 2637, 121950, 1958},
	{68655, 112.6, 482704, 3813, 2552, 123366, 1959},
	{69564, 114.2, 502601, 3931, 2514, 125368, 1960},
	{69331, 115.7, 518173, 4806, 2572, 127852, 1961},
	{70551, 116.9, 554894, 4007, 2827, 130081, 1962},
}

// labeled takes the first number of each row as label.
func labeled(rows [][]float64) []ml.LabeledPoint {
	points := make([]ml.LabeledPoint, len(rows))
	for i, r := range rows {
		points[i] = ml.LabeledPoint{Label: r[0], Features: r[1:]}
	}
	return points
}

// relative is the largest difference in proportion to what it should be.
func relative(got, want []float64) float64 {
	worst := 0.0
	for i := range want {
		worst = max(worst, math.Abs(got[i]/want[i]-1))
	}
	return worst
}

func TestLinearRegressionHasTheCertifiedValuesOfLongley(t *testing.T) {
	sc := newContext(t)
	data := rdd.Parallelize(sc, labeled(longley), 3).Cache()
	// Certified by NIST's Statistical Reference Datasets (Longley, linear least squares, higher difficulty).
	want := []float64{-3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359, -0.511041056535807e-01, 1829.15146461355}
	// The features are nearly dependent: the condition number of their correlations is 12,000, which costs a method
	// that sees gradients alone its last digits.
	for _, test := range []struct {
		l         ml.LinearRegression
		tolerance float64
	}{
		{ml.LinearRegression{}, 1e-11},
		{ml.LinearRegression{Solver: ml.CoordinateDescent, Tol: 1e-15, MaxIter: 10_000_000}, 1e-10},
		{ml.LinearRegression{Solver: ml.LBFGS, Tol: 1e-13, MaxIter: 10_000}, 1e-5},
	} {
		l := test.l
		m := l.Fit(data)
		off := relative(append([]float64{m.Intercept}, m.Weights...), want)
		if off > test.tolerance {
			t.Errorf("%v: %v %v is off by %g from %v", l.Solver, m.Intercept, m.Weights, off, want)
		}
		predictions := ml.PredictAll(data, m)
		if got := ml.R2(predictions); !near(got, 0.995479004577296, 1e-9) {
			t.Errorf("%v: R² = %v, certified is 0.995479004577296", l.Solver, got)
		}
		// The certified residual standard deviation divides by 16-7 instead of 16.
		if got := ml.RMSE(predictions) * 4 / 3; !near(got, 304.854073561965, 1e-4) {
			t.Errorf("%v: residual standard deviation %v, certified is 304.854073561965", l.Solver, got)
		}
	}
}

// correlated returns n points whose d features share a part, on scales from 1 to d, with labels of which every other
// feature knows nothing.
func correlated(n, d int) []ml.LabeledPoint {
	rng := rand.New(rand.NewPCG(3, 4))
	points := make([]ml.LabeledPoint, n)
	for i := range points {
		shared := rng.NormFloat64()
		x := make([]float64, d)
		label := 7 + rng.NormFloat64()
		for j := range x {
			x[j] = float64(j+1) * (3 + shared + rng.NormFloat64())
			if j%2 == 0 {
				label += x[j] / float64(j+2)
			}
		}
		points[i] = ml.LabeledPoint{Label: label, Features: x}
	}
	return points
}

// optimality returns by how much a model misses the conditions of the minimum that LinearRegression documents, worked
// out from the points one by one: the derivative by each standardised weight that is not 0 must be 0, and by others
// at most the penalty of absolute values.
func optimality(points []ml.LabeledPoint, m ml.LinearModel, l ml.LinearRegression) float64 {
	n, d := float64(len(points)), len(points[0].Features)
	column := func(j int) (mean, dev float64) {
		xs := make([]float64, len(points))
		for i, p := range points {
			if xs[i] = p.Label; j >= 0 {
				xs[i] = p.Features[j]
			}
		}
		if l.NoIntercept {
			square := 0.0
			for _, x := range xs {
				square += x * x / n
			}
			return 0, math.Sqrt(square)
		}
		return stat.MeanStdDev(xs, nil)
	}
	_, s := column(-1)
	worst, residuals := 0.0, 0.0
	for j := range d {
		_, dev := column(j)
		slope := 0.0
		for _, p := range points {
			slope += (m.Predict(p.Features) - p.Label) * p.Features[j] / n
		}
		factor := dev
		if l.NoScaling {
			factor = 1
		}
		slope += l.RegParam * (1 - l.ElasticNet) / s * m.Weights[j] * factor * factor
		bound := l.RegParam * l.ElasticNet * factor
		switch {
		case m.Weights[j] > 0:
			slope += bound
		case m.Weights[j] < 0:
			slope -= bound
		default:
			slope = max(0, math.Abs(slope)-bound)
		}
		worst = max(worst, math.Abs(slope)/dev/s)
	}
	for _, p := range points {
		residuals += (m.Predict(p.Features) - p.Label) / n
	}
	if !l.NoIntercept {
		worst = max(worst, math.Abs(residuals)/s)
	}
	return worst
}

func TestLinearRegressionMeetsTheConditionsOfItsMinimum(t *testing.T) {
	points := correlated(400, 8)
	data := rdd.Parallelize(newContext(t), points, 3).Cache()
	for _, solver := range []ml.Solver{ml.AutoSolver, ml.CoordinateDescent, ml.LBFGS} {
		for _, l := range []ml.LinearRegression{
			{},
			{RegParam: 0.5},
			{RegParam: 0.5, ElasticNet: 1},
			{RegParam: 0.3, ElasticNet: 0.4},
			{RegParam: 0.3, ElasticNet: 0.4, NoScaling: true},
			{RegParam: 0.3, ElasticNet: 0.4, NoIntercept: true},
			{NoIntercept: true},
			{RegParam: 1e6, ElasticNet: 1},
		} {
			l.Solver, l.Tol, l.MaxIter = solver, 1e-10, 100_000
			m := l.Fit(data)
			if off := optimality(points, m, l); off > 1e-7 {
				t.Errorf("%+v: %v misses its minimum by %g", l, m, off)
			}
			zero := 0
			for _, w := range m.Weights {
				if w == 0 {
					zero++
				}
			}
			if all := l.RegParam == 1e6; all && zero != 8 || l.ElasticNet == 0 && zero != 0 || l.ElasticNet == 1 && zero == 0 {
				t.Errorf("%+v: %d of 8 weights are 0: %v", l, zero, m)
			}
		}
	}
}

func TestLassoOfOneFeatureIsASoftThreshold(t *testing.T) {
	// Features -1, 0, 1 have deviation 1; labels 1, 3, 5 have deviation 2 and slope 2. The mean product is 4/3 and
	// the mean square 2/3, so a penalty of 1/3 leaves (4/3-1/3)/(2/3).
	data := rdd.Parallelize(newContext(t), []ml.LabeledPoint{{Label: 1, Features: []float64{-1}}, {Label: 3, Features: []float64{0}}, {Label: 5, Features: []float64{1}}})
	m := ml.LinearRegression{RegParam: 1.0 / 3, ElasticNet: 1}.Fit(data)
	if !near(m.Weights[0], 1.5, 1e-12) || !near(m.Intercept, 3, 1e-12) {
		t.Errorf("lasso %v, want 3 + 1.5·x0", m)
	}
	// Ridge: the penalty of squares is 1 over the labels' deviation 2, so (4/3)/(2/3+1/2).
	m = ml.LinearRegression{RegParam: 1}.Fit(data)
	if !near(m.Weights[0], 8.0/7, 1e-12) {
		t.Errorf("ridge %v, want a weight of 8/7", m)
	}
}

func TestLinearRegressionOnWhatIsHardlyData(t *testing.T) {
	sc := newContext(t)
	same := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 4, Features: []float64{1, 5}}, {Label: 4, Features: []float64{2, 5}}})
	ones := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{1, 0}}, {Label: 3, Features: []float64{1, 1}}, {Label: 5, Features: []float64{1, 2}}})
	for _, solver := range []ml.Solver{ml.AutoSolver, ml.CoordinateDescent, ml.LBFGS} {
		if m := (ml.LinearRegression{Solver: solver, RegParam: 1}).Fit(same); m.Intercept != 4 || !allNear(m.Weights, []float64{0, 0}, 0) {
			t.Errorf("%v: labels that are all 4 give %v", solver, m)
		}
		if m := (ml.LinearRegression{Solver: solver, NoIntercept: true, Tol: 1e-9}).Fit(ones); m.Intercept != 0 || !allNear(m.Weights, []float64{1, 2}, 1e-6) {
			t.Errorf("%v: with a column of ones in place of an intercept: %v, want 1·x0 + 2·x1", solver, m)
		}
		if m := (ml.LinearRegression{Solver: solver}).Fit(ones); !near(m.Intercept, 1, 1e-5) || !allNear(m.Weights, []float64{0, 2}, 1e-5) {
			t.Errorf("%v: with a constant feature: %v, want 1 + 2·x1", solver, m)
		}
	}
}
