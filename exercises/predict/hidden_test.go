package predict

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestPredictOnRandomPoints(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(99, 12))
	for partitions := 1; partitions <= 4; partitions++ {
		d := 1 + random.IntN(12)
		weights := []float64{}
		for range d {
			weights = append(weights, 40*random.Float64()-20)
		}
		points := []ml.LabeledPoint{}
		want := map[float64]float64{} // prediction by label: every point has a label of its own
		for label := 0; label < 25; label++ {
			p := ml.LabeledPoint{Label: float64(label)}
			product := 0.0
			for i := range d {
				x := random.Float64()
				p.Features = append(p.Features, x)
				product += weights[i] * x
			}
			points = append(points, p)
			want[p.Label] = product
		}
		predictions := Predict(weights, rdd.Parallelize(sc, points, partitions))
		if predictions == nil {
			t.Fatalf("Predict returned nil, expected an RDD of predictions.")
		}
		got := predictions.Collect()
		if len(got) != len(points) {
			t.Fatalf("Predict for %d points (partitions: %d) has %d predictions, expected one for each point.", len(points), partitions, len(got))
		}
		for _, p := range got {
			predicted, known := want[p.Label]
			if !known {
				t.Fatalf("Predict returned a prediction with the label %v, which no point has.", p.Label)
			}
			if !(math.Abs(p.Predicted-predicted) < 1e-9) {
				t.Fatalf("Predict for a point with %d features and the label %v predicts %v, expected %v.", d, p.Label, p.Predicted, predicted)
			}
		}
	}
}
