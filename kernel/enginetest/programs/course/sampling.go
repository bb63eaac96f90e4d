//go:build ignore

// Batches, shuffles, train and test sets from fixed seeds.
package main

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
)

func split[T any](xs []T, fraction float64, seed uint64) (train, test []T) {
	r := rand.New(rand.NewPCG(seed, seed))
	for _, x := range xs {
		if r.Float64() < fraction {
			train = append(train, x)
		} else {
			test = append(test, x)
		}
	}
	return
}

func batches[T any](xs []T, size int, seed uint64) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		order := rand.New(rand.NewPCG(seed, 0)).Perm(len(xs))
		for chunk := range slices.Chunk(order, size) {
			batch := make([]T, len(chunk))
			for i, at := range chunk {
				batch[i] = xs[at]
			}
			if !yield(batch) {
				return
			}
		}
	}
}

func main() {
	xs := make([]int, 100)
	for i := range xs {
		xs[i] = i
	}
	train, test := split(xs, 0.8, 1)
	again, _ := split(xs, 0.8, 1)
	fmt.Println(len(train)+len(test), len(train) > 65, slices.Equal(train, again))
	sum, n := 0, 0
	for b := range batches(xs, 32, 5) {
		n++
		for _, x := range b {
			sum += x
		}
		fmt.Print(len(b), " ")
	}
	fmt.Println(n, sum)
	w := 0.0
	for epoch := range 20 {
		for b := range batches(xs[1:], 10, uint64(epoch)) {
			g := 0.0
			for _, x := range b {
				v := float64(x) / 100
				g += (w*v - 3*v) * v / float64(len(b))
			}
			w -= g
		}
	}
	fmt.Printf("%.4f\n", w)
}
