package penaltytable

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// noisyPoints returns points with d features, of which only the first one matters, with labels that have noise.
func noisyPoints(random *rand.Rand, n, d int, slope float64) []ml.LabeledPoint {
	points := []ml.LabeledPoint{}
	for range n {
		p := ml.LabeledPoint{Label: 20 + 2*random.NormFloat64()}
		for range d {
			p.Features = append(p.Features, random.NormFloat64())
		}
		p.Label += slope * p.Features[0]
		points = append(points, p)
	}
	return points
}

// checkPenaltyTable compares the table with one whose numbers are computed one by one.
func checkPenaltyTable(t *testing.T, train, validation []ml.LabeledPoint, penalties, mixes []float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	learn := rdd.Parallelize(sc, train, 2).Cache()
	table := PenaltyTable(learn, rdd.Parallelize(sc, validation, 2).Cache(), penalties, mixes)
	if len(table) != len(mixes) {
		t.Fatalf("PenaltyTable with the penalties %v and the mixes %v has %d rows, expected %d: one for each mix.", penalties, mixes, len(table), len(mixes))
	}
	for i, mix := range mixes {
		if len(table[i]) != len(penalties) {
			t.Fatalf("PenaltyTable with the penalties %v and the mixes %v has %d numbers in row %d, expected %d: one for each penalty.", penalties, mixes, len(table[i]), i, len(penalties))
		}
		for j, penalty := range penalties {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix}.Fit(learn)
			squares := 0.0
			for _, p := range validation {
				off := p.Label - model.Predict(p.Features)
				squares += off * off
			}
			want := math.Sqrt(squares / float64(len(validation)))
			if !(math.Abs(table[i][j]-want) < 1e-5*(1+want)) {
				t.Fatalf("PenaltyTable with the penalties %v and the mixes %v has %v in row %d, column %d, expected %v: the RMSE on the validation data for the mix %v and the penalty %v.", penalties, mixes, table[i][j], i, j, want, mix, penalty)
			}
		}
	}
}

func TestPenaltyTableHasARowForEachMix(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 3))
	checkPenaltyTable(t, noisyPoints(random, 30, 3, 5), noisyPoints(random, 12, 3, 3), []float64{0.1, 0.5, 2}, []float64{0, 1})
}

func TestPenaltyTableWithoutPenalty(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 5))
	checkPenaltyTable(t, noisyPoints(random, 25, 2, 4), noisyPoints(random, 9, 2, 4), []float64{0}, []float64{0.5})
}
