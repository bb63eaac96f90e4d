//go:build ignore

package rangebounds

import "slices"

// Misconception: a slice that is passed to a function is a copy. Sorting it sorts the caller's.
func Bounds(sample []string, n int) []string {
	slices.Sort(sample)
	bounds := []string{}
	for i := 1; i < n; i++ {
		bounds = append(bounds, sample[i*len(sample)/n])
	}
	return bounds
}

func Place(bounds []string, key string) int {
	place := 0
	for place < len(bounds) && bounds[place] <= key {
		place++
	}
	return place
}
