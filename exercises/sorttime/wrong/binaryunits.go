//go:build ignore

package sorttime

import "time"

// Misconception: units go by powers of 1024. Those of disks and records go by powers of 1000.
func SortTime(terabytes, megabytesPerSecond float64, cores int) time.Duration {
	return time.Duration(terabytes * 1024 * 1024 / (megabytesPerSecond * float64(cores)) * 1e9)
}
