//go:build ignore

package sorttime

import "time"

// Misconception: a duration is a number of seconds.
func SortTime(terabytes, megabytesPerSecond float64, cores int) time.Duration {
	return time.Duration(terabytes * 1e6 / (megabytesPerSecond * float64(cores)))
}
