package standin

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/optimize"
)

// fitLogistic fits a logistic regression to rows of which each lists its columns that are 1: the mean log loss plus half of reg times the
// squared weights (the intercept is free), by so many iterations of L-BFGS.
func fitLogistic(rows [][]int32, y []float64, d int, reg float64, iterations int) (w []float64, bias float64) {
	const workers = 2
	n := float64(len(rows))
	evaluate := func(grad, w []float64) float64 {
		var losses [workers]float64
		var grads [workers][]float64
		var wg sync.WaitGroup
		for k := range workers {
			wg.Go(func() {
				g := make([]float64, d+1)
				loss := 0.0
				for i := k; i < len(rows); i += workers {
					z := w[d]
					for _, j := range rows[i] {
						z += w[j]
					}
					p := logistic(z)
					loss -= y[i]*math.Log(max(p, 1e-15)) + (1-y[i])*math.Log(max(1-p, 1e-15))
					e := (p - y[i]) / n
					for _, j := range rows[i] {
						g[j] += e
					}
					g[d] += e
				}
				losses[k], grads[k] = loss, g
			})
		}
		wg.Wait()
		loss := 0.0
		for k := range workers {
			loss += losses[k] / n
		}
		for j := range d {
			loss += reg / 2 * w[j] * w[j]
		}
		for j := range grad {
			grad[j] = grads[0][j] + grads[1][j]
			if j < d {
				grad[j] += reg * w[j]
			}
		}
		return loss
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { return evaluate(nil, w) },
		Grad: func(g, w []float64) { evaluate(g, w) },
	}
	result, err := optimize.Minimize(problem, make([]float64, d+1), &optimize.Settings{MajorIterations: iterations}, &optimize.LBFGS{Store: 10})
	if result == nil {
		panic(err)
	}
	return result.X[:d], result.X[d]
}

// logLoss is the mean log loss of a model on rows.
func logLoss(rows [][]int32, y, w []float64, bias float64) float64 {
	loss := 0.0
	for i, row := range rows {
		z := bias
		for _, j := range row {
			z += w[j]
		}
		p := logistic(z)
		loss -= y[i]*math.Log(p) + (1-y[i])*math.Log(1-p)
	}
	return loss / float64(len(rows))
}

// baseLoss is the mean log loss of one probability for all.
func baseLoss(y []float64, p float64) float64 {
	loss := 0.0
	for _, y := range y {
		loss -= y*math.Log(p) + (1-y)*math.Log(1-p)
	}
	return loss / float64(len(y))
}
