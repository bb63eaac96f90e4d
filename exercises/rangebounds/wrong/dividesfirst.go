//go:build ignore

package rangebounds

import "slices"

// Misconception: the order of multiplying and dividing does not matter. With integers the rest is lost at every step.
func Bounds(sample []string, n int) []string {
	sorted := slices.Clone(sample)
	slices.Sort(sorted)
	bounds := []string{}
	for i := 1; i < n; i++ {
		bounds = append(bounds, sorted[i*(len(sorted)/n)])
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
