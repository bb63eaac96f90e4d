//go:build ignore

// Sorting in six ways.
package main

import (
	"fmt"
	"slices"
)

func bubble(xs []int) {
	for n := len(xs); n > 1; n-- {
		for i := 1; i < n; i++ {
			if xs[i-1] > xs[i] {
				xs[i-1], xs[i] = xs[i], xs[i-1]
			}
		}
	}
}

func insertion(xs []int) {
	for i := range xs {
		for j := i; j > 0 && xs[j] < xs[j-1]; j-- {
			xs[j], xs[j-1] = xs[j-1], xs[j]
		}
	}
}

func quick(xs []int) {
	if len(xs) < 2 {
		return
	}
	p, i, j := xs[len(xs)/2], 0, len(xs)-1
	for i <= j {
		for xs[i] < p {
			i++
		}
		for xs[j] > p {
			j--
		}
		if i <= j {
			xs[i], xs[j] = xs[j], xs[i]
			i++
			j--
		}
	}
	quick(xs[:j+1])
	quick(xs[i:])
}

func mergesort(xs []int) {
	if len(xs) < 2 {
		return
	}
	m := len(xs) / 2
	a, b := slices.Clone(xs[:m]), slices.Clone(xs[m:])
	mergesort(a)
	mergesort(b)
	for i := range xs {
		if len(b) == 0 || len(a) > 0 && a[0] <= b[0] {
			xs[i], a = a[0], a[1:]
		} else {
			xs[i], b = b[0], b[1:]
		}
	}
}

func heapsort(xs []int) {
	sift := func(i, n int) {
		for {
			c := 2*i + 1
			if c >= n {
				return
			}
			if c+1 < n && xs[c+1] > xs[c] {
				c++
			}
			if xs[i] >= xs[c] {
				return
			}
			xs[i], xs[c] = xs[c], xs[i]
			i = c
		}
	}
	for i := len(xs) / 2; i >= 0; i-- {
		sift(i, len(xs))
	}
	for n := len(xs) - 1; n > 0; n-- {
		xs[0], xs[n] = xs[n], xs[0]
		sift(0, n)
	}
}

func counting(xs []int) {
	var count [1000]int
	for _, x := range xs {
		count[x]++
	}
	i := 0
	for v, n := range count {
		for range n {
			xs[i] = v
			i++
		}
	}
}

func main() {
	var data []int
	for i, x := 0, 17; i < 300; i, x = i+1, (x*73+41)%997 {
		data = append(data, x)
	}
	want := slices.Sorted(slices.Values(data))
	for i, f := range []func([]int){bubble, insertion, quick, mergesort, heapsort, counting} {
		xs := slices.Clone(data)
		f(xs)
		fmt.Println(i, slices.Equal(xs, want), xs[:5])
	}
}
