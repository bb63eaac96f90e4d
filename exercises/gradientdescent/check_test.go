package gradientdescent

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// checkGradientDescent compares weights and errors after some iterations with the expected ones.
func checkGradientDescent(t *testing.T, points []ml.LabeledPoint, iterations int, weights []float64, errors []float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	gotWeights, gotErrors := GradientDescent(rdd.Parallelize(sc, points, 2), iterations)
	if len(gotWeights) != len(weights) {
		t.Fatalf("GradientDescent (iterations: %d) returned the weights %v, expected %v: one for each feature.", iterations, gotWeights, weights)
	}
	if len(gotErrors) != len(errors) {
		t.Fatalf("GradientDescent (iterations: %d) returned the errors %v, expected %v: one for each iteration.", iterations, gotErrors, errors)
	}
	for i := range weights {
		if !(math.Abs(gotWeights[i]-weights[i]) < 1e-9) {
			t.Errorf("GradientDescent (iterations: %d) returned the weights %v, expected %v.", iterations, gotWeights, weights)
			break
		}
	}
	for i := range errors {
		if !(math.Abs(gotErrors[i]-errors[i]) < 1e-9) {
			t.Errorf("GradientDescent (iterations: %d) returned the errors %v, expected %v: the root mean squared error before each update.", iterations, gotErrors, errors)
			break
		}
	}
}

func TestGradientDescentOneIteration(t *testing.T) {
	points := []ml.LabeledPoint{
		{Label: 2, Features: []float64{1, 0}},
		{Label: 4, Features: []float64{0, 1}},
		{Label: 6, Features: []float64{1, 1}},
	}
	// With weights of zero each point adds -y x to the gradient: -(2, 0) - (0, 4) - (6, 6) = (-8, -10). The step is 1/3 of it.
	checkGradientDescent(t, points, 1, []float64{8.0 / 3.0, 10.0 / 3.0}, []float64{math.Sqrt(56.0 / 3.0)})
}

func TestGradientDescentTwoIterations(t *testing.T) {
	points := []ml.LabeledPoint{
		{Label: 1, Features: []float64{1}},
		{Label: 3, Features: []float64{2}},
	}
	// The first step leads from 0 to 3.5. There the predictions are 3.5 and 7, too large by 2.5 and 4, and the gradient is
	// 2.5 + 8 = 10.5; the second step is smaller by the root of 2.
	weight := 3.5 - 10.5/(2*math.Sqrt(2))
	checkGradientDescent(t, points, 2, []float64{weight}, []float64{math.Sqrt(5), math.Sqrt(22.25 / 2)})
}
