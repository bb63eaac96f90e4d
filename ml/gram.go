package ml

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"lab/ml/internal/tree"
	"lab/rdd/plan"
)

// Gram gathers, point by point, all that least squares has to know about the data: their number, their means, and the sums of
// products of their deviations from the means. It takes (d+1)(d+2)/2 numbers however many points there are, and two of them merge into one,
// which is what lets least squares run over partitions. The zero value is empty and ready.
//
// Deviations are kept, rather than plain products from which the means are subtracted at the end, because the difference of two
// large sums loses digits: with years as labels, more than three of them. The updates are those of Welford (1962) and, for
// merging, of Chan, Golub and LeVeque (1983).
type Gram struct {
	N    int64     // number of points
	Mean []float64 // d means of the features, then the mean of the label
	Sum  []float64 // upper triangle, row by row, of the (d+1)×(d+1) sums of products of deviations
}

// Add takes one point in. It panics with *[DimensionError] when the point has another number of features than those before.
func (g *Gram) Add(p LabeledPoint) {
	d := len(p.Features)
	if g.N == 0 {
		g.Mean = make([]float64, d+1)
		g.Sum = make([]float64, (d+1)*(d+2)/2)
	}
	needLength("Gram.Add", "features", p.Features, len(g.Mean)-1)
	g.N++
	n := float64(g.N)
	dev := make([]float64, d+1)
	g.add(p, dev, n)
}

// add updates means and sums; dev is scratch space of d+1 numbers.
func (g *Gram) add(p LabeledPoint, dev []float64, n float64) {
	d := len(p.Features)
	for j, x := range p.Features {
		dev[j] = x - g.Mean[j]
	}
	dev[d] = p.Label - g.Mean[d]
	for j, v := range dev {
		g.Mean[j] += v / n
	}
	accumulate(g.Sum, dev, (n-1)/n)
}

// accumulate adds c times the products of dev with itself to an upper triangle.
func accumulate(sum, dev []float64, c float64) {
	k := 0
	for i, a := range dev {
		row := sum[k : k+len(dev)-i]
		floats.AddScaled(row, c*a, dev[i:])
		k += len(row)
	}
}

// Merge takes in all that other has seen. other stays as it is. It panics with *[DimensionError] when the numbers of features differ.
func (g *Gram) Merge(other *Gram) {
	if other.N == 0 {
		return
	}
	if g.N == 0 {
		g.N = other.N
		g.Mean = append([]float64(nil), other.Mean...)
		g.Sum = append([]float64(nil), other.Sum...)
		return
	}
	if len(g.Mean) != len(other.Mean) {
		panic(&DimensionError{Func: "Gram.Merge", What: "features of the other", Got: len(other.Mean) - 1, Want: len(g.Mean) - 1})
	}
	a, b := float64(g.N), float64(other.N)
	dev := Sub(other.Mean, g.Mean)
	for i, v := range other.Sum {
		g.Sum[i] += v
	}
	accumulate(g.Sum, dev, a*b/(a+b))
	for j, v := range dev {
		g.Mean[j] += v * b / (a + b)
	}
	g.N += other.N
}

// Solve returns the linear model with intercept that has the least sum of squared errors on the points taken in. Where several have, because features
// are constant or follow from others or are more than the points, it returns the one whose weights are shortest in terms of standardised
// features; a constant feature has weight 0. It panics with *[Error] when there are no points, or when a label or a feature was not a finite number.
//
// The normal equations, scaled so that features of very different size do no harm, are solved by Cholesky factorisation, and by an
// eigendecomposition where they are singular to working precision (Golub and Van Loan, Matrix Computations, 5.3 and 5.5).
func (g *Gram) Solve() LinearModel {
	if g.N == 0 {
		fail("LeastSquares", "there are no points to fit: is the RDD empty, or did a filter drop everything?")
	}
	d := len(g.Mean) - 1
	for j, m := range g.Mean {
		if math.IsNaN(m) || math.IsInf(m, 0) {
			what := "the label"
			if j < d {
				what = "feature " + itoa(j)
			}
			fail("LeastSquares", "%s is not a finite number in some point: filter such points out", what)
		}
	}
	if d == 0 {
		return LinearModel{Intercept: g.Mean[0], Weights: []float64{}}
	}
	a, b, scale := g.normal()
	w := Mul(solve(a, b), scale)
	return LinearModel{Intercept: g.Mean[d] - Dot(w, g.Mean[:d]), Weights: w}
}

// normal returns the normal equations a·v = b of the standardised features, whose a is their correlation matrix times n, and what to multiply
// v by to have weights: 1/s for a feature with sum of squared deviations s², 0 for a constant one.
func (g *Gram) normal() (a *mat.SymDense, b, scale []float64) {
	d := len(g.Mean) - 1
	a, b, scale = mat.NewSymDense(d, nil), make([]float64, d), make([]float64, d)
	k := 0
	for i := range d {
		// Rounding leaves a constant feature with a sum that is not quite 0.
		if s := math.Sqrt(g.Sum[k]); s > 1e-14*math.Abs(g.Mean[i])*math.Sqrt(float64(g.N)) {
			scale[i] = 1 / s
		}
		k += d + 1 - i
	}
	k = 0
	for i := range d {
		for j := i; j < d; j++ {
			a.SetSym(i, j, g.Sum[k]*scale[i]*scale[j])
			k++
		}
		b[i] = g.Sum[k] * scale[i]
		k++
	}
	return a, b, scale
}

// maxCondition is the condition number of the normal equations from which on they count as singular: a Cholesky solution would have fewer than
// about four right digits.
const maxCondition = 1e12

// solve returns the shortest w that minimises |a·w - b| for a positive semidefinite a.
func solve(a *mat.SymDense, b []float64) []float64 {
	w := mat.NewVecDense(len(b), nil)
	rhs := mat.NewVecDense(len(b), b)
	var chol mat.Cholesky
	if chol.Factorize(a) && chol.Cond() < maxCondition {
		if err := chol.SolveVecTo(w, rhs); err == nil {
			return w.RawVector().Data
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(a, true) {
		fail("LeastSquares", "the eigenvalues of the normal equations do not converge: are the features of wildly different size? Scale them first")
	}
	values := eigen.Values(nil)
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	largest := values[len(values)-1]
	for i, v := range values {
		if v <= largest/maxCondition {
			continue
		}
		q := vectors.ColView(i)
		w.AddScaledVec(w, mat.Dot(q, rhs)/v, q)
	}
	return w.RawVector().Data
}

// GramTask is the task of [LeastSquares] for one partition of LabeledPoint: it returns its *[Gram].
func GramTask(in plan.Stream) any {
	g := &Gram{}
	var dev []float64
	in(func(batch any) bool {
		for _, p := range batch.([]LabeledPoint) {
			if g.N == 0 {
				g.Add(p)
				dev = make([]float64, len(g.Mean))
				continue
			}
			needLength("LeastSquares", "a point's features", p.Features, len(g.Mean)-1)
			g.N++
			g.add(p, dev, float64(g.N))
		}
		return true
	})
	return g
}

// SolveGrams merges what [GramTask] returned for each partition, as a tree, and solves. The grams stay as they are.
func SolveGrams(grams []any) LinearModel {
	return mergeGrams(grams).Solve()
}

func mergeGrams(grams []any) *Gram {
	return tree.Merge(grams, &Gram{}, func(left, right *Gram) *Gram {
		both := &Gram{}
		both.Merge(left)
		both.Merge(right)
		return both
	})
}
