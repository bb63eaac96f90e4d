package predict

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// checkPredict compares the prediction for a single point with the expected one.
func checkPredict(t *testing.T, weights []float64, p ml.LabeledPoint, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	predictions := Predict(weights, rdd.Parallelize(sc, []ml.LabeledPoint{p}, 1))
	if predictions == nil {
		t.Fatalf("Predict returned nil, expected an RDD of predictions: return what Map gives you.")
	}
	got := predictions.Collect()
	if len(got) != 1 {
		t.Fatalf("Predict for one point has %d predictions, expected 1.", len(got))
	}
	if !(math.Abs(got[0].Predicted-want) < 1e-9) {
		t.Errorf("Predict with the weights %v predicts %v for the features %v, expected %v: each weight times its feature, all added up.", weights, got[0].Predicted, p.Features, want)
	}
	if got[0].Label != p.Label {
		t.Errorf("Predict with the weights %v gives the label %v for a point with the label %v, expected the same label.", weights, got[0].Label, p.Label)
	}
}

func TestPredictMultipliesAndAdds(t *testing.T) {
	checkPredict(t, []float64{1, 1.5}, ml.LabeledPoint{Label: 2, Features: []float64{1, 0.5}}, 1.75)
	checkPredict(t, []float64{2, -4, 0.5}, ml.LabeledPoint{Label: 7, Features: []float64{3, 1, 8}}, 6)
}

func TestPredictKeepsTheLabel(t *testing.T) {
	checkPredict(t, []float64{10}, ml.LabeledPoint{Label: 89, Features: []float64{0.5}}, 5)
	checkPredict(t, []float64{0, 0}, ml.LabeledPoint{Label: 31, Features: []float64{0.5, 0.5}}, 0)
}

func TestPredictRunsNothingByItself(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	points := rdd.Map(rdd.Parallelize(sc, []float64{3, 4}, 1), func(x float64) ml.LabeledPoint {
		read++
		return ml.LabeledPoint{Label: 1, Features: []float64{x}}
	})
	predictions := Predict([]float64{2}, points)
	if predictions == nil {
		t.Fatalf("Predict returned nil, expected an RDD of predictions.")
	}
	if read != 0 {
		t.Errorf("Predict read the points while it was called. It should only describe the predictions; they are made when somebody asks for them.")
	}
	sum := 0.0
	for _, p := range predictions.Collect() {
		sum += p.Predicted
	}
	if !(math.Abs(sum-14) < 1e-9) {
		t.Errorf("Predict with the weight 2 for the features 3 and 4 predicts %v in all, expected 14.", sum)
	}
}
