package readpixel

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestReadPixelOnRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 13))
	for frames := 1; frames <= 12; frames++ {
		x := random.IntN(230)
		y := random.IntN(202)
		line := fmt.Sprintf("%d %d", x, y)
		want := []float64{}
		for range frames {
			v := float64(random.IntN(8000)-1000) / 10
			want = append(want, v)
			line += fmt.Sprintf(" %v", v)
		}
		got, err := ReadPixel(line, frames)
		if err != nil {
			t.Fatalf("ReadPixel(%q, %d) returned the error %q, expected none.", line, frames, err)
		}
		if got.X != x || got.Y != y {
			t.Fatalf("ReadPixel(%q, %d) returned the place x = %d, y = %d, expected x = %d, y = %d.", line, frames, got.X, got.Y, x, y)
		}
		if !slices.Equal(got.Series, want) {
			t.Fatalf("ReadPixel(%q, %d) returned the series %v, expected %v.", line, frames, got.Series, want)
		}
	}
}

func TestReadPixelRefusesEveryDamage(t *testing.T) {
	for _, c := range []struct{ line, why string }{
		{"", "the line is empty"},
		{"7 8", "there is no value"},
		{"7 8 1", "a value is missing"},
		{"7 8 1 2 3", "there is a value too many"},
		{"7.5 8 1 2", "x is no whole number"},
		{"7 y 1 2", "y is no number"},
		{"-1 8 1 2", "x is below 0"},
		{"7 -1 1 2", "y is below 0"},
		{"7 8 1 dark", "a value is a word"},
		{"7 8 NaN 2", "a value is NaN, which makes every sum that it gets into NaN"},
		{"7 8 1 Inf", "a value is infinite"},
		{"7 8 -Inf 2", "a value is infinite"},
	} {
		if got, err := ReadPixel(c.line, 2); err == nil {
			t.Errorf("ReadPixel(%q, 2) returned %v and no error, expected an error: %s.", c.line, got, c.why)
		}
	}
	if _, err := ReadPixel("0 0 1 2", 2); err != nil {
		t.Errorf("ReadPixel(%q, 2) returned the error %q, expected none: 0 is a coordinate.", "0 0 1 2", err)
	}
}
