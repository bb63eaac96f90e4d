package ml

import (
	"math"

	"lab/rdd"
	"lab/rdd/plan"
)

// smallest is how near to 0 and 1 a probability counts in LogLoss.
const smallest = 1e-11

// LogLoss returns how wrong a probability of label 1 was for one example: -ln p where the label is 1, -ln(1-p) where
// it is 0, in nats. Probabilities nearer to 0 or 1 than 1e-11 count as that, so that one mistake made with certainty
// costs 25.3 and not infinity. It panics with *[Error] for a label other than 0 and 1 and for a probability outside
// of 0 to 1.
func LogLoss(probability, label float64) float64 {
	if !(probability >= 0 && probability <= 1) {
		fail("LogLoss", "a probability of %v: it must lie from 0 to 1", probability)
	}
	switch label {
	case 1:
		return -math.Log(max(probability, smallest))
	case 0:
		return -math.Log(max(1-probability, smallest))
	}
	fail("LogLoss", "a label of %v: it must be 0 or 1", label)
	return 0
}

// mean averages a number that each prediction has.
func (s Source) mean(action string, of func(Prediction) float64) float64 {
	type sum struct {
		n   int64
		sum float64
	}
	parts := s.run(action, func(part int, in plan.Stream) any {
		var total sum
		in(func(batch any) bool {
			for _, p := range batch.([]Prediction) {
				total.n++
				total.sum += of(p)
			}
			return true
		})
		return total
	})
	var total sum
	for _, part := range parts {
		total.n += part.(sum).n
		total.sum += part.(sum).sum
	}
	if total.n == 0 {
		fail(action, "there are no predictions to judge: is the RDD empty, or did a filter drop everything?")
	}
	return total.sum / float64(total.n)
}

// MeanLogLoss returns the mean [LogLoss] of predictions that are probabilities of label 1, in nats: ln 2, 0.693, for
// one that always says one half. It panics with *[Error] when there is no prediction, and with *rdd.Error as LogLoss
// does.
func MeanLogLoss(predictions *rdd.RDD[Prediction]) float64 { return Over(predictions).MeanLogLoss() }

// MeanLogLoss is the function of that name on the source of an RDD of Prediction.
func (s Source) MeanLogLoss() float64 {
	return s.mean("MeanLogLoss", func(p Prediction) float64 { return LogLoss(p.Predicted, p.Label) })
}

// MAE returns the mean absolute error, in the unit of the label: how far predictions are off, whichever way. It
// panics with *[Error] when there is no prediction.
func MAE(predictions *rdd.RDD[Prediction]) float64 { return Over(predictions).MAE() }

// MAE is the function of that name on the source of an RDD of Prediction.
func (s Source) MAE() float64 {
	return s.mean("MAE", func(p Prediction) float64 { return math.Abs(p.Predicted - p.Label) })
}

// Accuracy returns the share of predictions, from 0 to 1, that are on the side of one half where their label is: a
// class 0 or 1, or the probability of 1. One half itself counts as 1. It panics with *[Error] when there is no
// prediction, and with *rdd.Error for a label other than 0 and 1.
func Accuracy(predictions *rdd.RDD[Prediction]) float64 { return Over(predictions).Accuracy() }

// Accuracy is the function of that name on the source of an RDD of Prediction.
func (s Source) Accuracy() float64 {
	return s.mean("Accuracy", func(p Prediction) float64 {
		needClass("Accuracy", p.Label)
		if (p.Predicted >= 0.5) == (p.Label == 1) {
			return 1
		}
		return 0
	})
}

func needClass(function string, label float64) {
	if label != 0 && label != 1 {
		fail(function, "a label of %v: it must be 0 or 1", label)
	}
}

// R2 returns the coefficient of determination, 1 - (sum of squared errors)/(sum of squared deviations of the labels
// from their mean): the share of the labels' variance that predictions explain. It is 1 when all are right, 0 for
// [Baseline], and below 0 for what is worse. Where all labels are the same it is 1 when all predictions are right,
// too, and -Inf otherwise. It panics with *[Error] when there is no prediction.
func R2(predictions *rdd.RDD[Prediction]) float64 { return Over(predictions).R2() }

// R2 is the function of that name on the source of an RDD of Prediction.
func (s Source) R2() float64 {
	type sums struct {
		labels Gram
		errors float64
	}
	parts := s.run("R2", func(part int, in plan.Stream) any {
		t := &sums{}
		in(func(batch any) bool {
			for _, p := range batch.([]Prediction) {
				t.labels.Add(LabeledPoint{Label: p.Label})
				t.errors += (p.Predicted - p.Label) * (p.Predicted - p.Label)
			}
			return true
		})
		return t
	})
	total := &sums{}
	for _, part := range parts {
		total.labels.Merge(&part.(*sums).labels)
		total.errors += part.(*sums).errors
	}
	if total.labels.N == 0 {
		fail("R2", "there are no predictions to judge: is the RDD empty, or did a filter drop everything?")
	}
	if total.errors == 0 {
		return 1
	}
	return 1 - total.errors/total.labels.Sum[0]
}
