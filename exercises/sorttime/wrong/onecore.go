//go:build ignore

package sorttime

import "time"

// Misconception: the rate is that of all cores together.
func SortTime(terabytes, megabytesPerSecond float64, cores int) time.Duration {
	return time.Duration(terabytes * 1e6 / megabytesPerSecond * 1e9)
}
