//go:build ignore

package sorttime

import "time"

// Misconception: converting first is the same. The fraction of a second is lost.
func SortTime(terabytes, megabytesPerSecond float64, cores int) time.Duration {
	return time.Duration(terabytes*1e6/(megabytesPerSecond*float64(cores))) * time.Second
}
