package clickprobability

import (
	"math"
	"testing"

	"lab/ml"
)

// checkSigmoid compares the sigmoid of a number with the expected one.
func checkSigmoid(t *testing.T, z float64, want float64) {
	t.Helper()
	got := Sigmoid(z)
	if !(math.Abs(got-want) < 1e-12) {
		t.Errorf("Sigmoid(%v) returned %v, expected %v, which is 1/(1+exp(-z)).", z, got, want)
	}
}

// checkProbability compares the probability of a vector with the expected one.
func checkProbability(t *testing.T, x ml.SparseVector, weights []float64, intercept float64, want float64) {
	t.Helper()
	got := ClickProbability(x, weights, intercept)
	if !(math.Abs(got-want) < 1e-12) {
		t.Errorf("ClickProbability(%v, weights %v, intercept %v) returned %v, expected %v: the sigmoid of %.4g, the score: intercept plus dot product, moved to -20 or 20 where it is beyond.", x, weights, intercept, got, want, math.Log(want/(1-want)))
	}
}

func TestSigmoidOfAFewNumbers(t *testing.T) {
	checkSigmoid(t, 0, 0.5)
	checkSigmoid(t, math.Log(3), 0.75)    // odds of 3 to 1
	checkSigmoid(t, -math.Log(3), 0.25)   // odds of 1 to 3
	checkSigmoid(t, math.Log(999), 0.999) // odds of 999 to 1
}

func TestClickProbabilityOfSmallVectors(t *testing.T) {
	x := ml.NewSparse(3, []int{0, 2}, []float64{1, 1})
	checkProbability(t, x, []float64{0.5, 9, -1}, 0.5, 0.5)
	checkProbability(t, x, []float64{math.Log(3), 9, 0}, 0, 0.75)
	checkProbability(t, x, []float64{0, 9, 0}, -math.Log(4), 0.2)
}

func TestClickProbabilityClipsTheScore(t *testing.T) {
	x := ml.NewSparse(2, []int{1}, []float64{1})
	checkProbability(t, x, []float64{0, 700}, 0, 1/(1+math.Exp(-20)))
	low := ClickProbability(x, []float64{0, -700}, 0)
	if !(math.Abs(low*math.Exp(20)-1) < 1e-6) {
		t.Errorf("ClickProbability with a score of -700 returned %v, expected the sigmoid of -20, about %.3g.", low, math.Exp(-20))
	}
	checkProbability(t, x, []float64{0, 15}, 3, 1/(1+math.Exp(-18)))
	far := Sigmoid(-30)
	if !(math.Abs(far*math.Exp(30)-1) < 1e-6) {
		t.Errorf("Sigmoid(-30) returned %v, expected %.3g, which is 1/(1+exp(30)): the score is clipped in ClickProbability, and Sigmoid takes any number as it is.", far, math.Exp(-30))
	}
}
