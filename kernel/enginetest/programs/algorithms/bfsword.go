//go:build ignore

// Word ladders.
package main

import (
	"fmt"
	"strings"
)

func neighbours(w string, dict map[string]bool) (out []string) {
	b := []byte(w)
	for i, old := range b {
		for c := byte('a'); c <= 'z'; c++ {
			if b[i] = c; c != old && dict[string(b)] {
				out = append(out, string(b))
			}
		}
		b[i] = old
	}
	return
}

func ladder(from, to string, dict map[string]bool) []string {
	type step struct {
		word string
		prev *step
	}
	seen := map[string]bool{from: true}
	level := []*step{{word: from}}
	for len(level) > 0 {
		var next []*step
		for _, s := range level {
			if s.word == to {
				var path []string
				for ; s != nil; s = s.prev {
					path = append([]string{s.word}, path...)
				}
				return path
			}
			for _, n := range neighbours(s.word, dict) {
				if !seen[n] {
					seen[n] = true
					next = append(next, &step{n, s})
				}
			}
		}
		level = next
	}
	return nil
}

func main() {
	dict := map[string]bool{}
	for _, w := range strings.Fields("cold cord card ward warm word worm corm form farm harm hard") {
		dict[w] = true
	}
	fmt.Println(ladder("cold", "warm", dict), ladder("farm", "card", dict), ladder("cold", "xxxx", dict) == nil)
}
