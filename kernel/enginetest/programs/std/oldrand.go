//go:build ignore

// math/rand with a fixed seed.
package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(42))
	for range 5 {
		fmt.Print(r.Intn(100), " ")
	}
	fmt.Printf("%.6f %.6f %v\n", r.Float64(), r.NormFloat64(), r.Perm(6))
	dice := map[int]int{}
	for range 1200 {
		dice[r.Intn(6)+r.Intn(6)+2]++
	}
	fmt.Println(dice[7] > dice[2], dice[7] > dice[12], len(dice))
	deck := []string{"A", "K", "Q", "J"}
	r.Shuffle(len(deck), func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
	fmt.Println(deck, r.Int63() == rand.New(rand.NewSource(42)).Int63())
}
