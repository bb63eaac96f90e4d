//go:build ignore

// Random numbers from fixed seeds.
package main

import (
	"fmt"
	"math"
	"math/rand/v2"
)

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		fmt.Print(r.IntN(100), " ")
	}
	fmt.Println(r.Float64() < 1, r.Perm(5))
	xs := []string{"a", "b", "c", "d"}
	r.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
	fmt.Println(xs)
	same := rand.New(rand.NewPCG(1, 2))
	fmt.Println(same.IntN(100) == rand.New(rand.NewPCG(1, 2)).IntN(100))
	counts := [6]int{}
	for range 6000 {
		counts[r.IntN(6)]++
	}
	for _, c := range counts {
		if c < 800 || c > 1200 {
			fmt.Println("an unfair die")
		}
	}
	var mean, square float64
	const n = 20000
	for range n {
		x := r.NormFloat64()
		mean += x / n
		square += x * x / n
	}
	fmt.Println(math.Abs(mean) < 0.05, math.Abs(square-1) < 0.05)
	inside := 0
	for range n {
		x, y := r.Float64(), r.Float64()
		if x*x+y*y < 1 {
			inside++
		}
	}
	fmt.Println(inside, rand.N(10) < 10)
	c := rand.NewChaCha8([32]byte{1, 2, 3})
	fmt.Println(c.Uint64(), rand.NewZipf(r, 1.5, 2, 50) != nil)
}
