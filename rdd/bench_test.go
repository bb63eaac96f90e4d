package rdd_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lab/rdd"
)

func BenchmarkMapFilterSum(b *testing.B) {
	sc := open(b)
	const n = 1_000_000
	r := rdd.Range(sc, 0, n, 1, 4)
	b.SetBytes(8 * n)
	for b.Loop() {
		squares := rdd.Map(r, func(x int64) int64 { return x * x })
		rdd.Sum(squares.Filter(func(x int64) bool { return x%2 == 0 }))
	}
}

func BenchmarkWordCount(b *testing.B) {
	sc := open(b)
	rng := rand.New(rand.NewPCG(1, 1))
	zipf := rand.NewZipf(rng, 1.2, 1, 20000)
	lines := make([]string, 20000)
	size := 0
	for i := range lines {
		words := make([]string, 10)
		for j := range words {
			words[j] = fmt.Sprint("word", zipf.Uint64())
		}
		lines[i] = strings.Join(words, " ")
		size += len(lines[i])
	}
	text := rdd.Parallelize(sc, lines, 4)
	b.SetBytes(int64(size))
	for b.Loop() {
		ones := rdd.Map(rdd.FlatMap(text, strings.Fields), func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
		rdd.ReduceByKey(ones, add).Count()
	}
}

func benchmarkPairs(b *testing.B, run func(r *rdd.RDD[rdd.Pair[int, int]])) {
	sc := open(b)
	rng := rand.New(rand.NewPCG(1, 1))
	pairs := make([]rdd.Pair[int, int], 300_000)
	for i := range pairs {
		pairs[i] = rdd.KV(rng.IntN(100_000), i)
	}
	r := rdd.Parallelize(sc, pairs, 4)
	b.SetBytes(int64(16 * len(pairs)))
	for b.Loop() {
		run(r)
	}
}

func BenchmarkSortByKey(b *testing.B) {
	benchmarkPairs(b, func(r *rdd.RDD[rdd.Pair[int, int]]) { rdd.SortByKey(r, true).Count() })
}

func BenchmarkGroupByKey(b *testing.B) {
	benchmarkPairs(b, func(r *rdd.RDD[rdd.Pair[int, int]]) { rdd.GroupByKey(r).Count() })
}

func BenchmarkReduceByKey(b *testing.B) {
	benchmarkPairs(b, func(r *rdd.RDD[rdd.Pair[int, int]]) { rdd.ReduceByKey(r, add).Count() })
}

func BenchmarkJoin(b *testing.B) {
	benchmarkPairs(b, func(r *rdd.RDD[rdd.Pair[int, int]]) { rdd.Join(r, r.Sample(false, 0.1, 1)).Count() })
}

// A small job shows what a job costs by itself.
func BenchmarkEmptyJob(b *testing.B) {
	r := rdd.Parallelize(open(b), numbers(4), 4)
	for b.Loop() {
		r.Count()
	}
}

// Making an RDD runs nothing; this is what an operation costs by itself.
func BenchmarkMapNode(b *testing.B) {
	r := rdd.Parallelize(open(b), numbers(4), 4)
	b.ReportAllocs()
	for b.Loop() {
		rdd.Map(r, double)
	}
}

func double(x int) int { return 2 * x }
