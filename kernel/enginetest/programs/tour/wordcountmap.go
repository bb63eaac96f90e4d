//go:build ignore

// The word count exercise of the language tour.
package main

import (
	"fmt"
	"slices"
	"strings"
)

func count(s string) map[string]int {
	m := make(map[string]int)
	for _, w := range strings.Fields(s) {
		m[w]++
	}
	return m
}

func main() {
	fmt.Println(count("I am learning Go! Go is what I am learning"), len(count("")))
	type pair struct {
		word string
		n    int
	}
	var pairs []pair
	for w, n := range count("a b a c b a") {
		pairs = append(pairs, pair{w, n})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return b.n - a.n })
	fmt.Printf("%v %+v\n", pairs, pairs[0])
}
