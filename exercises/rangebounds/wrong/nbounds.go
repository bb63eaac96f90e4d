//go:build ignore

package rangebounds

import "slices"

// Misconception: n ranges have n bounds. The first one needs none, since nothing is below it.
func Bounds(sample []string, n int) []string {
	sorted := slices.Clone(sample)
	slices.Sort(sorted)
	bounds := []string{}
	for i := 0; i < n; i++ {
		bounds = append(bounds, sorted[i*len(sorted)/n])
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
