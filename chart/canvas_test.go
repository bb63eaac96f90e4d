package chart

import (
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

func red() color.Color { return color.NRGBA{R: 0xff, A: 0xff} }

func TestCanvas(t *testing.T) {
	square := vg.Path{{Type: vg.MoveComp}, {Type: vg.LineComp, Pos: vg.Point{X: 10}}, {Type: vg.LineComp, Pos: vg.Point{X: 10, Y: 10}}, {Type: vg.CloseComp}}
	ring := func(x vg.Length) vg.Path {
		p := vg.Path{}
		p.Move(vg.Point{X: x + 2, Y: 5})
		p.Arc(vg.Point{X: x, Y: 5}, 2, 0, 2*math.Pi)
		p.Close()
		return p
	}
	tests := []struct {
		name string
		draw func(c *canvas)
		want string
	}{
		{"y runs downwards", func(c *canvas) { c.SetColor(red()); c.Fill(square) },
			`<path fill="#ff0000" d="M0 100L10 100L10 90Z"/>`},
		{"ink takes the page's colour", func(c *canvas) { c.SetColor(ink(1)); c.Fill(square) },
			`<path fill="currentColor" d="M0 100L10 100L10 90Z"/>`},
		{"ink with opacity, moved and scaled", func(c *canvas) {
			c.Translate(vg.Point{X: 20, Y: 10})
			c.Scale(2, 2)
			c.SetColor(ink(0.5))
			c.SetLineWidth(1)
			c.SetLineDash([]vg.Length{3, 1.5}, 1)
			c.Stroke(square)
		}, `<path fill="none" stroke="currentColor" stroke-opacity="0.5" stroke-width="2" stroke-linejoin="round" stroke-dasharray="3 1.5" stroke-dashoffset="1" d="M20 90L40 90L40 70Z"/>`},
		{"no line without width", func(c *canvas) { c.SetLineWidth(0); c.Stroke(square) }, ""},
		{"no line without ink", func(c *canvas) { c.SetColor(ink(0)); c.Stroke(square) }, ""},
		{"pop undoes", func(c *canvas) {
			c.SetColor(red())
			c.Push()
			c.Translate(vg.Point{X: 50})
			c.SetColor(ink(1))
			c.Pop()
			c.Fill(square)
		}, `<path fill="#ff0000" d="M0 100L10 100L10 90Z"/>`},
		{"dots of one look share a path", func(c *canvas) { c.SetColor(red()); c.Fill(ring(5)); c.Fill(ring(7)) },
			`<path fill="none" stroke-linecap="round" stroke="#ff0000" stroke-width="4" d="M5 95h0M7 95h0"/>`},
		{"dots of two colours do not", func(c *canvas) { c.SetColor(red()); c.Fill(ring(5)); c.SetColor(ink(1)); c.Fill(ring(7)) },
			`<path fill="none" stroke-linecap="round" stroke="#ff0000" stroke-width="4" d="M5 95h0"/>` + "\n" +
				`<path fill="none" stroke-linecap="round" stroke="currentColor" stroke-width="4" d="M7 95h0"/>`},
		{"a curve", func(c *canvas) {
			c.SetColor(red())
			p := vg.Path{}
			p.Move(vg.Point{})
			p.QuadTo(vg.Point{X: 1, Y: 1}, vg.Point{X: 2})
			c.Fill(p)
		}, `<path fill="#ff0000" d="M0 100Q1 99 2 100"/>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := newCanvas(200, 100, "")
			test.draw(c)
			c.flush()
			got := strings.TrimSpace(c.body.String())
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestCanvasStretchesImages(t *testing.T) {
	c := newCanvas(200, 100, "")
	c.DrawImage(vg.Rectangle{Min: vg.Point{X: 10, Y: 20}, Max: vg.Point{X: 60, Y: 80}}, image.NewNRGBA(image.Rect(0, 0, 1, 1)))
	want := `<image x="10" y="20" width="50" height="60" preserveAspectRatio="none" image-rendering="pixelated" href="data:image/png;base64,`
	if got := c.body.String(); !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want it to begin with %s", got, want)
	}
}

func TestMatrix(t *testing.T) {
	m := identity().translate(10, 20).rotate(math.Pi/2).scale(2, 3)
	x, y := m.apply(1, 1)
	if math.Abs(x-7) > 1e-12 || math.Abs(y-22) > 1e-12 {
		t.Errorf("(1, 1) goes to (%v, %v), want (7, 22)", x, y)
	}
	if a := m.angle(); math.Abs(a-math.Pi/2) > 1e-12 {
		t.Errorf("angle %v, want a quarter turn", a)
	}
	if f := m.factor(); math.Abs(f-math.Sqrt(6)) > 1e-12 {
		t.Errorf("factor %v, want the square root of 6", f)
	}
}

func TestTicks(t *testing.T) {
	labels := func(ticks func(lo, hi float64) []string, lo, hi float64) string {
		return strings.Join(ticks(lo, hi), " ")
	}
	linear := func(lo, hi float64) (out []string) {
		for _, t := range (niceTicks{}).Ticks(lo, hi) {
			out = append(out, t.Label)
		}
		return out
	}
	log := func(lo, hi float64) (out []string) {
		for _, t := range (logTicks{}).Ticks(lo, hi) {
			out = append(out, t.Label)
		}
		return out
	}
	tests := []struct {
		ticks  func(lo, hi float64) []string
		lo, hi float64
		want   string
	}{
		{linear, 0, 1, "0 0.2 0.4 0.6 0.8 1"},
		{linear, 1922, 2011, "1940 1960 1980 2000"},
		{linear, -0.3, 0.3, "-0.3 -0.2 -0.1 0 0.1 0.2 0.3"},
		{linear, 0, 60000, "0 10k 20k 30k 40k 50k 60k"},
		{linear, 0, 3e6, "0 500k 1M 1.5M 2M 2.5M 3M"},
		{linear, -12000, 0, "-12k -10k -8k -6k -4k -2k 0"},
		{linear, 1e6, 1e6 + 6, "1,000,000 1,000,001 1,000,002 1,000,003 1,000,004 1,000,005 1,000,006"},
		{linear, 1000, 6000, "1000 2000 3000 4000 5000 6000"},
		{linear, 3, 3, "3"},
		{log, 1, 1000, "1 2 5 10 20 50 100 200 500 1000"},
		{log, 1, 1e6, "1 10 100 1k 10k 100k 1M"},
		{log, 20, 60, "20 30 40 50 60"},
	}
	for _, test := range tests {
		if got := labels(test.ticks, test.lo, test.hi); got != test.want {
			t.Errorf("ticks from %v to %v: %s, want %s", test.lo, test.hi, got, test.want)
		}
	}
}

func TestFormat(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 6283: "6283", 12500: "12,500", -1234567: "-1,234,567", 0.25: "0.25", 15.5849: "15.585", -0.0000003: "-3e-7", 1.25e-5: "1.25e-5", 3e118: "3e118", 10000.5: "10,000.5",
	} {
		if got := format(v); got != want {
			t.Errorf("format(%v) = %s, want %s", v, got, want)
		}
	}
}

func TestNumbersAtBars(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 12848: "12,848", 0.472577: "0.4726", 15.583729: "15.58", 21.4: "21.4", 1234567.891: "1,234,568", -0.46832: "-0.4683", 0.000012345: "1.234e-5", 9999.96: "10,000"} {
		if got := atBar(v); got != want {
			t.Errorf("atBar(%v) = %s, want %s", v, got, want)
		}
	}
}

func TestBinEdges(t *testing.T) {
	edges := binEdges([]float64{1, 2, 2, 3, 3, 3}, 0)
	if len(edges) != 4 || edges[0] != 0.5 || edges[3] != 3.5 {
		t.Errorf("whole numbers 1 to 3 get edges %v, want one bar around each number", edges)
	}
	if edges := binEdges([]float64{0, 1}, 4); len(edges) != 5 || edges[1] != 0.25 || edges[4] != 1 {
		t.Errorf("four bars from 0 to 1 have edges %v", edges)
	}
}
