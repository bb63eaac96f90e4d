package meanbyplace

import (
	"math"
	"testing"
)

// checkMeanByPlace compares the means with the expected ones.
func checkMeanByPlace(t *testing.T, readings []Reading, want map[string]float64) {
	t.Helper()
	finished := false
	defer func() {
		if !finished {
			t.Errorf("MeanByPlace(%v) panicked. If it says nil map: a map has to be made before you write to it, as in sums := map[string]float64{}.", readings)
		}
	}()
	got := MeanByPlace(readings)
	finished = true
	for place, mean := range want {
		value, known := got[place]
		if !known {
			t.Errorf("MeanByPlace(%v) has no entry for %q, expected %v.", readings, place, mean)
		} else if value != mean && value == math.Trunc(mean) {
			t.Errorf("MeanByPlace(%v) has %v for %q, expected %v: keep the fraction, sum / float64(count).", readings, value, place, mean)
		} else if !(math.Abs(value-mean) < 1e-9) {
			t.Errorf("MeanByPlace(%v) has %v for %q, expected %v: the sum of its temperatures divided by their number.", readings, value, place, mean)
		}
	}
	if len(got) > len(want) {
		t.Errorf("MeanByPlace(%v) returned %v, expected one entry for each place: %v.", readings, got, want)
	}
}

func TestMeanByPlaceOfAFewReadings(t *testing.T) {
	readings := []Reading{{"Oslo", 4}, {"Rome", 15}, {"Oslo", 7}}
	checkMeanByPlace(t, readings, map[string]float64{"Oslo": 5.5, "Rome": 15})
}

func TestMeanByPlaceOfUnequalNumbers(t *testing.T) {
	readings := []Reading{{"Oslo", -8}, {"Oslo", -4}, {"Rome", 9}, {"Oslo", 0}, {"Oslo", 2}}
	checkMeanByPlace(t, readings, map[string]float64{"Oslo": -2.5, "Rome": 9})
}

func TestMeanByPlaceOfNothing(t *testing.T) {
	got := MeanByPlace(nil)
	if got == nil || len(got) != 0 {
		t.Errorf("MeanByPlace of no readings returned %#v, expected a map without entries: map[string]float64{}.", got)
	}
}
