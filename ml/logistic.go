package ml

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"lab/rdd"
)

// LogisticRegression fits the probability of label 1. With n points of d features it minimises
//
//	1/n · Σ LogLoss  +  RegParam · (ElasticNet · Σ|w| + (1-ElasticNet)/2 · Σw²)
//
// over an intercept, which is not penalised, and d weights w of features divided by their standard deviations (that
// of the sample), as Spark does and as scikit-learn's C = 1/(n·RegParam) on scaled features. The model's weights are
// those of features as they are. The zero value is maximum likelihood.
//
// It takes L-BFGS, or with an ElasticNet above 0 its orthant-wise form (Andrew and Gao, ICML 2007), which leaves
// weights at exactly 0. There is one job for the moments of the data and then about one for each iteration, with d
// numbers for each partition: call Cache first. Without a penalty there is no best model where the labels can be told
// apart without a mistake: weights then grow until MaxIter.
type LogisticRegression struct {
	RegParam    float64 // λ, 0 or more
	ElasticNet  float64 // α from 0, which keeps weights small, to 1, which makes many 0
	MaxIter     int     // the most iterations; 0 means 100
	Tol         float64 // ends when the gradient is no longer than this times the greater of 1 and the length of the weights; 0 means 1e-6
	NoIntercept bool    // keep the intercept at 0, and do not centre
	NoScaling   bool    // penalise the weights of features as they are
}

// LogisticModel gives the probability of label 1, 1/(1+exp(-(Intercept + Weights·features))).
type LogisticModel struct {
	Intercept float64   // in log odds
	Weights   []float64 // d numbers, in log odds for each unit of the feature
}

// Fit learns from points with labels 0 and 1. It panics with *[Error] for an empty data set, for fields out of range,
// for features that are not finite and when all labels are the same, and with *rdd.Error where points differ in their
// number of features or a label is neither.
func (l LogisticRegression) Fit(data *rdd.RDD[LabeledPoint]) LogisticModel {
	return l.FitSource(Over(data))
}

// FitSparse is Fit for sparse features: each iteration costs what is not 0, and d numbers for each partition.
//
// One-hot features are of one unit already. Scaled to one standard deviation, a token that stands in few examples may have a
// weight that is as much larger as it is rare, at the price of a common one, and the model learns the training data by
// heart: set NoScaling for them, as for hashed ones.
func (l LogisticRegression) FitSparse(data *rdd.RDD[SparsePoint]) LogisticModel {
	return l.FitSource(Over(data))
}

// FitSource is Fit on the source of an RDD of LabeledPoint or SparsePoint.
func (l LogisticRegression) FitSource(data Source) LogisticModel {
	const action = "LogisticRegression.Fit"
	maxIter, tol := checkFit(action, l.RegParam, l.ElasticNet, l.MaxIter, 100, l.Tol)
	m := data.pointMoments(action, true)
	if m.label == 0 || m.label == 1 {
		fail(action, "all labels are %v: it takes both classes to tell them apart", m.label)
	}
	p := &penalised{action: action, data: data, loss: logisticLoss, n: m.n, unit: 1, intercept: !l.NoIntercept}
	p.centre, p.scale = m.mean, inverses(1, m.stdev)
	if l.NoIntercept {
		p.centre = Zeros(len(m.mean))
		m.aroundZero()
		p.scale = inverses(1, m.stdev)
	}
	p.l1, p.l2 = penalties(l.RegParam, l.ElasticNet, m.stdev, l.NoScaling)
	intercept, weights := p.fit(math.Log(m.label/(1-m.label)), maxIter, tol)
	return LogisticModel{Intercept: intercept, Weights: weights}
}

// aroundZero replaces deviations from the mean by root mean squares, for models without an intercept: a feature that
// is constant and not 0 is as good as any for them.
func (m *moments) aroundZero() {
	for j, dev := range m.stdev {
		m.stdev[j] = math.Sqrt(dev*dev*(m.n-1)/m.n + m.mean[j]*m.mean[j])
	}
	m.labelDev = math.Sqrt(m.labelDev*m.labelDev*(m.n-1)/m.n + m.label*m.label)
}

// Probability returns the probability of label 1 for d features. It panics with *[DimensionError] unless there are d.
func (m LogisticModel) Probability(features []float64) float64 {
	needLength("LogisticModel.Probability", "features", features, len(m.Weights))
	return sigmoid(m.Intercept + floats.Dot(m.Weights, features))
}

// ProbabilitySparse is Probability for sparse features.
func (m LogisticModel) ProbabilitySparse(features SparseVector) float64 {
	if features.Size != len(m.Weights) {
		panic(&DimensionError{Func: "LogisticModel.ProbabilitySparse", What: "features", Got: features.Size, Want: len(m.Weights)})
	}
	return sigmoid(m.Intercept + features.dot(m.Weights))
}

// sigmoid is the probability of log odds.
func sigmoid(x float64) float64 {
	if x < 0 {
		e := math.Exp(x)
		return e / (1 + e)
	}
	return 1 / (1 + math.Exp(-x))
}

// Predict returns the more probable label for d features, 0 or 1; 1 where both are as probable. It panics as Probability does.
func (m LogisticModel) Predict(features []float64) float64 {
	if m.Probability(features) >= 0.5 {
		return 1
	}
	return 0
}

// String shows the log odds of label 1, weights with five digits; only their number, and how many are not 0, for more than 20.
func (m LogisticModel) String() string {
	if d := len(m.Weights); d > 20 {
		zero := 0
		for _, w := range m.Weights {
			if w == 0 {
				zero++
			}
		}
		return "log odds " + LinearModel{Intercept: m.Intercept}.String() + " + " + itoa(d) + " weights, " + itoa(d-zero) + " of them not 0"
	}
	return "log odds " + LinearModel(m).String()
}

// Probabilities returns the probability of label 1 of every point, beside its label, in the order of the points. It is lazy.
func Probabilities(data *rdd.RDD[LabeledPoint], model LogisticModel) *rdd.RDD[Prediction] {
	node := data.Node().Batchwise("Probabilities", false, func() func(batch any) any { return model.ProbabilityBatch })
	return rdd.FromNode[Prediction](data.Context(), node)
}

// ProbabilitiesSparse is [Probabilities] for sparse points.
func ProbabilitiesSparse(data *rdd.RDD[SparsePoint], model LogisticModel) *rdd.RDD[Prediction] {
	node := data.Node().Batchwise("ProbabilitiesSparse", false, func() func(batch any) any { return model.ProbabilityBatch })
	return rdd.FromNode[Prediction](data.Context(), node)
}

// ProbabilityBatch is the task of [Probabilities] for one batch: it takes []LabeledPoint or []SparsePoint and returns
// []Prediction.
func (m LogisticModel) ProbabilityBatch(batch any) any {
	var out []Prediction
	switch points := batch.(type) {
	case []LabeledPoint:
		out = make([]Prediction, len(points))
		for i, p := range points {
			out[i] = Prediction{Predicted: m.Probability(p.Features), Label: p.Label}
		}
	case []SparsePoint:
		out = make([]Prediction, len(points))
		for i, p := range points {
			out[i] = Prediction{Predicted: m.ProbabilitySparse(p.Features), Label: p.Label}
		}
	}
	return out
}
