//go:build ignore

// Least squares and gradient descent of package ml.
package main

import (
	"fmt"
	"lab/ml"
	"lab/rdd"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	var points []ml.LabeledPoint
	for i := range 50 {
		x, y := float64(i%10)/10, float64(i%7)/7
		points = append(points, ml.LabeledPoint{Label: 1 + 2*x - 3*y, Features: []float64{x, y}})
	}
	data := rdd.Parallelize(sc, points, 4).Cache()
	m := ml.LeastSquares(data)
	fmt.Printf("%.4f %.4f\n", m.Intercept, m.Weights)
	fmt.Printf("%.6f\n", ml.RMSE(ml.PredictAll(data, m)))
	w, errs := ml.GradientDescent(data, 30)
	fmt.Println(len(w), len(errs), errs[29] < errs[0])
	mean := rdd.Map(data, func(p ml.LabeledPoint) float64 { return p.Label }).Reduce(func(a, b float64) float64 { return a + b }) / 50
	baseline := rdd.Map(data, func(p ml.LabeledPoint) ml.Prediction { return ml.Prediction{Label: p.Label, Predicted: mean} })
	fmt.Printf("%.4f %.4f\n", mean, ml.RMSE(baseline))
}
