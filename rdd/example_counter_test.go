package rdd_test

import (
	"fmt"

	"lab/rdd"
)

func ExampleStatCounter_With() {
	var s rdd.StatCounter
	s = s.With(1, 2, 3)
	fmt.Println(s.Count(), s.With(4).Count())
	// Output: 3 4
}

func ExampleStatCounter_Merge() {
	var a, b rdd.StatCounter
	both := a.With(1, 2).Merge(b.With(3, 4))
	fmt.Println(both.Count(), both.Mean())
	// Output: 4 2.5
}

func ExampleStatCounter_Count() {
	var s rdd.StatCounter
	fmt.Println(s.Count(), s.With(5, 7).Count())
	// Output: 0 2
}

func ExampleStatCounter_Sum() {
	var s rdd.StatCounter
	fmt.Println(s.With(5, 7).Sum())
	// Output: 12
}

func ExampleStatCounter_Mean() {
	var s rdd.StatCounter
	fmt.Println(s.With(5, 7).Mean(), s.Mean())
	// Output: 6 NaN
}

func ExampleStatCounter_Min() {
	var s rdd.StatCounter
	fmt.Println(s.With(5, 3, 7).Min())
	// Output: 3
}

func ExampleStatCounter_Max() {
	var s rdd.StatCounter
	fmt.Println(s.With(5, 7, 3).Max())
	// Output: 7
}

func ExampleStatCounter_Variance() {
	var s rdd.StatCounter
	fmt.Println(s.With(1, 3).Variance())
	// Output: 1
}

func ExampleStatCounter_Stdev() {
	var s rdd.StatCounter
	fmt.Println(s.With(1, 5).Stdev())
	// Output: 2
}

func ExampleStatCounter_SampleVariance() {
	var s rdd.StatCounter
	fmt.Println(s.With(1, 3).SampleVariance(), s.With(1).SampleVariance())
	// Output: 2 NaN
}

func ExampleStatCounter_SampleStdev() {
	var s rdd.StatCounter
	fmt.Println(s.With(0, 3, 6).SampleStdev())
	// Output: 3
}

func ExampleStatCounter_String() {
	var s rdd.StatCounter
	fmt.Println(s.With(1, 2, 3, 6).String())
	// Output: (count: 4, mean: 3, stdev: 1.8708286933869707, max: 6, min: 1)
}
