package ml

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"

	"lab/rdd"
	"lab/rdd/plan"
)

// SGD fits linear and logistic models by stochastic gradient descent: iteration i, from 1, draws each of n points
// with probability BatchFraction and subtracts StepSize/√i times the mean gradient of their losses, half the squared
// error or the log loss, and times RegParam·w (Robbins and Monro, A stochastic approximation method, 1951; Bottou,
// Large-scale machine learning with stochastic gradient descent, 2010). It begins with zeros.
//
// It uses features as they are, so scale them first ([StandardScaler]): one step size has to suit all. There is one
// job for each iteration: call Cache first. On data that fit into the memory of one machine, [LinearRegression] and
// [LogisticRegression] reach their minimum in fewer passes; this is for the first digits, and to see what a step size
// does.
type SGD struct {
	Iterations    int     // 0 means 100
	StepSize      float64 // of the first iteration, above 0; 0 means 1. Too large a one makes weights grow without bound
	BatchFraction float64 // up to 1, which takes all points; 0 means 0.1
	RegParam      float64 // of ½·RegParam·Σw², 0 or more; the intercept is not penalised
	NoIntercept   bool    // keep the intercept at 0
	Seed          int64   // the same seed on the same partitions gives the same model
}

// Linear fits a linear model. It panics with *[Error] for an empty data set and for fields out of range, and with
// *rdd.Error where points differ in their number of features.
func (s SGD) Linear(data *rdd.RDD[LabeledPoint]) LinearModel { return s.LinearSource(Over(data)) }

// LinearSource is Linear on the source of an RDD of LabeledPoint or SparsePoint.
func (s SGD) LinearSource(data Source) LinearModel {
	m := data.pointMoments("SGD.Linear", false)
	intercept, weights := s.descend("SGD.Linear", data, squaredLoss, len(m.mean))
	return LinearModel{Intercept: intercept, Weights: weights}
}

// Logistic fits a logistic model to labels 0 and 1. It panics as Linear does, and with *rdd.Error for other labels.
func (s SGD) Logistic(data *rdd.RDD[LabeledPoint]) LogisticModel { return s.LogisticSource(Over(data)) }

// LogisticSparse is Logistic for sparse features.
func (s SGD) LogisticSparse(data *rdd.RDD[SparsePoint]) LogisticModel {
	return s.LogisticSource(Over(data))
}

// LogisticSource is Logistic on the source of an RDD of LabeledPoint or SparsePoint.
func (s SGD) LogisticSource(data Source) LogisticModel {
	m := data.pointMoments("SGD.Logistic", true)
	intercept, weights := s.descend("SGD.Logistic", data, logisticLoss, len(m.mean))
	return LogisticModel{Intercept: intercept, Weights: weights}
}

func (s SGD) descend(action string, data Source, l loss, d int) (intercept float64, weights []float64) {
	if s.Iterations < 0 || !(s.StepSize >= 0) || math.IsInf(s.StepSize, 0) || !(s.BatchFraction >= 0 && s.BatchFraction <= 1) || !(s.RegParam >= 0) {
		fail(action, "Iterations %d, StepSize %v, BatchFraction %v, RegParam %v: none may be below 0, and BatchFraction is at most 1",
			s.Iterations, s.StepSize, s.BatchFraction, s.RegParam)
	}
	if s.Iterations == 0 {
		s.Iterations = 100
	}
	if s.StepSize == 0 {
		s.StepSize = 1
	}
	if s.BatchFraction == 0 {
		s.BatchFraction = 0.1
	}
	weights = Zeros(d)
	for i := 1; i <= s.Iterations; i++ {
		now, b := weights, intercept
		t := mergeSums(data.run(action, func(part int, in plan.Stream) any {
			rng := rand.New(rand.NewPCG(uint64(s.Seed), uint64(part)<<32+uint64(i)))
			var keep func() bool
			if s.BatchFraction < 1 {
				keep = func() bool { return rng.Float64() < s.BatchFraction }
			}
			t := &sums{}
			in(func(batch any) bool {
				t.add(action, l, b, now, keep, batch)
				return true
			})
			return t
		}))
		if t.n == 0 { // a small fraction of few points may be none
			continue
		}
		rate := s.StepSize / math.Sqrt(float64(i))
		weights = Scale(1-rate*s.RegParam, weights)
		floats.AddScaled(weights, -rate/float64(t.n), t.gradient)
		if !s.NoIntercept {
			intercept -= rate * t.slope / float64(t.n)
		}
	}
	return intercept, weights
}
