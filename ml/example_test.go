package ml_test

import (
	"fmt"

	"lab/ml"
	"lab/rdd"
)

func ExampleLeastSquares() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.LabeledPoint{
		{Label: 1, Features: []float64{0}},
		{Label: 3, Features: []float64{1}},
		{Label: 5, Features: []float64{2}},
	})
	model := ml.LeastSquares(data)
	fmt.Println(model)
	fmt.Printf("%.2f\n", model.Predict([]float64{10}))
	// Output:
	// 1 + 2·x0
	// 21.00
}

func ExampleGradientDescent() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.LabeledPoint{
		{Label: 1, Features: []float64{1}},
		{Label: 3, Features: []float64{2}},
	}).Cache()
	weights, errors := ml.GradientDescent(data, 3, ml.StepSize(0.5))
	fmt.Printf("%.3f %.3f\n", weights, errors)
	// Output: [1.411] [2.236 0.637 0.323]
}

func ExampleRMSE() {
	sc := rdd.NewContext()
	defer sc.Close()
	predictions := rdd.Parallelize(sc, []ml.Prediction{{Predicted: 1, Label: 3}, {Predicted: 2, Label: 1}, {Predicted: 2, Label: 2}})
	fmt.Printf("%.4f\n", ml.RMSE(predictions))
	// Output: 1.2910
}

func ExamplePredictAll() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 2, Features: []float64{1, .5}}, {Label: 1.5, Features: []float64{.5, .5}}})
	fmt.Println(ml.PredictAll(data, ml.LinearModel{Weights: []float64{1, 1.5}}).Collect())
	// Output: [{1.75 2} {1.25 1.5}]
}

func ExampleBaseline() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{7}}, {Label: 5, Features: []float64{9}}})
	base := ml.Baseline(data)
	fmt.Println(base.Intercept, ml.RMSE(ml.PredictAll(data, base)))
	// Output: 3 2
}

func ExampleGradientSummand() {
	fmt.Println(ml.GradientSummand([]float64{1, 1, 1}, ml.LabeledPoint{Label: 2, Features: []float64{3, 1, 4}}))
	// Output: [18 6 24]
}

func ExampleDot() {
	fmt.Println(ml.Dot([]float64{1, -3}, []float64{4, 5}))
	// Output: -11
}

func ExampleAddScaled() {
	weights, gradient := []float64{1, 2}, []float64{10, 20}
	fmt.Println(ml.AddScaled(weights, -0.1, gradient))
	// Output: [0 0]
}

func ExampleGram() {
	// Two partitions, each gathered where its points are, then merged.
	var left, right ml.Gram
	left.Add(ml.LabeledPoint{Label: 1, Features: []float64{0}})
	left.Add(ml.LabeledPoint{Label: 3, Features: []float64{1}})
	right.Add(ml.LabeledPoint{Label: 5, Features: []float64{2}})
	left.Merge(&right)
	fmt.Println(left.N, left.Solve())
	// Output: 3 1 + 2·x0
}

func ExampleMaybe() {
	err := ml.Maybe(func() { ml.Dot([]float64{1, 2}, []float64{1}) })
	fmt.Println(err)
	// Output: ml: Dot: b has 1 numbers, want 2
}
