package ml_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"

	"lab/ml"
	"lab/rdd"
)

// benchPoints returns n points with d features, each much like the one before, so that an optimiser has something to
// do, and labels 0 and 1.
func benchPoints(n, d int) []ml.LabeledPoint {
	rng := rand.New(rand.NewPCG(1, 1))
	points := make([]ml.LabeledPoint, n)
	for i := range points {
		x := make([]float64, d)
		margin := rng.NormFloat64()
		for j := range x {
			x[j] = rng.NormFloat64()
			if j > 0 {
				x[j] = 0.95*x[j-1] + 0.312*x[j]
			}
			margin += x[j] / float64(j+1)
		}
		points[i].Features = x
		if margin > 0 {
			points[i].Label = 1
		}
	}
	return points
}

// benchSparse returns n points with so many ones in d features, few of which are frequent, as tokens are.
func benchSparse(n, d, ones int) []ml.SparsePoint {
	rng := rand.New(rand.NewPCG(1, 2))
	points := make([]ml.SparsePoint, n)
	dictionary := make(map[ml.Token]int, d)
	for i := range d {
		dictionary[ml.Token{Field: i}] = i
	}
	tokens := make([]ml.Token, ones)
	for i := range points {
		for j := range tokens {
			u := rng.Float64()
			tokens[j].Field = int(float64(d) * u * u * u * u)
		}
		points[i].Features = ml.OneHot(tokens, dictionary)
		if rng.IntN(4) == 0 {
			points[i].Label = 1
		}
	}
	return points
}

func benchCached[T any](b *testing.B, xs []T) *rdd.RDD[T] {
	sc := rdd.NewContext(rdd.WithCores(2))
	b.Cleanup(func() { sc.Close() })
	data := rdd.Parallelize(sc, xs, 4).Cache()
	data.Count()
	return data
}

