//go:build ignore

package rangebounds

import "slices"

// Misconception: any keys of the sample, in order, are good bounds. The ranges are as uneven as luck has it.
func Bounds(sample []string, n int) []string {
	bounds := slices.Clone(sample[:n-1])
	slices.Sort(bounds)
	return bounds
}

func Place(bounds []string, key string) int {
	place := 0
	for place < len(bounds) && bounds[place] <= key {
		place++
	}
	return place
}
