//go:build ignore

package rangebounds

import "slices"

func Bounds(sample []string, n int) []string {
	sorted := slices.Clone(sample)
	slices.Sort(sorted)
	bounds := []string{}
	for i := 1; i < n; i++ {
		bounds = append(bounds, sorted[i*len(sorted)/n])
	}
	return bounds
}

// Misconception: a range ends with its bound. The bound is the first key of the next one.
func Place(bounds []string, key string) int {
	place := 0
	for place < len(bounds) && bounds[place] < key {
		place++
	}
	return place
}
