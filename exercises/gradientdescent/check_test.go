package gradientdescent

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
	"lab/rdd/event"
)

// checkGradientDescent compares weights and errors after some iterations with the expected ones; how says how they come about.
func checkGradientDescent(t *testing.T, points []ml.LabeledPoint, iterations int, weights []float64, errors []float64, how string) {
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
			t.Errorf("GradientDescent (iterations: %d) returned the weights %v, expected %v. %s", iterations, gotWeights, weights, how)
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
	checkGradientDescent(t, points, 1, []float64{8.0 / 3.0, 10.0 / 3.0}, []float64{math.Sqrt(56.0 / 3.0)},
		"The labels 2, 4, 6 belong to the features (1, 0), (0, 1), (1, 1). With weights of zero each point adds -y x to the gradient: -(2, 0) - (0, 4) - (6, 6) = (-8, -10). There are 3 points, so the step against it is (8, 10) / 3.")
}

func TestGradientDescentTwoIterations(t *testing.T) {
	points := []ml.LabeledPoint{
		{Label: 1, Features: []float64{1}},
		{Label: 3, Features: []float64{2}},
	}
	weight := 3.5 - 10.5/(2*math.Sqrt(2))
	checkGradientDescent(t, points, 2, []float64{weight}, []float64{math.Sqrt(5), math.Sqrt(22.25 / 2)},
		"The labels 1, 3 belong to the features (1), (2). The first step leads from 0 to 3.5. There the predictions are 3.5 and 7, too large by 2.5 and 4, so the gradient is 2.5·1 + 4·2 = 10.5. It is divided by the 2 points and by the root of 2, since this is iteration 1, and subtracted from 3.5.")
}

func TestGradientDescentFetchesNothing(t *testing.T) {
	fetched := ""
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		job, ok := e.(event.JobStart)
		if ok && (job.Action == "Collect" || job.Action == "ToLocalIterator") {
			fetched = job.Action
		}
	}))
	defer sc.Close()
	points := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{1}}, {Label: 3, Features: []float64{2}}}, 2)
	weights, _ := GradientDescent(points, 1)
	if len(weights) != 1 || !(math.Abs(weights[0]-3.5) < 1e-9) {
		t.Errorf("GradientDescent (iterations: 1) on two points returned the weights %v, expected [3.5].", weights)
	}
	if fetched != "" {
		t.Errorf("GradientDescent fetched all points with %s, expected none to be fetched: there may be more than fit into one place. Let every partition add up its own, with Map and Reduce.", fetched)
	}
}
