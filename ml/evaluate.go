package ml

import "lab/rdd/plan"

// SquaredErrors gathers the squared errors of predictions; two of them merge.
type SquaredErrors struct {
	N   int64
	Sum float64 // in the squared unit of the label
}

// SquaredErrorsTask is the task of [MeanSquaredError] for one partition of Prediction: it returns its *[SquaredErrors].
func SquaredErrorsTask(in plan.Stream) any {
	e := &SquaredErrors{}
	in(func(batch any) bool {
		for _, p := range batch.([]Prediction) {
			d := p.Predicted - p.Label
			e.N++
			e.Sum += d * d
		}
		return true
	})
	return e
}

// MeanOfSquares merges what [SquaredErrorsTask] returned for each partition and divides by the number of predictions.
func MeanOfSquares(parts []any) float64 {
	total := SquaredErrors{}
	for _, part := range parts {
		e := part.(*SquaredErrors)
		total.N += e.N
		total.Sum += e.Sum
	}
	if total.N == 0 {
		fail("MeanSquaredError", "there are no predictions to judge: is the RDD empty, or did a filter drop everything?")
	}
	return total.Sum / float64(total.N)
}

// LabelTask is the task of [MeanLabel] for one partition of LabeledPoint: it returns a *[Gram] of the labels alone.
func LabelTask(in plan.Stream) any {
	g := &Gram{}
	in(func(batch any) bool {
		for _, p := range batch.([]LabeledPoint) {
			g.Add(LabeledPoint{Label: p.Label})
		}
		return true
	})
	return g
}

// MeanOfLabels merges what [LabelTask] returned for each partition.
func MeanOfLabels(grams []any) float64 {
	total := mergeGrams(grams)
	if total.N == 0 {
		fail("MeanLabel", "there are no points: is the RDD empty, or did a filter drop everything?")
	}
	return total.Mean[0]
}
