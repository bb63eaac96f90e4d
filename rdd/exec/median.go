package exec

import (
	"slices"
	"time"
)

// median is the middle one of durations, of which there is at least one.
func median(ds []time.Duration) time.Duration {
	sorted := slices.Clone(ds)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}
