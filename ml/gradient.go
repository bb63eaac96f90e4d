package ml

import (
	"math"
	"strconv"

	"gonum.org/v1/gonum/floats"

	"lab/ml/internal/tree"
	"lab/rdd/plan"
)

func itoa(i int) string { return strconv.Itoa(i) }

// GradientSummand returns what one point adds to the gradient of half the sum of squared errors at the given weights:
// (w·x - y) x, d numbers. It panics with *[DimensionError] when weights and features differ in number.
func GradientSummand(weights []float64, p LabeledPoint) []float64 {
	needLength("GradientSummand", "features", p.Features, len(weights))
	return floats.ScaleTo(make([]float64, len(weights)), floats.Dot(weights, p.Features)-p.Label, p.Features)
}

// Gradient gathers, point by point, the gradient and the error of a linear model without intercept. Two of them merge, which
// is what lets gradient descent run over partitions. The zero value is empty and ready.
type Gradient struct {
	N       int64     // number of points
	Sum     []float64 // sum of [GradientSummand], d numbers
	Squared float64   // sum of squared errors, in the squared unit of the label
}

// Add takes one point in. Weights may be nil, which means zeros. It panics with *[DimensionError] when the features do not fit the weights or the points
// before.
func (g *Gradient) Add(weights []float64, p LabeledPoint) {
	if g.N == 0 {
		g.Sum = make([]float64, len(p.Features))
	}
	needLength("GradientDescent", "a point's features", p.Features, len(g.Sum))
	diff := -p.Label
	if weights != nil {
		needLength("GradientDescent", "a point's features", p.Features, len(weights))
		diff += floats.Dot(weights, p.Features)
	}
	g.N++
	g.Squared += diff * diff
	floats.AddScaled(g.Sum, diff, p.Features)
}

// Merge takes in all that other has seen. It panics with *[DimensionError] when the numbers of features differ.
func (g *Gradient) Merge(other *Gradient) {
	if other.N == 0 {
		return
	}
	if g.N == 0 {
		g.Sum = make([]float64, len(other.Sum))
	}
	needLength("GradientDescent", "the gradient of another partition", other.Sum, len(g.Sum))
	g.N += other.N
	g.Squared += other.Squared
	floats.Add(g.Sum, other.Sum)
}

// GradientTask is the task of one iteration of [GradientDescent] for one partition of LabeledPoint: it returns its *[Gradient].
func GradientTask(weights []float64, in plan.Stream) any {
	g := &Gradient{}
	in(func(batch any) bool {
		for _, p := range batch.([]LabeledPoint) {
			g.Add(weights, p)
		}
		return true
	})
	return g
}

// GradientOption changes one thing about [GradientDescent].
type GradientOption func(*Descent)

// StepSize sets α of the schedule α/(n√(i+1)); 1 without it.
func StepSize(alpha float64) GradientOption { return func(s *Descent) { s.alpha = alpha } }

// StartAt sets the weights to begin with; zeros without it. They are copied.
func StartAt(weights []float64) GradientOption {
	return func(s *Descent) { s.weights = append([]float64{}, weights...) }
}

// Descent is the state of a gradient descent between iterations. [GradientDescent] drives it; programs that want another loop, such as one that stops early,
// may do so themselves.
type Descent struct {
	alpha   float64
	weights []float64
	errors  []float64
}

// NewDescent returns the state before the first iteration. It panics with *[Error] for a negative number of iterations and for a step size that is
// not a positive number.
func NewDescent(iterations int, opts ...GradientOption) *Descent {
	s := &Descent{alpha: 1}
	for _, o := range opts {
		o(s)
	}
	if iterations < 0 {
		fail("GradientDescent", "%d iterations: give 0 or more", iterations)
	}
	if !(s.alpha > 0) || math.IsInf(s.alpha, 0) {
		fail("GradientDescent", "a step size of %v: give a number above 0", s.alpha)
	}
	return s
}

// Weights returns the present weights; nil means zeros of a number that is not yet known. The slice must not be changed.
func (s *Descent) Weights() []float64 { return s.weights }

// Errors returns the root mean squared error before each update so far.
func (s *Descent) Errors() []float64 { return s.errors }

// Step takes what [GradientTask] returned for each partition and makes one update. Weights that were handed to tasks before are not
// changed.
func (s *Descent) Step(gradients []any) {
	total := tree.Merge(gradients, &Gradient{}, func(left, right *Gradient) *Gradient {
		both := &Gradient{}
		both.Merge(left)
		both.Merge(right)
		return both
	})
	if total.N == 0 {
		fail("GradientDescent", "there are no points to learn from: is the RDD empty, or did a filter drop everything?")
	}
	if s.weights == nil {
		s.weights = make([]float64, len(total.Sum))
	}
	n := float64(total.N)
	s.errors = append(s.errors, math.Sqrt(total.Squared/n))
	rate := s.alpha / (n * math.Sqrt(float64(len(s.errors))))
	s.weights = AddScaled(s.weights, -rate, total.Sum)
}