// compare runs lab and the program by hand by turns, so that both have the machine's good and bad times, and reports
// the shortest of each and how many times as long lab takes.
func compare(b *testing.B, lab, byHand func()) {
	least := [2]time.Duration{math.MaxInt64, math.MaxInt64}
	for b.Loop() {
		for i, f := range []func(){lab, byHand} {
			began := time.Now()
			f()
			least[i] = min(least[i], time.Since(began))
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(least[0].Microseconds())/1000, "lab-ms")
	b.ReportMetric(float64(least[1].Microseconds())/1000, "gonum-ms")
	b.ReportMetric(float64(least[0])/float64(least[1]), "times-gonum")
}

// Twenty iterations, as in the course's click-through rates.
var benchLogistic = ml.LogisticRegression{MaxIter: 20, Tol: 1e-300, RegParam: 0.01, NoScaling: true}

func BenchmarkLogisticDense(b *testing.B) {
	points := benchPoints(100_000, 20)
	data := benchCached(b, points)
	compare(b, func() { benchLogistic.Fit(data) }, func() {
		logisticByHand(20, 20, 0.01, len(points), func(weights, gradient []float64, from, to int) float64 {
			value := 0.0
			for _, p := range points[from:to] {
				margin := weights[20] + floats.Dot(weights[:20], p.Features)
				v, slope := lossByHand(margin, p.Label)
				value += v
				floats.AddScaled(gradient[:20], slope, p.Features)
				gradient[20] += slope
			}
			return value
		})
	})
}

func BenchmarkLogisticSparse(b *testing.B) {
	const d = 233_941
	points := benchSparse(80_000, d, 39)
	data := benchCached(b, points)
	byHand := func() {
		logisticByHand(d, 20, 0.001, len(points), func(weights, gradient []float64, from, to int) float64 {
			value := 0.0
			for _, p := range points[from:to] {
				margin := weights[d]
				for i, at := range p.Features.Indices {
					margin += weights[at] * p.Features.Values[i]
				}
				v, slope := lossByHand(margin, p.Label)
				value += v
				for i, at := range p.Features.Indices {
					gradient[at] += slope * p.Features.Values[i]
				}
				gradient[d] += slope
			}
			return value
		})
	}
	for _, alpha := range []float64{0, 0.7} {
		b.Run(fmt.Sprintf("elasticnet=%v", alpha), func(b *testing.B) {
			l := benchLogistic
			l.ElasticNet, l.RegParam = alpha, 0.001
			compare(b, func() { l.FitSparse(data) }, byHand)
		})
	}
}

func BenchmarkLeastSquares(b *testing.B) {
	points := benchPoints(100_000, 90)
	data := benchCached(b, points)
	compare(b, func() { ml.LeastSquares(data) }, func() {
		products := productsByHand(91, len(points), func(i int, row []float64) { row[copy(row, points[i].Features)] = 1 })
		rhs := make([]float64, 91)
		for _, p := range points {
			floats.AddScaled(rhs, p.Label, append(p.Features[:90:90], 1))
		}
		var chol mat.Cholesky
		w := mat.NewVecDense(91, nil)
		if !chol.Factorize(products) || chol.SolveVecTo(w, mat.NewVecDense(91, rhs)) != nil {
			b.Fatal("the normal equations by hand cannot be solved")
		}
	})
}

func BenchmarkPCA(b *testing.B) {
	rows := make([][]float64, 50_000)
	for i, p := range benchPoints(len(rows), 240) {
		rows[i] = p.Features
	}
	data := benchCached(b, rows)
	compare(b, func() { ml.PCA(data, 3) }, func() {
		mean := make([]float64, 240)
		for _, r := range rows {
			floats.AddScaled(mean, 1/float64(len(rows)), r)
		}
		products := productsByHand(240, len(rows), func(i int, row []float64) { floats.SubTo(row, rows[i], mean) })
		var eigen mat.EigenSym
		if !eigen.Factorize(products, true) {
			b.Fatal("the eigenvalues by hand do not converge")
		}
	})
}

// halves runs f over both halves of n, on two goroutines, as lab has two cores here.
func halves(n int, f func(half, from, to int)) {
	var all sync.WaitGroup
	for half := range 2 {
		all.Go(func() { f(half, half*n/2, (half+1)*n/2) })
	}
	all.Wait()
}

func lossByHand(margin, label float64) (value, slope float64) {
	p := 1 / (1 + math.Exp(-margin))
	if label == 1 {
		return -math.Log(p), p - 1
	}
	return -math.Log(1 - p), p
}

// logisticByHand is a regression as a program would do it with gonum/optimize, with d weights and an intercept, for
// so many iterations. add adds the gradient of a range of points and returns their loss. It penalises squares.
func logisticByHand(d, iterations int, lambda float64, n int, add func(weights, gradient []float64, from, to int) float64) {
	value, gradient := 0.0, make([]float64, d+1)
	last := make([]float64, 0, d+1)
	at := func(w []float64) {
		if floats.Equal(w, last) {
			return
		}
		last = append(last[:0], w...)
		parts, values := [2][]float64{}, [2]float64{}
		halves(n, func(half, from, to int) {
			parts[half] = make([]float64, d+1)
			values[half] = add(w, parts[half], from, to)
		})
		floats.ScaleTo(gradient, 1/float64(n), floats.AddTo(gradient, parts[0], parts[1]))
		floats.AddScaled(gradient[:d], lambda, w[:d])
		value = (values[0]+values[1])/float64(n) + lambda/2*floats.Dot(w[:d], w[:d])
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { at(w); return value },
		Grad: func(g, w []float64) { at(w); copy(g, gradient) },
	}
	settings := &optimize.Settings{MajorIterations: iterations, Converger: optimize.NeverTerminate{}, GradientThreshold: -1}
	// It ends at the limit, or where it gets no further.
	_, _ = optimize.Minimize(problem, make([]float64, d+1), settings, &optimize.LBFGS{Store: 10, Linesearcher: &optimize.MoreThuente{}})
}

// productsByHand adds up the products of all pairs of d columns with gonum's routine for that, a block of rows at a time.
func productsByHand(d, n int, fill func(i int, row []float64)) *mat.SymDense {
	parts := [2]*mat.SymDense{}
	halves(n, func(half, from, to int) {
		parts[half] = mat.NewSymDense(d, nil)
		for ; from < to; from += 512 {
			block := mat.NewDense(d, min(512, to-from), nil)
			row := make([]float64, d)
			for i := range min(512, to-from) {
				fill(from+i, row)
				block.SetCol(i, row)
			}
			parts[half].SymRankK(parts[half], 1, block)
		}
	})
	parts[0].AddSym(parts[0], parts[1])
	return parts[0]
}
