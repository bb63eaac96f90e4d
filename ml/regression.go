package ml

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"lab/rdd"
	"lab/rdd/plan"
)

// Solver is a way to fit a [LinearRegression]. All end at the same model.
type Solver int

// The solvers. Their costs are for n points of d features in as many partitions as there are.
const (
	// AutoSolver is the one to take while d is up to a few thousand: it gathers the products of all pairs of features
	// in one pass, with d² numbers for each partition (see [Gram]). Without absolute values in the penalty it then
	// solves the normal equations; with them it does what CoordinateDescent does.
	AutoSolver Solver = iota
	// CoordinateDescent improves one weight at a time, after the same one pass (Friedman, Hastie and Tibshirani,
	// Regularization Paths for Generalized Linear Models via Coordinate Descent, Journal of Statistical Software 33,
	// 2010). An iteration goes through all weights, and reads no data.
	CoordinateDescent
	// LBFGS takes one pass for each iteration, with d numbers for each partition: for more features. Call Cache first.
	LBFGS
)

// String is the solver's name.
func (s Solver) String() string {
	switch s {
	case AutoSolver:
		return "AutoSolver"
	case CoordinateDescent:
		return "CoordinateDescent"
	case LBFGS:
		return "LBFGS"
	}
	return "Solver(" + itoa(int(s)) + ")"
}

// LinearRegression fits a linear model with a penalty, in the way of Spark and of R's glmnet. For n points with labels y,
// whose standard deviation is s, and d weights w of standardised features, in the unit of the label, it minimises
//
//	1/(2n) · Σ (prediction - y)²  +  RegParam · (ElasticNet · Σ|w| + (1-ElasticNet)/(2s) · Σw²)
//
// over an intercept, which is not penalised, and w. So RegParam is in the unit of the label; the division by s comes of
// standardising labels, too. Deviations are those of the sample. The model's weights are those of features as they are.
// The zero value is least squares, the same as [LeastSquares].
//
// ElasticNet is α of Zou and Hastie (Regularization and variable selection via the elastic net, Journal of the Royal
// Statistical Society B 67, 2005): 0 is ridge regression, 1 the lasso, which leaves weights at exactly 0.
type LinearRegression struct {
	Solver     Solver
	RegParam   float64 // λ, 0 or more, in the unit of the label
	ElasticNet float64 // α from 0, which keeps weights small, to 1, which makes many 0
	MaxIter    int     // the most iterations; 0 means 100 of LBFGS and 10,000 of CoordinateDescent
	// Tol is where LBFGS ends with the length of the gradient (in proportion to that of the weights where it is above 1),
	// and CoordinateDescent with how far any weight moves, for standardised data. 0 means 1e-6.
	Tol         float64
	NoIntercept bool // keep the intercept at 0: nothing is centred, and root mean squares stand for deviations
	NoScaling   bool // penalise the weights of features as they are
}

// Fit learns from points. It panics with *[Error] for an empty data set, for fields out of range and for features
// that are not finite, and with *rdd.Error where points differ in their number of features.
func (l LinearRegression) Fit(data *rdd.RDD[LabeledPoint]) LinearModel {
	return l.FitSource(Over(data))
}

// FitSource is Fit on the source of an RDD of LabeledPoint.
func (l LinearRegression) FitSource(data Source) LinearModel {
	const action = "LinearRegression.Fit"
	defaultIter := 10_000
	if l.Solver == LBFGS {
		defaultIter = 100
	}
	maxIter, tol := checkFit(action, l.RegParam, l.ElasticNet, l.MaxIter, defaultIter, l.Tol)
	switch l.Solver {
	case LBFGS:
		return l.byGradient(action, data, maxIter, tol)
	case AutoSolver, CoordinateDescent:
		total := &Gram{}
		for _, g := range data.run(action, func(part int, in plan.Stream) any { return GramTask(in) }) {
			total.Merge(g.(*Gram))
		}
		if l.Solver == AutoSolver && l.RegParam == 0 && !l.NoIntercept {
			return total.Solve()
		}
		return l.byGram(action, total, maxIter, tol)
	}
	fail(action, "there is no %v: take AutoSolver, CoordinateDescent or LBFGS", l.Solver)
	return LinearModel{}
}

// scaled is what both ways need: moments, and the penalties in terms of standardised data.
func (l LinearRegression) scaled(m *moments) (l1, l2 []float64) {
	if l.NoIntercept {
		m.aroundZero()
	}
	lambda := 0.0
	if l.RegParam > 0 {
		lambda = l.RegParam / m.labelDev
	}
	return penalties(lambda, l.ElasticNet, m.stdev, l.NoScaling)
}

