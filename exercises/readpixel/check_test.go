package readpixel

import (
	"slices"
	"testing"
)

func TestReadPixelOfAShortLine(t *testing.T) {
	line := "3 17 103.5 104 102.5"
	got, err := ReadPixel(line, 3)
	if err != nil {
		t.Fatalf("ReadPixel(%q, 3) returned the error %q, expected none: the line is as it should be.", line, err)
	}
	if got.X != 3 || got.Y != 17 || !slices.Equal(got.Series, []float64{103.5, 104, 102.5}) {
		t.Errorf("ReadPixel(%q, 3) returned %v, expected {3 17 [103.5 104 102.5]}: x, y, and the series.", line, got)
	}
}

// checkRefused wants an error for each line that is no pixel of 2 frames.
func checkRefused(t *testing.T, lines []checkSpoilt) {
	t.Helper()
	for _, c := range lines {
		if got, err := ReadPixel(c.line, 2); err == nil {
			t.Errorf("ReadPixel(%q, 2) returned %v and no error, expected an error: %s.", c.line, got, c.why)
		}
	}
}

// checkSpoilt is a line that is no pixel, and why.
type checkSpoilt struct{ line, why string }

func TestReadPixelRefusesASpoiltLine(t *testing.T) {
	checkRefused(t, []checkSpoilt{
		{"", "the line is empty"},
		{"7 8", "there is no value"},
		{"7 8 1", "a value is missing"},
		{"7 8 1 2 3", "there is a value too many"},
		{"7 8 bright 2", "a value is a word. ParseFloat returns an error for it, which must not be ignored"},
	})
}

func TestReadPixelRefusesWhatIsNoPlace(t *testing.T) {
	checkRefused(t, []checkSpoilt{
		{"7.5 8 1 2", "x is no whole number"},
		{"7 y 1 2", "y is no number"},
		{"-1 8 1 2", "x is below 0. Atoi reads it, and no pixel is there"},
		{"7 -1 1 2", "y is below 0. Atoi reads it, and no pixel is there"},
	})
	if _, err := ReadPixel("0 0 1 2", 2); err != nil {
		t.Errorf("ReadPixel(%q, 2) returned the error %q, expected none: 0 is a coordinate.", "0 0 1 2", err)
	}
}

func TestReadPixelRefusesWhatIsNoNumber(t *testing.T) {
	checkRefused(t, []checkSpoilt{
		{"7 8 NaN 2", "a value is NaN. ParseFloat reads it, and it makes every sum that it gets into NaN"},
		{"7 8 1 Inf", "a value is infinite. ParseFloat reads it, and no brightness is"},
		{"7 8 -Inf 2", "a value is infinite. ParseFloat reads it, and no brightness is"},
	})
}
