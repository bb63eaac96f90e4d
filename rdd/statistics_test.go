package rdd_test

import (
	"fmt"
	"math"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"lab/rdd"
)

func TestHistogram(t *testing.T) {
	sc := open(t)
	for parts := 1; parts < 8; parts++ {
		r := rdd.Parallelize(sc, numbers(51), parts)
		bounds, counts := rdd.Histogram(r, 2)
		equal(t, "Histogram", fmt.Sprint(bounds, counts), "[0 25 50] [25 26]")
		bounds, counts = rdd.Histogram(r, 1)
		equal(t, "one bucket", fmt.Sprint(bounds, counts), "[0 50] [51]")
		equal(t, "HistogramBetween", rdd.HistogramBetween(r, []float64{0, 5, 25, 50}), "[5 20 26]")
		equal(t, "outside", rdd.HistogramBetween(r, []float64{10.5, 12, math.Inf(1)}), "[1 39]")
	}
	nan := math.NaN()
	bounds, counts := rdd.Histogram(rdd.Parallelize(sc, []float64{nan, 3, 3, nan, 3}, 3), 4)
	equal(t, "constant", fmt.Sprint(bounds, counts), "[3 3] [3]")
	bounds, counts = rdd.Histogram(rdd.Parallelize(sc, []uint8{0, 255}, 3), 2)
	equal(t, "small type", fmt.Sprint(bounds, counts), "[0 127.5 255] [1 1]")
	equal(t, "empty", rdd.HistogramBetween(rdd.Empty[int](sc), []float64{0, 1}), "[0]")
	one := rdd.Parallelize(sc, []float64{1, math.Inf(1)}, 2)
	fails(t, func() { rdd.Histogram(one, 0) }, "Histogram", "number of buckets is 0")
	fails(t, func() { rdd.Histogram(one, 2) }, "Histogram", "+Inf", "filter")
	fails(t, func() { rdd.Histogram(rdd.Parallelize(sc, []float64{nan}), 2) }, "Histogram", "empty")
	fails(t, func() { rdd.HistogramBetween(one, []float64{1}) }, "HistogramBetween", "at least two")
	fails(t, func() { rdd.HistogramBetween(one, []float64{1, 1}) }, "HistogramBetween", "rising")
	fails(t, func() { rdd.HistogramBetween(one, []float64{1, nan}) }, "HistogramBetween", "NaN")
}

func TestVariances(t *testing.T) {
	sc := open(t)
	for parts := 1; parts < 10; parts++ {
		// Far from 0, where the sum of squares less the square of the sum would lose every digit.
		r := rdd.Map(rdd.Parallelize(sc, []int{2, 4, 4, 4, 5, 5, 7, 9}, parts), func(x int) float64 { return 1e6 + float64(x) })
		equal(t, "variances", fmt.Sprintf("%.8f %.8f %.8f %.8f", rdd.Variance(r), rdd.Stdev(r), rdd.SampleVariance(r), rdd.SampleStdev(r)),
			fmt.Sprintf("%.8f %.8f %.8f %.8f", 4.0, 2.0, 32.0/7, math.Sqrt(32.0/7)))
	}
	one := rdd.Parallelize(sc, []int8{5}, 3)
	equal(t, "Variance of one", rdd.Variance(one), 0)
	fails(t, func() { rdd.SampleVariance(one) }, "SampleVariance", "1 elements", "at least 2")
	fails(t, func() { rdd.SampleStdev(one) }, "SampleStdev", "at least 2")
	fails(t, func() { rdd.Variance(rdd.Empty[int](sc)) }, "Variance", "0 elements")
	fails(t, func() { rdd.Stdev(rdd.Empty[int](sc)) }, "Stdev", "0 elements")
}

func TestApproxInTimeIsExact(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(101), 7)
	for what, e := range map[string]rdd.Estimate{
		"101":  rdd.CountApprox(r, time.Hour, 0.9),
		"5050": rdd.SumApprox(r, time.Hour, 0.9),
		"50":   rdd.MeanApprox(r, time.Hour, 0.9),
	} {
		equal(t, "estimate", fmt.Sprint(e, e.Exact(), e.Low, e.High), what+" (exact) true "+what+" "+what)
	}
	equal(t, "sum of nothing", rdd.SumApprox(rdd.Empty[int](sc), 0, 0.9).Mean, 0)
	equal(t, "mean of nothing", rdd.MeanApprox(rdd.Empty[int](sc), 0, 0.9).Mean, math.NaN())
	fails(t, func() { rdd.CountApprox(r, -time.Second, 0.9) }, "CountApprox", "timeout is -1s")
	fails(t, func() { rdd.SumApprox(r, time.Second, 1) }, "SumApprox", "confidence is 1")
	fails(t, func() { rdd.MeanApprox(r, time.Second, math.NaN()) }, "MeanApprox", "confidence is NaN")
}

// The clock of this context moves only when every task waits, so the deadline passes in the seventh partition exactly.
func TestApproxStopsAtTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sc := rdd.NewContext(rdd.WithCores(1))
		defer sc.Close()
		var computed atomic.Int64
		r := rdd.Map(rdd.Parallelize(sc, numbers(1000), 10), func(x int) int {
			if computed.Add(1) == 651 {
				time.Sleep(time.Hour)
			}
			return x
		})
		again := func() {
			if n := computed.Swap(0); n < 651 || n > 700 {
				t.Errorf("%d elements were computed, want those up to the one that took too long and the rest of its batch", n)
			}
		}
		equal(t, "count", rdd.CountApprox(r, time.Minute, 0.95), "1000 (between 1000 and 1000 with confidence 0.95)")
		again()
		e := rdd.SumApprox(r, time.Minute, 0.95)
		if e.Confidence != 0.95 || e.Low > 499500 || e.High < 499500 || e.High-e.Low < 10000 {
			t.Errorf("the sum is estimated as %v", e)
		}
		again()
		e = rdd.MeanApprox(r, time.Minute, 0.95)
		if e.Confidence != 0.95 || e.Low > 499.5 || e.High < 499.5 || e.High-e.Low < 10 {
			t.Errorf("the mean is estimated as %v", e)
		}
		again()
		e = rdd.CountApprox(r, 0, 0.95)
		equal(t, "no time at all", fmt.Sprint(e.Mean, e.Low, e.High, e.Confidence, computed.Load()), "0 0 +Inf 0 0")
	})
}
