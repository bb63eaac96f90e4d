package readpixel

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
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
	random := rand.New(rand.NewPCG(6, 20))
	for range 40 {
		fields := []string{strconv.Itoa(random.IntN(230)), strconv.Itoa(random.IntN(202))}
		frames := 1 + random.IntN(6)
		for range frames {
			fields = append(fields, fmt.Sprint(float64(random.IntN(8000))/10))
		}
		damage := []string{"-1", "-30", "2.5", "x", "NaN"} // of a coordinate
		place := random.IntN(len(fields))
		if place >= 2 {
			damage = []string{"NaN", "Inf", "-Inf", "+Inf", "dark"}
		}
		fields[place] = damage[random.IntN(len(damage))]
		why := fmt.Sprintf("field number %d, counted from 0, is %q", place, fields[place])
		line := strings.Join(fields, " ")
		if got, err := ReadPixel(line, frames); err == nil {
			t.Fatalf("ReadPixel(%q, %d) returned %v and no error, expected an error: %s.", line, frames, got, why)
		}
	}
}