// byGradient minimises with one pass for each evaluation.
func (l LinearRegression) byGradient(action string, data Source, maxIter int, tol float64) LinearModel {
	m := data.pointMoments(action, false)
	p := &penalised{action: action, data: data, loss: squaredLoss, n: m.n, centre: m.mean, intercept: !l.NoIntercept}
	p.l1, p.l2 = l.scaled(&m)
	if m.labelDev == 0 {
		return l.constant(m)
	}
	if l.NoIntercept {
		p.centre = Zeros(len(m.mean))
	}
	p.unit, p.scale = m.labelDev, inverses(m.labelDev, m.stdev)
	intercept, weights := p.fit(m.label/m.labelDev, maxIter, tol)
	return LinearModel{Intercept: intercept, Weights: weights}
}

// constant is the model of labels that are all the same.
func (l LinearRegression) constant(m moments) LinearModel {
	model := LinearModel{Weights: Zeros(len(m.mean))}
	if !l.NoIntercept {
		model.Intercept = m.label
	}
	return model
}

// byGram minimises with nothing but products of features.
func (l LinearRegression) byGram(action string, g *Gram, maxIter int, tol float64) LinearModel {
	if g.N == 0 {
		fail(action, "there are no points to fit: is the RDD empty, or did a filter drop everything?")
	}
	m := g.moments(action)
	l1, l2 := l.scaled(&m)
	if m.labelDev == 0 {
		return l.constant(m)
	}
	a, b := g.standardised(m, l.NoIntercept)
	d := len(b)
	penalty := 0.0
	for j := range d {
		a.SetSym(j, j, a.At(j, j)+l2[j])
		penalty += l1[j]
	}
	var u []float64
	switch {
	case d == 0:
	case l.Solver == AutoSolver && penalty == 0:
		u = solve(a, b)
	default:
		u = descend(a, b, l1, maxIter, tol)
	}
	model := LinearModel{Weights: Mul(u, inverses(m.labelDev, m.stdev))}
	if !l.NoIntercept {
		model.Intercept = m.label - Dot(model.Weights, m.mean)
	}
	return model
}

// moments are those of what was taken in.
func (g *Gram) moments(action string) moments {
	d := len(g.Mean) - 1
	n := float64(g.N)
	dev := make([]float64, d+1)
	k := 0
	for j, mean := range g.Mean {
		if math.IsNaN(mean) || math.IsInf(mean, 0) {
			notFinite(action, j, d)
		}
		if n > 1 {
			dev[j] = deviation(g.Sum[k], mean, n)
		}
		k += d + 1 - j
	}
	return moments{n: n, mean: g.Mean[:d], stdev: dev[:d], label: g.Mean[d], labelDev: dev[d]}
}

// standardised returns, for features z and labels v that were divided by their deviations and, with an intercept,
// centred, the means of products z·z and z·v.
func (g *Gram) standardised(m moments, noIntercept bool) (a *mat.SymDense, b []float64) {
	d := len(m.mean)
	b = make([]float64, d)
	if d == 0 {
		return nil, b
	}
	a = mat.NewSymDense(d, nil)
	scale := inverses(1, m.stdev)
	k := 0
	for i := range d {
		for j := i; j <= d; j++ {
			product := g.Sum[k]
			if noIntercept {
				product += m.n * g.Mean[i] * g.Mean[j]
			}
			if j < d {
				a.SetSym(i, j, product*scale[i]*scale[j]/m.n)
			} else {
				b[i] = product * scale[i] / m.labelDev / m.n
			}
			k++
		}
	}
	return a, b
}

// descend minimises u·a·u/2 - b·u + Σ l1[j]·|u[j]| from zeros, one coordinate at a time.
func descend(a *mat.SymDense, b, l1 []float64, maxIter int, tol float64) []float64 {
	d := len(b)
	u := make([]float64, d)
	rest := append([]float64{}, b...) // b - a·u
	for range maxIter {
		moved := 0.0
		for j := range d {
			diagonal := a.At(j, j)
			if diagonal == 0 {
				continue
			}
			next := soft(rest[j]+diagonal*u[j], l1[j]) / diagonal
			step := next - u[j]
			if step == 0 {
				continue
			}
			u[j] = next
			for i := range rest {
				rest[i] -= step * a.At(i, j)
			}
			moved = max(moved, math.Abs(step))
		}
		if moved <= tol {
			break
		}
	}
	return u
}
