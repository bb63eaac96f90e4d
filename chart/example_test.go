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

func ExampleScatter() {
	fig := chart.Scatter("Songs", "loudness", "year", []float64{0.4, 0.7, 0.6}, []float64{1957, 2001, 1994}, chart.ColorBy("duration", []float64{150, 210, 185}))
	fmt.Println(fig)
	// Output: Scatter plot “Songs”: 3 points, loudness 0.4 to 0.7, year 1957 to 2001; coloured by duration, 150 to 210.
}

func ExampleLogLog() {
	// Twice as large a bucket holds half as many features.
	fig := chart.LogLog("Features by frequency", "bucket size", "features", []float64{1, 2, 4, 8}, []float64{16000, 8000, 4000, 2000})
	fmt.Println(fig)
	// Output: Log-log plot “Features by frequency”: 4 points, bucket size 1 to 8, features 2000 to 16,000; about proportional to bucket size to the power -1.
}

func ExampleLine() {
	fig := chart.Line("Cross-validation", "regularization", "RMSE", []float64{0.1, 1, 10}, []float64{15.6, 15.3, 16.1}, chart.LogX(), chart.ErrorBars([]float64{0.4, 0.3, 0.4}))
	fmt.Println(fig)
	// Output: Line chart “Cross-validation”: 3 points, regularization 0.1 to 10, RMSE 15.3 to 16.1; with error bars of ±0.3 to ±0.4; starts at 15.6, ends at 16.1.
}

func ExampleLines() {
	iteration := []float64{0, 1, 2, 3}
	fig := chart.Lines("Learning curves", "iteration", "RMSE", []chart.Series{
		{Name: "training", X: iteration, Y: []float64{66.3, 45.6, 38.6, 35.3}},
		{Name: "validation", X: iteration, Y: []float64{68.1, 47.7, 41.2, 39.9}},
	})
	fmt.Println(fig)
	// Output: Line chart “Learning curves”: 2 lines; iteration 0 to 3, RMSE 35.3 to 68.1; training starts at 66.3, ends at 35.3; validation starts at 68.1, ends at 39.9.
}

func ExampleTimeSeries() {
	fig := chart.TimeSeries("A pixel of a brain", "fluorescence", []string{"pixel (10, 20)"}, [][]float64{{300, 310, 640, 420, 330}},
		chart.Step(10), chart.Event(20, "30°"), chart.XLabel("time in s"))
	fmt.Println(fig)
	// Output: Time series “A pixel of a brain”: 5 values, time in s 0 to 40; pixel (10, 20) from 300 to 640, greatest at 20; marked: 30° at 20.
}

func ExampleROC() {
	falsePositives, truePositives := []float64{0, 0.1, 0.4, 1}, []float64{0, 0.5, 0.8, 1}
	fig := chart.ROC("Clicks", []chart.Series{{Name: "logistic regression", X: falsePositives, Y: truePositives}})
	fmt.Println(fig)
	// Output: ROC curve “Clicks”: logistic regression: area under the curve 0.76, true positive rate 0.6 at a false positive rate of 0.2.
}

func ExampleGroupedBars() {
	fig := chart.GroupedBars("RMSE", []string{"mean", "least squares"}, []string{"training", "test"}, [][]float64{{21.4, 15.3}, {22.1, 15.5}})
	fmt.Println(fig)
	// Output: Bar chart “RMSE”: mean: training 21.4, test 22.1; least squares: training 15.3, test 15.5.
}

func ExampleHistogram() {
	fig := chart.Histogram("Songs by decade", "decade", []float64{5, 6, 6, 7, 7, 7})
	fmt.Println(fig)
	// Output: Histogram “Songs by decade”: 6 values from 5 to 7 in 3 bars; most, 3, between 6.5 and 7.5.
}

