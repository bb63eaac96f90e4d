package rdd_test

import (
	"fmt"
	"math"
	"time"

	"lab/rdd"
)

func ExampleHistogram() {
	sc := rdd.NewContext()
	defer sc.Close()
	bounds, counts := rdd.Histogram(rdd.Range(sc, 0, 51, 1), 2)
	fmt.Println(bounds, counts)
	// Output: [0 25 50] [25 26]
}

func ExampleHistogramBetween() {
	sc := rdd.NewContext()
	defer sc.Close()
	ages := rdd.Parallelize(sc, []int{3, 17, 18, 40, 64, 65, 90})
	fmt.Println(rdd.HistogramBetween(ages, []float64{0, 18, 65, math.Inf(1)}))
	// Output: [2 3 2]
}

func ExampleVariance() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Variance(rdd.Parallelize(sc, []int{2, 4, 4, 4, 5, 5, 7, 9})))
	// Output: 4
}

func ExampleStdev() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Stdev(rdd.Parallelize(sc, []int{2, 4, 4, 4, 5, 5, 7, 9})))
	// Output: 2
}

func ExampleSampleVariance() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.SampleVariance(rdd.Parallelize(sc, []int{1, 2, 3})))
	// Output: 1
}

func ExampleSampleStdev() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.SampleStdev(rdd.Parallelize(sc, []int{0, 3, 6})))
	// Output: 3
}

func ExampleCountApprox() {
	sc := rdd.NewContext()
	defer sc.Close()
	lines := rdd.Range(sc, 0, 1000, 1, 10)
	fmt.Println(rdd.CountApprox(lines, time.Minute, 0.95)) // done in time
	e := rdd.CountApprox(lines, 0, 0.95)                   // no time at all
	fmt.Println(e.Exact(), e.Low, e.High)
	// Output:
	// 1000 (exact)
	// false 0 +Inf
}

func ExampleSumApprox() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.SumApprox(rdd.Range(sc, 0, 101, 1, 10), time.Minute, 0.95))
	// Output: 5050 (exact)
}

func ExampleMeanApprox() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.MeanApprox(rdd.Range(sc, 0, 101, 1, 10), time.Minute, 0.95).Mean)
	// Output: 50
}
