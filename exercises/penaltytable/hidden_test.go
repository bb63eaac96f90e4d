package penaltytable

import (
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestPenaltyTableOnRandomPoints(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 36))
	for round := 1; round <= 3; round++ {
		penalties := []float64{}
		for range 1 + random.IntN(4) {
			penalties = append(penalties, 0.05+3*random.Float64())
		}
		mixes := []float64{}
		for range 1 + round {
			mixes = append(mixes, random.Float64())
		}
		checkPenaltyTable(t, noisyPoints(random, 30+round, 1+round, 6), noisyPoints(random, 20, 1+round, 4), penalties, mixes)
	}
}

func TestPenaltyTableIsJudgedOnTheValidationData(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// The model of the training data is y = 2x + 1. The validation data lies 3 above it, so its error is 3.
	train := []ml.LabeledPoint{{Label: 1, Features: []float64{0}}, {Label: 3, Features: []float64{1}}, {Label: 7, Features: []float64{3}}}
	above := []ml.LabeledPoint{{Label: 6, Features: []float64{1}}, {Label: 8, Features: []float64{2}}}
	table := PenaltyTable(rdd.Parallelize(sc, train, 1).Cache(), rdd.Parallelize(sc, above, 1).Cache(), []float64{0, 0}, []float64{0, 0, 0})
	if len(table) != 3 || len(table[0]) != 2 {
		t.Fatalf("PenaltyTable with two penalties and three mixes returned %v, expected three rows of two numbers.", table)
	}
	for _, row := range table {
		for _, rmse := range row {
			if rmse < 3-1e-6 || rmse > 3+1e-6 {
				t.Errorf("PenaltyTable without a penalty, with training data on the line y = 2x + 1 and validation data 3 above it, has the error %v, expected 3.", rmse)
			}
		}
	}
}
