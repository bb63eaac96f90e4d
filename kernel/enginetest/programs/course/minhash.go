//go:build ignore

// Similar documents by shingles and min-hashing.
package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"strings"
)

func shingles(s string, k int) map[string]bool {
	out := map[string]bool{}
	r := []rune(strings.ToLower(s))
	for i := 0; i+k <= len(r); i++ {
		out[string(r[i:i+k])] = true
	}
	return out
}

func jaccard(a, b map[string]bool) float64 {
	both := 0
	for s := range a {
		if b[s] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

func signature(set map[string]bool, n int) []uint64 {
	sig := make([]uint64, n)
	for i := range sig {
		sig[i] = math.MaxUint64
		for s := range set {
			h := fnv.New64a()
			fmt.Fprint(h, i, s)
			sig[i] = min(sig[i], h.Sum64())
		}
	}
	return sig
}

func main() {
	docs := []string{"the quick brown fox jumps", "the quick brown fox jumped", "an entirely different text"}
	var sigs [][]uint64
	for _, d := range docs {
		sigs = append(sigs, signature(shingles(d, 3), 128))
	}
	for i := range docs {
		for j := range i {
			same := 0
			for k := range sigs[i] {
				if sigs[i][k] == sigs[j][k] {
					same++
				}
			}
			exact := jaccard(shingles(docs[i], 3), shingles(docs[j], 3))
			fmt.Printf("%d %d %.3f %v\n", i, j, exact, math.Abs(exact-float64(same)/128) < 0.15)
		}
	}
}
