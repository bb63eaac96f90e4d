package ml

import (
	"fmt"
	"math"
	"slices"

	"lab/rdd"
	"lab/rdd/plan"
)

// ROCPoint is what a classifier does that says 1 for scores of at least Threshold.
type ROCPoint struct {
	Threshold         float64 // +Inf for the first point, which says 1 for nothing
	FalsePositiveRate float64 // the share of examples with label 0 that are said to be 1, from 0 to 1
	TruePositiveRate  float64 // the share of examples with label 1 that are said to be 1, from 0 to 1
}

// ROCCurve is the receiver operating characteristic of scores: what every threshold would do (Fawcett, An
// introduction to ROC analysis, Pattern Recognition Letters 27, 2006).
type ROCCurve struct {
	// Points go from (0, 0) to (1, 1) by falling threshold. Those on a straight line between others are left out.
	Points []ROCPoint
	// Area is the area under the curve: the probability that an example with label 1 has a higher score than one with
	// label 0, a tie counting one half. One half is what chance gives.
	Area float64
}

// ROC goes through every threshold that makes a difference, exactly: it brings all n predictions, 16 bytes each, to
// the driver and sorts them. Predictions may be probabilities or any other score that is higher for label 1. It
// panics with *[Error] unless there are both labels, and with *rdd.Error for other labels than 0 and 1 and for a
// score that is NaN.
func ROC(predictions *rdd.RDD[Prediction]) ROCCurve { return Over(predictions).ROC("ROC") }

// AUC returns the Area of [ROC].
func AUC(predictions *rdd.RDD[Prediction]) float64 { return Over(predictions).ROC("AUC").Area }

// ROC is the function of that name on the source of an RDD of Prediction, as a job called action.
func (s Source) ROC(action string) ROCCurve {
	parts := s.run(action, func(part int, in plan.Stream) any {
		var all []Prediction
		in(func(batch any) bool {
			for _, p := range batch.([]Prediction) {
				needClass(action, p.Label)
				if math.IsNaN(p.Predicted) {
					fail(action, "a score is NaN: filter such predictions out")
				}
				all = append(all, p)
			}
			return true
		})
		return all
	})
	var all []Prediction
	for _, part := range parts {
		all = append(all, part.([]Prediction)...)
	}
	slices.SortFunc(all, func(a, b Prediction) int {
		switch {
		case a.Predicted > b.Predicted:
			return -1
		case a.Predicted < b.Predicted:
			return 1
		}
		return 0
	})
	var positives, negatives int64
	for _, p := range all {
		if p.Label == 1 {
			positives++
		} else {
			negatives++
		}
	}
	if positives == 0 || negatives == 0 {
		fail(action, "%d predictions have label 1 and %d have label 0: it takes both to compare them", positives, negatives)
	}
	return walk(all, positives, negatives)
}

// corner is a point of a ROC curve before it is divided.
type corner struct {
	threshold float64
	fp, tp    int64
}

// walk lowers the threshold through sorted predictions.
func walk(sorted []Prediction, positives, negatives int64) ROCCurve {
	corners := []corner{{threshold: math.Inf(1)}}
	var fp, tp int64
	area := 0.0 // in units of one pair
	for i := 0; i < len(sorted); {
		fpBefore, tpBefore, score := fp, tp, sorted[i].Predicted
		for ; i < len(sorted) && sorted[i].Predicted == score; i++ {
			if sorted[i].Label == 1 {
				tp++
			} else {
				fp++
			}
		}
		area += float64(fp-fpBefore) * float64(tpBefore+tp) / 2
		if n := len(corners); n > 1 && straight(corners[n-2], corners[n-1], fp, tp) {
			corners = corners[:n-1]
		}
		corners = append(corners, corner{score, fp, tp})
	}
	curve := ROCCurve{Area: area / (float64(positives) * float64(negatives))}
	for _, c := range corners {
		curve.Points = append(curve.Points, ROCPoint{c.threshold, float64(c.fp) / float64(negatives), float64(c.tp) / float64(positives)})
	}
	return curve
}

// straight tells whether b lies on the line from a to (fp, tp).
func straight(a, b corner, fp, tp int64) bool {
	return (b.fp-a.fp)*(tp-b.tp) == (fp-b.fp)*(b.tp-a.tp)
}

// String tells the area and the number of points.
func (c ROCCurve) String() string {
	return fmt.Sprintf("ROC curve of %d points, area %.4f", len(c.Points), c.Area)
}
