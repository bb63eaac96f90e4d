//go:build ignore

// k-fold cross-validation of a ridge regression in one dimension.
package main

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
)

type sample struct{ x, y float64 }

func ridge(data []sample, lambda float64) float64 {
	var xx, xy float64
	for _, s := range data {
		xx += s.x * s.x
		xy += s.x * s.y
	}
	return xy / (xx + lambda)
}

func loss(data []sample, w float64) (sum float64) {
	for _, s := range data {
		sum += (s.y - w*s.x) * (s.y - w*s.x)
	}
	return sum / float64(len(data))
}

func folds(data []sample, k int) iter.Seq2[[]sample, []sample] {
	return func(yield func(train, test []sample) bool) {
		for f := range k {
			var train, test []sample
			for i, s := range data {
				if i%k == f {
					test = append(test, s)
				} else {
					train = append(train, s)
				}
			}
			if !yield(train, test) {
				return
			}
		}
	}
}

func main() {
	r := rand.New(rand.NewPCG(11, 12))
	var data []sample
	for range 30 {
		x := r.Float64()
		data = append(data, sample{x, 3*x + r.NormFloat64()*0.3})
	}
	best, bestLoss := 0.0, math.Inf(1)
	for _, lambda := range []float64{0, 0.01, 0.1, 1, 10, 100} {
		total := 0.0
		for train, test := range folds(data, 5) {
			total += loss(test, ridge(train, lambda)) / 5
		}
		fmt.Printf("%6.2f %.3f\n", lambda, total)
		if total < bestLoss {
			best, bestLoss = lambda, total
		}
	}
	fmt.Println(best, bestLoss < 0.2)
}