func ExampleHeatMap() {
	fig := chart.HeatMap("Validation RMSE", "regularization", "share of L1", [][]float64{{15.3, 15.4}, {15.6, 20.9}},
		chart.Columns([]string{"1", "32"}), chart.Rows([]string{"0", "1"}))
	fmt.Println(fig)
	// Output: Heat map “Validation RMSE”: 2 rows, 2 columns; least 15.3 in row 0, column 1; most 20.9 in row 1, column 32.
}

func ExampleImage() {
	pixels := chart.Grid([]float64{0, 1, 2, 3, 4, 5}, 3) // rows of 3
	fmt.Println(chart.Image("First component", pixels))
	// Output: Image “First component”: 3 by 2 pixels; black is 0, at column 0, row 0; white is 5, at column 2, row 1.
}

func ExampleGrid() {
	fmt.Println(chart.Grid([]float64{0, 1, 2, 3, 4, 5}, 3))
	// Output: [[0 1 2] [3 4 5]]
}

func ExamplePolarImage() {
	first, second := [][]float64{{0, 3}}, [][]float64{{1, 0}}
	fmt.Println(chart.PolarImage("Two components", first, second, chart.XLabel("PC1"), chart.YLabel("PC2"), chart.FullScale(2)))
	// Output: Polar colour map “Two components”: 2 by 1 pixels; hue is the angle of (PC1, PC2), brightness the magnitude up to 2; 100 % of the pixels are at least half as bright; the greatest magnitude, 3 at 0 degrees, is at column 1, row 0.
}

func ExampleScatter3D() {
	xs, ys, zs := []float64{0, 1, 2}, []float64{0, 4, 2}, []float64{5, 5, 6}
	mean, u, v := []float64{1, 2, 5.3}, []float64{1, 1, 0.5}, []float64{1, -1, 0.5}
	fmt.Println(chart.Scatter3D("Nearly flat", xs, ys, zs, chart.Plane(mean, u, v), chart.View(60, 15)))
	// Output: 3-D scatter plot “Nearly flat”: 3 points, x 0 to 2, y 0 to 4, z 5 to 6; seen from 60 degrees around and 15 above; with the plane through (1, 2, 5.3).
}

func ExamplePrincipalAxes() {
	xs, ys := []float64{2, -2, 0, 0}, []float64{0, 0, 1, -1}
	fmt.Println(chart.PrincipalAxes("Two axes", "x", "y", xs, ys, [][]float64{{1, 0}, {0, 1}}))
	// Output: Principal axes “Two axes”: 4 points, x -2 to 2, y -1 to 1; mean (0, 0); component 1, direction (1, 0), carries 80 % of the variance; component 2, direction (0, 1), carries 20 % of the variance.
}

func ExampleFunction() {
	f := func(x float64) float64 { return x*x*x - 3*x }
	fmt.Println(chart.Function("Extrema", f, -2, 2, chart.Mark(-1, "maximum"), chart.Mark(1, "minimum")))
	// Output: Graph of a function “Extrema”: x -2 to 2, f(x) -2 to 2; maximum at (-1, 2), minimum at (1, -2).
}

func ExampleContour() {
	loss := func(x, y float64) float64 { return x*x + 4*y*y }
	path := [][]float64{{-2, 1}}
	for i := range 3 {
		x, y := path[i][0], path[i][1]
		path = append(path, []float64{x - 0.1*2*x, y - 0.1*8*y})
	}
	fmt.Println(chart.Contour("Gradient descent", loss, [2]float64{-2, 2}, [2]float64{-1, 1}, chart.Path(path)))
	// Output: Contour map “Gradient descent”: x -2 to 2, y -1 to 1; heights 0 to 8, lowest near (0, 0); a path of 4 points from (-2, 1), where it is 8, to (-1.024, 0.008), where it is 1.049.
}

func ExampleMaybe() {
	_, err := chart.Maybe(func() *chart.Figure {
		return chart.Line("Training", "iteration", "error", []float64{0, 1, 2}, []float64{9, 4})
	})
	fmt.Println(err)
	// Output: chart: Line: xs has 3 numbers and ys has 2: every point needs both
}
