package ml

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"lab/ml/internal/tree"
	"lab/rdd/plan"
)

// A loss says, for what a linear function of the features gives for one example (its margin) and for the example's
// label, how bad that is, and the derivative of that by the margin.
type loss func(margin, label float64) (value, slope float64)

// squaredLoss is half the squared error.
func squaredLoss(margin, label float64) (value, slope float64) {
	r := margin - label
	return r * r / 2, r
}

// logisticLoss is the log loss of the probability whose log odds the margin is. It does not overflow.
func logisticLoss(margin, label float64) (value, slope float64) {
	e := math.Exp(-math.Abs(margin))
	p := 1 / (1 + e)
	value = math.Log1p(e)
	if margin < 0 {
		p = e * p
	} else {
		value += margin
	}
	return value - label*margin, p - label
}

// sums is what a partition adds to a loss and its gradient.
type sums struct {
	n        int64
	value    float64
	slope    float64   // of the intercept
	gradient []float64 // of the weights; nil when there was no point
}

// add gathers the loss of one batch of []LabeledPoint or []SparsePoint. A point that keep refuses is left out; nil keeps all.
func (t *sums) add(action string, l loss, intercept float64, weights []float64, keep func() bool, batch any) {
	if t.gradient == nil {
		t.gradient = make([]float64, len(weights))
	}
	switch points := batch.(type) {
	case []LabeledPoint:
		for _, p := range points {
			needLength(action, "a point's features", p.Features, len(weights))
			if keep != nil && !keep() {
				continue
			}
			value, slope := l(intercept+floats.Dot(weights, p.Features), p.Label)
			t.n++
			t.value += value
			t.slope += slope
			floats.AddScaled(t.gradient, slope, p.Features)
		}
	case []SparsePoint:
		for _, p := range points {
			if p.Features.Size != len(weights) {
				panic(&DimensionError{Func: action, What: "a point's features", Got: p.Features.Size, Want: len(weights)})
			}
			if keep != nil && !keep() {
				continue
			}
			value, slope := l(intercept+p.Features.dot(weights), p.Label)
			t.n++
			t.value += value
			t.slope += slope
			for i, at := range p.Features.Indices {
				t.gradient[at] += slope * p.Features.Values[i]
			}
		}
	}
}

// lossOver adds up the loss over all points, in one pass.
func (s Source) lossOver(action string, l loss, intercept float64, weights []float64) *sums {
	return mergeSums(s.run(action, func(part int, in plan.Stream) any {
		t := &sums{}
		in(func(batch any) bool {
			t.add(action, l, intercept, weights, nil, batch)
			return true
		})
		return t
	}))
}

func mergeSums(parts []any) *sums {
	return tree.Merge(parts, nil, func(left, right *sums) *sums {
		switch {
		case left.gradient == nil:
			return right
		case right.gradient != nil:
			left.n += right.n
			left.value += right.value
			left.slope += right.slope
			floats.Add(left.gradient, right.gradient)
		}
		return left
	})
}

// moments is what a fit has to know of the data before it begins.
type moments struct {
	n               float64
	mean, stdev     []float64 // of the d features
	label, labelDev float64   // mean and standard deviation of the labels
}

// pointMoments gathers the moments of dense or sparse points in one pass. With classes, labels must be 0 or 1.
func (s Source) pointMoments(action string, classes bool) moments {
	parts := s.run(action, func(part int, in plan.Stream) any {
		c := &Columns{}
		var row []float64
		var sparse *sparseColumns
		in(func(batch any) bool {
			switch points := batch.(type) {
			case []LabeledPoint:
				for _, p := range points {
					if classes {
						needClass(action, p.Label)
					}
					if row == nil {
						row = make([]float64, len(p.Features)+1)
					}
					needLength(action, "a point's features", p.Features, len(row)-1)
					copy(row, p.Features)
					row[len(row)-1] = p.Label
					c.add(action, row)
				}
			case []SparsePoint:
				for _, p := range points {
					if classes {
						needClass(action, p.Label)
					}
					if sparse == nil {
						sparse = newSparseColumns(p.Features.Size)
					}
					sparse.add(action, p)
				}
			}
			return true
		})
		if sparse != nil {
			return sparse.columns()
		}
		return c
	})
	total := tree.Merge(parts, &Columns{}, func(left, right *Columns) *Columns {
		if left.N > 0 && right.N > 0 && len(right.Mean) != len(left.Mean) {
			panic(&DimensionError{Func: action, What: "a point's features", Got: len(right.Mean) - 1, Want: len(left.Mean) - 1})
		}
		left.merge(action, right)
		return left
	})
	if total.N == 0 {
		fail(action, "there are no points to fit: is the RDD empty, or did a filter drop everything?")
	}
	d := len(total.Mean) - 1
	for j, m := range total.Mean {
		if total.Known[j] < total.N || math.IsNaN(m) || math.IsInf(m, 0) {
			notFinite(action, j, d)
		}
	}
	dev := total.Stdev()
	return moments{n: float64(total.N), mean: total.Mean[:d], stdev: dev[:d], label: total.Mean[d], labelDev: dev[d]}
}

// notFinite says that feature j, or the label for j = d, was not a number.
func notFinite(action string, j, d int) {
	what := "the label"
	if j < d {
		what = "feature " + itoa(j)
	}
	fail(action, "%s is not a finite number in some point: filter such points out", what)
}

// sparseColumns gathers the moments of sparse points at the cost of what is kept: those of the kept values of each
// column, with which the zeros are merged at the end.
type sparseColumns struct {
	n     int64
	kept  *Columns
	label Columns
}

func newSparseColumns(d int) *sparseColumns {
	return &sparseColumns{kept: &Columns{Known: make([]int64, d), Mean: make([]float64, d), squares: make([]float64, d)}}
}

func (c *sparseColumns) add(action string, p SparsePoint) {
	p.Features.check(action, len(c.kept.Mean))
	c.n++
	c.label.add(action, []float64{p.Label})
	for i, at := range p.Features.Indices {
		x := p.Features.Values[i]
		c.kept.Known[at]++
		dev := x - c.kept.Mean[at]
		c.kept.Mean[at] += dev / float64(c.kept.Known[at])
		c.kept.squares[at] += dev * (x - c.kept.Mean[at])
	}
}

// columns are the moments of features and label, zeros included.
func (c *sparseColumns) columns() *Columns {
	d := len(c.kept.Mean)
	out := &Columns{N: c.n, Known: make([]int64, d+1), Mean: make([]float64, d+1), squares: make([]float64, d+1)}
	out.Min, out.Max = make([]float64, d+1), make([]float64, d+1)
	n := float64(c.n)
	for j, kept := range c.kept.Known {
		k, mean := float64(kept), c.kept.Mean[j]
		out.Known[j] = c.n
		out.Mean[j] = mean * k / n
		out.squares[j] = c.kept.squares[j] + mean*mean*k*(n-k)/n
	}
	out.Known[d], out.Mean[d], out.squares[d] = c.label.Known[0], c.label.Mean[0], c.label.squares[0]
	return out
}
