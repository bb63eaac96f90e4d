//go:build ignore

package rangebounds

import (
	"fmt"
	"slices"
	"strconv"
)

// Misconception: ranges of the same width hold as many keys. Keys are not spread evenly.
func Bounds(sample []string, n int) []string {
	low, err := strconv.ParseInt(slices.Min(sample), 10, 64)
	if err != nil {
		sorted := slices.Clone(sample)
		slices.Sort(sorted)
		bounds := []string{}
		for i := 1; i < n; i++ {
			bounds = append(bounds, sorted[i*len(sorted)/n])
		}
		return bounds
	}
	high, _ := strconv.ParseInt(slices.Max(sample), 10, 64)
	bounds := []string{}
	for i := 1; i < n; i++ {
		bounds = append(bounds, fmt.Sprintf("%012d", low+(high-low)*int64(i)/int64(n)))
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
