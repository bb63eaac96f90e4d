//go:build solution

package sorttime

import "time"

// SortTime returns how long it takes to sort so many terabytes when each of
// the cores sorts so many megabytes in a second.
func SortTime(terabytes, megabytesPerSecond float64, cores int) time.Duration {
	seconds := terabytes * 1e6 / (megabytesPerSecond * float64(cores))
	return time.Duration(seconds * 1e9)
}
