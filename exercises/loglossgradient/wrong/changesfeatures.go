//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: the values may be changed in place.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := model.ProbabilitySparse(p.Features) - p.Label
	values := p.Features.Values
	for i, x := range p.Features.Values {
		values[i] = residual * x
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
