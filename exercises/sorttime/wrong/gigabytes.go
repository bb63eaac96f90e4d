//go:build ignore

package sorttime

import "time"

// Misconception: a terabyte is a thousand megabytes. It is a million.
func SortTime(terabytes, megabytesPerSecond float64, cores int) time.Duration {
	return time.Duration(terabytes * 1e3 / (megabytesPerSecond * float64(cores)) * 1e9)
}
