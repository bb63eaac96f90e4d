package ml_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// benchPoints returns n points with d features and labels 0 and 1.
func benchPoints(n, d int) []ml.LabeledPoint {
	rng := rand.New(rand.NewPCG(1, 1))
	points := make([]ml.LabeledPoint, n)
	for i := range points {
		x := make([]float64, d)
		margin := rng.NormFloat64()
		for j := range x {
			x[j] = rng.NormFloat64()
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

// Twenty iterations, as in the course's click-through rates.
var benchLogistic = ml.LogisticRegression{MaxIter: 20, Tol: 1e-300, RegParam: 0.01}

func BenchmarkLogisticDense(b *testing.B) {
	data := benchCached(b, benchPoints(100_000, 20))
	for b.Loop() {
		benchLogistic.Fit(data)
	}
}

func BenchmarkLogisticSparse(b *testing.B) {
	data := benchCached(b, benchSparse(80_000, 233_941, 39))
	for _, alpha := range []float64{0, 0.7} {
		b.Run(fmt.Sprintf("elasticnet=%v", alpha), func(b *testing.B) {
			l := benchLogistic
			l.ElasticNet, l.RegParam = alpha, 0.001
			for b.Loop() {
				l.FitSparse(data)
			}
		})
	}
}

func BenchmarkLeastSquares(b *testing.B) {
	data := benchCached(b, benchPoints(100_000, 90))
	for b.Loop() {
		ml.LeastSquares(data)
	}
}

func BenchmarkPCA(b *testing.B) {
	rows := make([][]float64, 50_000)
	for i, p := range benchPoints(len(rows), 240) {
		rows[i] = p.Features
	}
	data := benchCached(b, rows)
	for b.Loop() {
		ml.PCA(data, 3)
	}
}

func BenchmarkKMeans(b *testing.B) {
	var rows [][]float64
	for _, p := range benchPoints(100_000, 10) {
		rows = append(rows, p.Features)
	}
	data := benchCached(b, rows)
	for b.Loop() {
		ml.KMeans{K: 10, MaxIter: 10}.Fit(data)
	}
}
