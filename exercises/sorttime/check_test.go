package sorttime

import (
	"math"
	"testing"
	"time"
)

// checkSortTime allows for rounding.
func checkSortTime(t *testing.T, terabytes, rate float64, cores int, want time.Duration) {
	t.Helper()
	got := SortTime(terabytes, rate, cores)
	if !(math.Abs(got.Seconds()-want.Seconds()) <= 1e-6*want.Seconds()) { // also where it is no number
		t.Errorf("SortTime of %g terabytes at %g megabytes per second on each of %d cores is %v, expected %v: a terabyte is a million megabytes, the cores share them, and a duration counts nanoseconds.", terabytes, rate, cores, got, want)
	}
}

func TestSortTimeOfOneTerabyte(t *testing.T) {
	checkSortTime(t, 1, 100, 1, 10000*time.Second)
	checkSortTime(t, 1, 100, 4, 2500*time.Second)
}

func TestSortTimeKeepsFractions(t *testing.T) {
	checkSortTime(t, 0.001, 400, 1, 2500*time.Millisecond)
}
