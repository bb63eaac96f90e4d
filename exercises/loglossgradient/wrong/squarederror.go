//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: this is the squared error of a probability, whose slope has two more factors.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	probability := model.ProbabilitySparse(p.Features)
	residual := (probability - p.Label) * probability * (1 - probability)
	values := make([]float64, len(p.Features.Values))
	for i, x := range p.Features.Values {
		values[i] = residual * x
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
