package chart

import (
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

// luminance returns the relative luminance of a colour after WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	return 0.2126*light(c.R) + 0.7152*light(c.G) + 0.0722*light(c.B)
}

// light decodes a channel of sRGB (IEC 61966-2-1).
func light(v uint8) float64 {
	if x := float64(v) / 255; x > 0.04045 {
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return float64(v) / 255 / 12.92
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// The page's paper, light and dark.
func papers() []color.NRGBA { return []color.NRGBA{{0xff, 0xff, 0xff, 0xff}, {0x17, 0x18, 0x1c, 0xff}} }

func TestSeriesStandOutFromThePage(t *testing.T) {
	for i := range 6 {
		clr, _ := series(i)
		for _, paper := range papers() {
			// Graphical objects need 3 to 1 (WCAG 2.2, 1.4.11).
			if c := contrast(clr, paper); c < 2.95 {
				t.Errorf("series %d, %v, has a contrast of %.2f with %v", i, clr, c, paper)
			}
		}
	}
	// Twelve series of six colours differ in their dashes.
	for i := range 6 {
		_, a := series(i)
		_, b := series(i + 6)
		if len(a) == len(b) && (len(a) == 0 || a[0] == b[0]) {
			t.Errorf("series %d and %d look the same", i, i+6)
		}
	}
}

// oklab returns a colour in a space where distances are those that are seen (Ottosson, 2020).
func oklab(r, g, b float64) [3]float64 {
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func distance(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

func TestSeriesAreToldApartByAll(t *testing.T) {
	// Full deficiencies after Machado, Oliveira and Fernandes, A physiologically-based model for simulation of color vision deficiency,
	// IEEE TVCG 15, 2009.
	for name, m := range map[string][9]float64{
		"normal":       {1, 0, 0, 0, 1, 0, 0, 0, 1},
		"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	} {
		see := func(c color.NRGBA) [3]float64 {
			r, g, b := light(c.R), light(c.G), light(c.B)
			clip := func(v float64) float64 { return min(max(v, 0), 1) }
			return oklab(clip(m[0]*r+m[1]*g+m[2]*b), clip(m[3]*r+m[4]*g+m[5]*b), clip(m[6]*r+m[7]*g+m[8]*b))
		}
		for i := range 6 {
			for j := range i {
				a, _ := series(i)
				b, _ := series(j)
				// 0.02 is about the least difference that is seen side by side.
				if d := distance(see(a), see(b)); d < 0.06 {
					t.Errorf("%s: series %d and %d differ by %.3f only", name, j, i, d)
				}
			}
		}
	}
}

func TestHeatIsPerceptuallyEven(t *testing.T) {
	const steps = 16
	at := func(i int) [3]float64 {
		c := ramp(heatStops(), float64(i)/steps)
		return oklab(light(c.R), light(c.G), light(c.B))
	}
	least, most := math.Inf(1), 0.0
	for i := range steps {
		a, b := at(i), at(i+1)
		if b[0] <= a[0] {
			t.Errorf("step %d is not lighter than the one before", i+1)
		}
		d := distance(a, b)
		least, most = min(least, d), max(most, d)
	}
	if most > 2*least {
		t.Errorf("steps from %.4f to %.4f: some seem more than twice as far as others", least, most)
	}
}

func TestPolarColorsAreEquallyLight(t *testing.T) {
	for deg := 0; deg < 360; deg += 15 {
		c := polarColor(float64(deg)*math.Pi/180, 1)
		// As far as screens can show the hue.
		if l := oklab(light(c.R), light(c.G), light(c.B))[0]; math.Abs(l-0.76) > 0.02 {
			t.Errorf("%d degrees, %v, has lightness %.3f, want 0.76", deg, c, l)
		}
	}
}

func TestEye(t *testing.T) {
	front := newEye(0, 0)
	for _, c := range []struct {
		name     string
		got, one vector
	}{{"right", front.right, vector{0, 1, 0}}, {"up", front.up, vector{0, 0, 1}}, {"near", front.near, vector{1, 0, 0}}} {
		if d := c.got.minus(c.one); d.dot(d) > 1e-20 {
			t.Errorf("seen along x, %s is %v, want %v", c.name, c.got, c.one)
		}
	}
	e := newEye(37, 51)
	if d := e.right.cross(e.up).minus(e.near); d.dot(d) > 1e-20 {
		t.Errorf("right × up = %v, want near, %v", e.right.cross(e.up), e.near)
	}
}

func TestPlaneSection(t *testing.T) {
	for _, test := range []struct {
		normal vector
		base   vector
		want   int
	}{
		{vector{0, 0, 1}, vector{0, 0, 0.5}, 4},
		{vector{1, 1, 1}, vector{}, 6},               // the hexagon through the middle of a cube
		{vector{1, 1, 1}, vector{0.9, 0.9, 0.9}, 3},  // a corner
		{vector{1, 1, 1}, vector{1.5, 1.5, 1.5}, 0},  // outside
		{vector{1, 1, 0}, vector{0.1, 0.1, 0.33}, 4}, // upright
	} {
		s := space{normal: test.normal, base: test.base}
		corners := s.section()
		if len(corners) != test.want {
			t.Errorf("the plane %v through %v has the corners %v, want %d", test.normal, test.base, corners, test.want)
		}
		for i, p := range corners {
			if d := test.normal.dot(p.minus(test.base)); math.Abs(d) > 1e-12 {
				t.Errorf("corner %v is off the plane by %v", p, d)
			}
			// In order around the middle, every turn goes the same way.
			n := len(corners)
			if turn := corners[(i+1)%n].minus(p).cross(corners[(i+2)%n].minus(corners[(i+1)%n])).dot(test.normal); turn < 0 {
				t.Errorf("corners %v are not in order", corners)
			}
		}
	}
}

func TestEqualScales(t *testing.T) {
	for _, c := range []config{{width: 600, height: 520}, {width: 900, height: 200}, {width: 200, height: 900}} {
		p := newPlot(c)
		xs, ys := []float64{1e5, 1e5 + 7}, []float64{-3, 0.25}
		equalScales(p, c, 34, xs, ys)
		area := p.DataCanvas(axesArea(canvasFor(c, 34))).Size()
		x, y := (p.X.Max-p.X.Min)/area.X.Points(), (p.Y.Max-p.Y.Min)/area.Y.Points()
		if math.Abs(x/y-1) > 0.02 {
			t.Errorf("%v by %v: a point is %v across and %v upwards", c.width, c.height, x, y)
		}
		if p.X.Min > xs[0] || p.X.Max < xs[1] || p.Y.Min > ys[0] || p.Y.Max < ys[1] {
			t.Errorf("%v by %v: points are outside of the axes", c.width, c.height)
		}
	}
}

func TestLegendKeepsClearOfTheTitle(t *testing.T) {
	l := names{{name: "training"}, {name: "validation"}, {name: "test"}}
	c := config{width: 400, height: 300}
	if h, below := head(c, "Short", l); h != titleHeight || below {
		t.Errorf("beside a short title: height %v, below %v", h, below)
	}
	if h, below := head(c, "A title that takes most of the width", l); h != titleHeight-4+legendLine || !below {
		t.Errorf("below a long title: height %v, below %v", h, below)
	}
	if n := l.lines(150); n != 2 {
		t.Errorf("a legend of %v takes %d lines of 150, want 2", l.width(), n)
	}
	l.place(150, func(e entry, x vg.Length, line int) {
		if x+e.width() > 150 {
			t.Errorf("%s ends at %v", e.name, x+e.width())
		}
	})
}
