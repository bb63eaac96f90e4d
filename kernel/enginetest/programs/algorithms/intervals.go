//go:build ignore

// Merging intervals, free time, and overlaps.
package main

import (
	"fmt"
	"maps"
	"slices"
)

type interval struct{ from, to int }

func (a interval) overlaps(b interval) bool { return a.from < b.to && b.from < a.to }

func merge(xs []interval) (out []interval) {
	xs = slices.SortedFunc(slices.Values(xs), func(a, b interval) int { return a.from - b.from })
	for _, x := range xs {
		if n := len(out); n > 0 && x.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, x.to)
		} else {
			out = append(out, x)
		}
	}
	return
}

func gaps(xs []interval, day interval) (free []interval) {
	at := day.from
	for _, x := range merge(xs) {
		if x.from > at {
			free = append(free, interval{at, x.from})
		}
		at = max(at, x.to)
	}
	if at < day.to {
		free = append(free, interval{at, day.to})
	}
	return
}

func busiest(xs []interval) (most int) {
	changes := map[int]int{}
	for _, x := range xs {
		changes[x.from]++
		changes[x.to]--
	}
	now := 0
	for _, t := range slices.Sorted(maps.Keys(changes)) {
		now += changes[t]
		most = max(most, now)
	}
	return
}

func main() {
	xs := []interval{{9, 10}, {13, 15}, {9, 11}, {14, 16}, {10, 12}}
	fmt.Println(merge(xs), gaps(xs, interval{8, 18}), busiest(xs), merge(nil) == nil)
	fmt.Println(xs[0].overlaps(xs[2]), xs[0].overlaps(xs[4]))
}
