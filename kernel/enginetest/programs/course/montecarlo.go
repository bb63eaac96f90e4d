//go:build ignore

// Pi by throwing darts, in parallel but with seeds of their own.
package main

import (
	"fmt"
	"lab/rdd"
	"math"
	"math/rand/v2"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	const perSeed = 4000
	seeds := rdd.Range(sc, 0, 8, 1, 4)
	hits := rdd.Map(seeds, func(seed int64) int {
		r := rand.New(rand.NewPCG(uint64(seed), 99))
		n := 0
		for range perSeed {
			x, y := r.Float64(), r.Float64()
			if x*x+y*y <= 1 {
				n++
			}
		}
		return n
	}).Reduce(func(a, b int) int { return a + b })
	pi := 4 * float64(hits) / (8 * perSeed)
	fmt.Printf("%.4f %v\n", pi, math.Abs(pi-math.Pi) < 0.05)
}
