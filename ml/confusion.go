package ml

import (
	"fmt"
	"math"

	"lab/rdd"
	"lab/rdd/plan"
)

// ConfusionMatrix counts the predictions of a classifier by what was said and what is true. Positive is label 1.
type ConfusionMatrix struct {
	TruePositives, FalsePositives int64 // said to be 1: rightly, wrongly
	TrueNegatives, FalseNegatives int64 // said to be 0: rightly, wrongly
}

// Confusion counts predictions, each of which says 1 when it is at least threshold: one half for classes 0 and 1;
// other thresholds where predictions are probabilities and the two mistakes do not cost the same. It panics with
// *[Error] when there is no prediction, and with *rdd.Error for a label other than 0 and 1.
func Confusion(predictions *rdd.RDD[Prediction], threshold float64) ConfusionMatrix {
	return Over(predictions).Confusion(threshold)
}

// Confusion is the function of that name on the source of an RDD of Prediction.
func (s Source) Confusion(threshold float64) ConfusionMatrix {
	parts := s.run("Confusion", func(part int, in plan.Stream) any {
		var m ConfusionMatrix
		in(func(batch any) bool {
			for _, p := range batch.([]Prediction) {
				needClass("Confusion", p.Label)
				switch said := p.Predicted >= threshold; {
				case said && p.Label == 1:
					m.TruePositives++
				case said:
					m.FalsePositives++
				case p.Label == 1:
					m.FalseNegatives++
				default:
					m.TrueNegatives++
				}
			}
			return true
		})
		return m
	})
	var total ConfusionMatrix
	for _, part := range parts {
		m := part.(ConfusionMatrix)
		total.TruePositives += m.TruePositives
		total.FalsePositives += m.FalsePositives
		total.TrueNegatives += m.TrueNegatives
		total.FalseNegatives += m.FalseNegatives
	}
	if total == (ConfusionMatrix{}) {
		fail("Confusion", "there are no predictions to judge: is the RDD empty, or did a filter drop everything?")
	}
	return total
}

// Accuracy is the share of predictions that are right, from 0 to 1.
func (m ConfusionMatrix) Accuracy() float64 {
	return share(m.TruePositives+m.TrueNegatives, m.FalsePositives+m.FalseNegatives)
}

// Precision is the share of what was said to be 1 that is 1; NaN when nothing was.
func (m ConfusionMatrix) Precision() float64 { return share(m.TruePositives, m.FalsePositives) }

// Recall is the share of what is 1 that was said to be; NaN when nothing is.
func (m ConfusionMatrix) Recall() float64 { return share(m.TruePositives, m.FalseNegatives) }

// F1 is the harmonic mean of precision and recall; NaN when nothing is 1 and nothing was said to be.
func (m ConfusionMatrix) F1() float64 {
	return share(2*m.TruePositives, m.FalsePositives+m.FalseNegatives)
}

// share is the part that of has of both together.
func share(of, rest int64) float64 {
	if of+rest == 0 {
		return math.NaN()
	}
	return float64(of) / float64(of+rest)
}

// String shows the four numbers as a table.
func (m ConfusionMatrix) String() string {
	return fmt.Sprintf("%10s %12s %12s\n%10s %12d %12d\n%10s %12d %12d",
		"", "predicted 0", "predicted 1", "label 0", m.TrueNegatives, m.FalsePositives, "label 1", m.FalseNegatives, m.TruePositives)
}
