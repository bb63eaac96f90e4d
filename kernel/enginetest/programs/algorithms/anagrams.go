//go:build ignore

// Anagrams, permutations in order, and the next one.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

func key(w string) string {
	r := []rune(strings.ToLower(w))
	slices.Sort(r)
	return string(r)
}

func next[T cmp.Ordered](xs []T) bool {
	i := len(xs) - 2
	for i >= 0 && xs[i] >= xs[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(xs) - 1
	for xs[j] <= xs[i] {
		j--
	}
	xs[i], xs[j] = xs[j], xs[i]
	slices.Reverse(xs[i+1:])
	return true
}

func main() {
	groups := map[string][]string{}
	for _, w := range []string{"listen", "Silent", "enlist", "google", "elgoog", "abc"} {
		groups[key(w)] = append(groups[key(w)], w)
	}
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		fmt.Println(k, groups[k])
	}
	p := []int{1, 2, 2, 3}
	n := 1
	for ; next(p); n++ {
		if n%4 == 0 {
			fmt.Print(p, " ")
		}
	}
	fmt.Println(n, p)
	s := []string{"b", "a"}
	slices.Sort(s)
	fmt.Println(next(s), s, next(s))
}
