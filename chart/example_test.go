package chart_test

import (
	"fmt"

	"lab/chart"
)

func ExampleBars() {
	fig := chart.Bars("Most frequent words", []string{"the", "and", "to"}, []float64{6283, 5680, 4766})
	fmt.Println(fig)
	// Output: Bar chart “Most frequent words”: the 6283, and 5680, to 4766.
}

func ExampleErrorByIteration() {
	fig := chart.ErrorByIteration("Gradient descent", []float64{66.3, 45.6, 38.6, 35.3}, chart.YLabel("training RMSE"), chart.LogY())
	fmt.Println(fig)
	// Output: Error by iteration “Gradient descent”: 4 iterations; from 66.3 to 35.3, least 35.3.
}

func ExamplePredictedActual() {
	fig := chart.PredictedActual("Least squares", []float64{1, 2, 2}, []float64{3, 1, 2})
	fmt.Println(fig)
	// Output: Predicted against actual “Least squares”: 3 points, predicted 1 to 2, actual 1 to 3; root mean squared error 1.291.
}

func ExampleMaybe() {
	_, err := chart.Maybe(func() *chart.Figure {
		return chart.Line("Training", "iteration", "error", []float64{0, 1, 2}, []float64{9, 4})
	})
	fmt.Println(err)
	// Output: chart: Line: xs has 3 numbers and ys has 2: every point needs both
}
