//go:build solution

package rangebounds

import "slices"

// Bounds returns n - 1 rising bounds that cut the sample into n ranges with
// about equally many keys in each.
func Bounds(sample []string, n int) []string {
	sorted := slices.Clone(sample)
	slices.Sort(sorted)
	bounds := []string{}
	for i := 1; i < n; i++ {
		bounds = append(bounds, sorted[i*len(sorted)/n])
	}
	return bounds
}

// Place returns the number of the range, counted from 0, in which key is.
func Place(bounds []string, key string) int {
	place := 0
	for place < len(bounds) && bounds[place] <= key {
		place++
	}
	return place
}
