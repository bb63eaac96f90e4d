package bestpenalty

import (
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// hiddenNoisyPoints returns points with d features whose labels are their sum times slope, with noise.
func hiddenNoisyPoints(random *rand.Rand, n, d int, slope float64) []ml.LabeledPoint {
	points := []ml.LabeledPoint{}
	for range n {
		p := ml.LabeledPoint{Label: 3 + random.NormFloat64()}
		for range d {
			x := random.NormFloat64()
			p.Features = append(p.Features, x)
			p.Label += slope * x
		}
		points = append(points, p)
	}
	return points
}

func TestBestPenaltyOnRandomPoints(t *testing.T) {
	random := rand.New(rand.NewPCG(44, 1967))
	for round := 0; round < 4; round++ {
		d := 1 + round
		train := hiddenNoisyPoints(random, 20+d, d, 4)
		// The validation data wants smaller weights than the training data, by a half or so.
		validation := hiddenNoisyPoints(random, 15, d, 1.5+random.Float64())
		penalties := []float64{}
		for range 5 {
			penalties = append(penalties, 12*random.Float64())
		}
		best, smallest := 0.0, -1.0
		for _, penalty := range penalties {
			rmse := hiddenError(train, validation, penalty)
			if smallest < 0 || rmse < smallest {
				best, smallest = penalty, rmse
			}
		}
		checkBestPenalty(t, "random points", train, validation, penalties, best)
	}
}

// hiddenError is the error of one penalty.
func hiddenError(train, validation []ml.LabeledPoint, penalty float64) float64 {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	model := ml.LinearRegression{RegParam: penalty}.Fit(rdd.Parallelize(sc, train, 2))
	return ml.RMSE(ml.PredictAll(rdd.Parallelize(sc, validation, 3), model))
}
