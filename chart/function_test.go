package chart

import (
	"testing"

	"gonum.org/v1/plot/vg"
)

// Labels stay in the picture, and the first place is the one that is best where the curve hides nothing.
func TestPlacesOfLabels(t *testing.T) {
	in := vg.Rectangle{Min: vg.Point{X: 10, Y: 10}, Max: vg.Point{X: 310, Y: 210}}
	for _, c := range []struct {
		name      string
		at, first vg.Point
		width     vg.Length
	}{
		{"in the upper half", vg.Point{X: 100, Y: 150}, vg.Point{X: 80, Y: 159}, 40},
		{"in the lower half", vg.Point{X: 100, Y: 60}, vg.Point{X: 80, Y: 38}, 40},
		{"at the top", vg.Point{X: 100, Y: 209}, vg.Point{X: 80, Y: 187}, 40},
		{"at the bottom", vg.Point{X: 100, Y: 11}, vg.Point{X: 80, Y: 20}, 40},
		{"at the left edge", vg.Point{X: 10, Y: 150}, vg.Point{X: 10, Y: 159}, 40},
		{"wider than the picture", vg.Point{X: 100, Y: 150}, vg.Point{X: -90, Y: 159}, 400},
	} {
		list := places(c.at, c.width, in)
		if list[0] != c.first {
			t.Errorf("%s: %v, want %v first", c.name, list, c.first)
		}
		for _, p := range list {
			if c.width < 300 && (p.X < in.Min.X || p.X+c.width > in.Max.X || p.Y < in.Min.Y || p.Y+labelHeight > in.Max.Y) {
				t.Errorf("%s: %v lies outside", c.name, p)
			}
		}
	}
}
