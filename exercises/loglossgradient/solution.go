//go:build solution

package loglossgradient

import "lab/ml"

// LogLossGradient returns the gradient of the log loss of one point, for the weights and
// for the intercept.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := model.ProbabilitySparse(p.Features) - p.Label
	values := make([]float64, len(p.Features.Values))
	for i, x := range p.Features.Values {
		values[i] = residual * x
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
