package ml

import (
	"math"
)

// penalised is a linear or logistic regression with a penalty on the way through an optimiser, in terms of scaled
// features: coordinate j is the weight of (x[j] - centre[j]) · scale[j], and the last one, if there is an intercept,
// the intercept.
type penalised struct {
	action    string
	data      Source
	loss      loss
	n         float64
	centre    []float64 // d numbers; zeros without an intercept
	scale     []float64 // d numbers: the weight in raw units for one of a coordinate; 0 for a constant feature
	unit      float64   // what the label is divided by
	l1, l2    []float64 // d penalties of the coordinates
	intercept bool
}

// checkFit checks what all estimators have and returns the values to take.
func checkFit(action string, regParam, elasticNet float64, maxIter, defaultIter int, tol float64) (int, float64) {
	if !(regParam >= 0) || math.IsInf(regParam, 0) {
		fail(action, "a RegParam of %v: give 0 or a larger number", regParam)
	}
	if !(elasticNet >= 0 && elasticNet <= 1) {
		fail(action, "an ElasticNet of %v: give a number from 0, the square, to 1, the absolute value", elasticNet)
	}
	if maxIter < 0 {
		fail(action, "a MaxIter of %d: give 1 or more, or 0 for %d", maxIter, defaultIter)
	}
	if !(tol >= 0) {
		fail(action, "a Tol of %v: give a small number above 0, or 0 for 1e-6", tol)
	}
	if maxIter == 0 {
		maxIter = defaultIter
	}
	if tol == 0 {
		tol = 1e-6
	}
	return maxIter, tol
}

// penalties splits λ into those of absolute value and square, for each coordinate. Without scaling they are on raw
// weights, which for coordinates of features that were divided by their deviation means another factor for each.
func penalties(lambda, elasticNet float64, stdev []float64, noScaling bool) (l1, l2 []float64) {
	l1, l2 = make([]float64, len(stdev)), make([]float64, len(stdev))
	for j, dev := range stdev {
		factor := 1.0
		if noScaling && dev > 0 {
			factor = 1 / dev
		}
		l1[j], l2[j] = lambda*elasticNet*factor, lambda*(1-elasticNet)*factor*factor
	}
	return l1, l2
}

// raw returns intercept and weights for coordinates.
func (p *penalised) raw(x []float64) (intercept float64, weights []float64) {
	d := len(p.scale)
	weights = Mul(x[:d], p.scale)
	if p.intercept {
		intercept = x[d]*p.unit - Dot(weights, p.centre)
	}
	return intercept, weights
}

// evaluate is the objective without the absolute values.
func (p *penalised) evaluate(x, gradient []float64) float64 {
	intercept, weights := p.raw(x)
	t := p.data.lossOver(p.action, p.loss, intercept, weights)
	by := p.n * p.unit * p.unit
	value := t.value / by
	for j, s := range p.scale {
		gradient[j] = (t.gradient[j]-p.centre[j]*t.slope)*s/by + p.l2[j]*x[j]
		value += p.l2[j] * x[j] * x[j] / 2
	}
	if p.intercept {
		gradient[len(p.scale)] = t.slope * p.unit / by
	}
	return value
}

// fit minimises from weights of 0 and the given intercept, in units of p.unit.
func (p *penalised) fit(start float64, maxIter int, tol float64) (intercept float64, weights []float64) {
	x := make([]float64, len(p.scale), len(p.scale)+1)
	l1 := p.l1
	absolute := false
	for _, c := range l1 {
		absolute = absolute || c > 0
	}
	if p.intercept {
		x = append(x, start)
		l1 = append(append([]float64{}, l1...), 0)
	}
	if !absolute {
		l1 = nil
	}
	x, _ = minimize(p.evaluate, l1, x, maxIter, tol)
	return p.raw(x)
}

// inverses returns unit/v for each, and 0 for 0.
func inverses(unit float64, v []float64) []float64 {
	out := make([]float64, len(v))
	for j, x := range v {
		if x > 0 {
			out[j] = unit / x
		}
	}
	return out
}
