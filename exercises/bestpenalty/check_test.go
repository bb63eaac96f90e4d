package bestpenalty

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// onLine returns points with one feature, from -2 to 2, whose labels are slope times the feature.
func onLine(slope float64) []ml.LabeledPoint {
	points := []ml.LabeledPoint{}
	for _, x := range []float64{-2, -1, 0, 1, 2} {
		points = append(points, ml.LabeledPoint{Label: slope * x, Features: []float64{x}})
	}
	return points
}

// checkBestPenalty compares the best penalty and the errors with the expected ones.
func checkBestPenalty(t *testing.T, what string, train, validation []ml.LabeledPoint, penalties []float64, best float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	learn := rdd.Parallelize(sc, train, 2).Cache()
	judge := rdd.Parallelize(sc, validation, 3).Cache()
	got, errors := BestPenalty(learn, judge, penalties)
	if len(errors) != len(penalties) {
		t.Fatalf("BestPenalty with the penalties %v on %s returned the errors %v, expected one for each penalty.", penalties, what, errors)
	}
	for i, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(learn)
		squares := 0.0
		for _, p := range validation {
			off := model.Predict(p.Features) - p.Label
			squares += off * off
		}
		want := math.Sqrt(squares / float64(len(validation)))
		if !(math.Abs(errors[i]-want) < 1e-6*(1+want)) {
			t.Errorf("BestPenalty with the penalties %v on %s has the error %v for the penalty %v, expected %v: the RMSE on the validation data of the model that was fitted to the training data.", penalties, what, errors[i], penalty, want)
		}
	}
	if got != best {
		t.Errorf("BestPenalty with the penalties %v on %s returned the penalty %v with the errors %v, expected %v, which has the smallest error.", penalties, what, got, errors, best)
	}
}

func TestBestPenaltyWhereTrainingAndValidationAgree(t *testing.T) {
	// Both follow the same line, so any penalty only bends the model away from it.
	checkBestPenalty(t, "points that all lie on one line", onLine(10), onLine(10), []float64{4, 1, 0, 8}, 0)
}

func TestBestPenaltyWhereTheTrainingDataExaggerates(t *testing.T) {
	// The training data has the slope 10, the validation data 0: the flatter, the better, and the largest penalty is the flattest.
	checkBestPenalty(t, "training data that is steep and validation data that is flat", onLine(10), onLine(0), []float64{0, 2, 50, 10}, 50)
}

func TestBestPenaltyWhereEveryErrorIsLarge(t *testing.T) {
	// As before, but each label of the validation data is a million: every model is far off, and one is the best all the same.
	far := []ml.LabeledPoint{}
	for _, p := range onLine(0) {
		far = append(far, ml.LabeledPoint{Label: 1e6, Features: p.Features})
	}
	checkBestPenalty(t, "validation data that is far away, so that every error is about a million", onLine(10), far, []float64{2, 50, 10}, 50)
}

func TestBestPenaltyOfSeveralTakesTheFirst(t *testing.T) {
	// Without differences between the labels every penalty gives the same model. Its error is exactly 2 each time.
	flat := []ml.LabeledPoint{{Label: 5, Features: []float64{1}}, {Label: 5, Features: []float64{2}}, {Label: 5, Features: []float64{4}}}
	away := []ml.LabeledPoint{{Label: 7, Features: []float64{1}}, {Label: 3, Features: []float64{2}}}
	checkBestPenalty(t, "labels that are all the same", flat, away, []float64{3, 0, 1}, 3)
	checkBestPenalty(t, "labels that are all the same", flat, away, []float64{2}, 2)
}
