package chart

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// samples is how often a function is called: more than a page has pixels for would not be seen.
const samples = 501

// Function draws a function of one variable between two numbers, from < to. [Mark] marks points of it, such as its extrema. Where f is not
// finite, as 1/x at 0, the curve has a gap; it panics when f is finite nowhere. f is called some 500 times, in order of x.
func Function(title string, f func(x float64) float64, from, to float64, opts ...Option) *Figure {
	const name = "Function"
	if f == nil {
		fail(name, "the function is nil")
	}
	if !(from < to) || math.IsInf(to-from, 0) {
		fail(name, "from %v to %v: give two finite numbers, the smaller one first", from, to)
	}
	c := newConfig(append([]Option{XLabel("x"), YLabel("f(x)")}, opts...))
	c.check(name)
	if c.logX && from <= 0 {
		fail(name, "from is %v: a logarithmic axis shows only numbers above 0", from)
	}
	var pieces []plotter.XYs
	var ys []float64
	open := false
	for i := range samples {
		t := float64(i) / (samples - 1)
		x := from + (to-from)*t
		if c.logX {
			x = from * math.Pow(to/from, t)
		}
		y := f(x)
		if !finite(y) || c.logY && y <= 0 {
			open = false
			continue
		}
		if !open {
			pieces, open = append(pieces, nil), true
		}
		pieces[len(pieces)-1] = append(pieces[len(pieces)-1], plotter.XY{X: x, Y: y})
		ys = append(ys, y)
	}
	if len(ys) == 0 {
		fail(name, "f is nowhere a finite number that can be drawn between %v and %v: f(%v) is %v", from, to, from, f(from))
	}
	marks := make(marked, len(c.marks))
	said := []string{}
	for i, m := range c.marks {
		y := f(m.at)
		if !(m.at >= from && m.at <= to) || !finite(y) || c.logY && y <= 0 {
			fail(name, "Mark(%v, %q): f is %v there, and the curve goes from %v to %v", m.at, m.label, y, from, to)
		}
		marks[i] = spot{m.at, y, m.label}
		if m.label != "" {
			said = append(said, fmt.Sprintf("%s at (%s, %s)", m.label, format(rounded(m.at, to-from)), format(y)))
		}
		ys = append(ys, y)
	}

	if n := len(marks) - len(said); n > 0 {
		said = append(said, fmt.Sprintf("%d points without a label", n))
	}

	p := newPlot(c)
	p.X.Min, p.X.Max = from, to
	p.Y.Min, p.Y.Max = padded(ys, 0.08, c.logY)
	p.Add(gridLines{vertical: true, horizontal: true}, zero{})
	for _, piece := range pieces {
		p.Add(stroke{piece, draw.LineStyle{Color: blue(), Width: 2.25}})
	}
	p.Add(marks)
	lo, hi := spread(ys)
	words := fmt.Sprintf("%s %s to %s, %s %s to %s", c.xlabel, format(from), format(to), c.ylabel, format(rounded(lo, hi-lo)), format(rounded(hi, hi-lo)))
	gaps := ""
	if len(pieces) > 1 {
		gaps = fmt.Sprintf("in %d pieces", len(pieces))
	}
	return finish(p, c, title, describe("Graph of a function", title, words, gaps, strings.Join(said, ", ")), nil)
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// zero draws the axis y = 0 where it lies inside the picture.
type zero struct{}

// Plot implements plot.Plotter.
func (zero) Plot(c draw.Canvas, p *plot.Plot) {
	if _, log := p.Y.Scale.(plot.LogScale); log || p.Y.Min >= 0 || p.Y.Max <= 0 {
		return
	}
	_, ty := p.Transforms(&c)
	c.StrokeLine2(draw.LineStyle{Color: faint, Width: 1}, c.Min.X, ty(0), c.Max.X, ty(0))
}

// spot is a point with a label.
type spot struct {
	x, y  float64
	label string
}

// marked draws dots with labels beside them, on the side where there is room.
type marked []spot

// Plot implements plot.Plotter.
func (m marked) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	sty := textStyle(12.5, 0, strong)
	clr, _ := series(1)
	for _, s := range m {
		x, y := tx(s.x), ty(s.y)
		c.DrawGlyph(draw.GlyphStyle{Color: clr, Radius: 5, Shape: draw.CircleGlyph{}}, vg.Point{X: x, Y: y})
		// Above in the upper half of the picture and below in the lower half, away from the curve's inside.
		dy := vg.Length(9)
		sty.XAlign, sty.YAlign = draw.XCenter, draw.YBottom
		if y < (c.Min.Y+c.Max.Y)/2 && y-c.Min.Y > 26 || c.Max.Y-y < 26 {
			dy, sty.YAlign = -9, draw.YTop
		}
		half := sty.Width(s.label) / 2
		c.FillText(sty, vg.Point{X: min(max(x, c.Min.X+half), c.Max.X-half), Y: y + dy}, s.label)
	}
}
