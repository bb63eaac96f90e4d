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

func TestReadPixelRefusesASpoiltLine(t *testing.T) {
	for _, line := range []string{"3 17 103.5 bright 102.5", "3 17 103.5 104", "3 17 103.5 104 102.5 99"} {
		if got, err := ReadPixel(line, 3); err == nil {
			t.Errorf("ReadPixel(%q, 3) returned %v and no error, expected an error: a line has 2 coordinates and 3 numbers.", line, got)
		}
	}
}
