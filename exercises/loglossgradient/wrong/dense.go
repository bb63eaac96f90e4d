//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: a gradient has an entry for each weight, zeros too.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := model.ProbabilitySparse(p.Features) - p.Label
	indices := []int{}
	values := []float64{}
	for i, x := range p.Features.Dense() {
		indices = append(indices, i)
		values = append(values, residual*x)
	}
	return ml.NewSparse(p.Features.Size, indices, values), residual
}
