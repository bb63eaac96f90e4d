package relativechange

import (
	"math"
	"testing"
)

// checkClose tells whether two vectors agree up to rounding.
func checkClose(got, want []float64) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= 1e-9*(1+math.Abs(want[i]))) {
			return false
		}
	}
	return true
}

func TestRelativeChangeOfFourValues(t *testing.T) {
	series := []float64{100, 110, 90, 100}
	got := RelativeChange(series)
	want := []float64{0, 0.1, -0.1, 0}
	if !checkClose(got, want) {
		t.Errorf("RelativeChange(%v) is %v, expected %v: the difference of each value from the mean, 100, divided by that mean.", series, got, want)
	}
}

func TestRelativeChangeIsTheSameForBrightAndDark(t *testing.T) {
	// The second pixel is ten times as bright as the first, and does the same.
	dark := []float64{4, 8, 6, 6}
	bright := []float64{40, 80, 60, 60}
	want := []float64{-1.0 / 3, 1.0 / 3, 0, 0}
	for _, series := range [][]float64{dark, bright} {
		if got := RelativeChange(series); !checkClose(got, want) {
			t.Errorf("RelativeChange(%v) is %.4v, expected %.4v, for the dark pixel and for the bright one: the difference of each value from the mean of the series, divided by that mean.", series, got, want)
		}
	}
}

func TestRelativeChangeLeavesItsInputAlone(t *testing.T) {
	series := []float64{10, 30, 20}
	got := RelativeChange(series)
	if !checkClose(got, []float64{-0.5, 0.5, 0}) {
		t.Errorf("RelativeChange([10 30 20]) is %v, expected [-0.5 0.5 0].", got)
	}
	if !checkClose(series, []float64{10, 30, 20}) {
		t.Errorf("After RelativeChange the series that it was given is %v; it was [10 30 20]. Append to a new slice.", series)
	}
}
