package chart

import (
	"fmt"
	"math"
	"slices"
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
	marks := make([]spot, len(c.marks))
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
	p.Add(marked{marks, pieces})
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

// marked draws dots with labels beside them, where they hide the least of the curve.
type marked struct {
	spots []spot
	curve []plotter.XYs
}

// Plot implements plot.Plotter.
func (m marked) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	sty := textStyle(12.5, 0, strong)
	sty.XAlign, sty.YAlign = draw.XLeft, draw.YBottom
	clr, _ := series(1)
	for _, s := range m.spots {
		at := vg.Point{X: tx(s.x), Y: ty(s.y)}
		c.DrawGlyph(draw.GlyphStyle{Color: clr, Radius: 5, Shape: draw.CircleGlyph{}}, at)
		width := sty.Width(s.label)
		best, least := vg.Point{}, math.MaxInt
		for _, corner := range places(at, width, c.Rectangle) {
			box := vg.Rectangle{Min: corner, Max: vg.Point{X: corner.X + width, Y: corner.Y + labelHeight}}
			if hidden := m.within(box, tx, ty); hidden < least {
				best, least = corner, hidden
			}
		}
		c.FillText(sty, best, s.label)
	}
}

const labelHeight = vg.Length(13)

// places are the lower left corners that a label at a point may have, the best one first: above in the upper half of the picture
// and below in the lower half, away from the curve's inside; then the other way round; then at the sides.
func places(at vg.Point, width vg.Length, in vg.Rectangle) []vg.Point {
	const gap = vg.Length(9)
	x := min(max(at.X-width/2, in.Min.X), in.Max.X-width)
	above, below := vg.Point{X: x, Y: at.Y + gap}, vg.Point{X: x, Y: at.Y - gap - labelHeight}
	list := []vg.Point{above, below}
	if at.Y < (in.Min.Y+in.Max.Y)/2 {
		list = []vg.Point{below, above}
	}
	for _, dy := range []vg.Length{-labelHeight / 2, -labelHeight - 2, 2} {
		list = append(list, vg.Point{X: at.X + gap, Y: at.Y + dy}, vg.Point{X: at.X - gap - width, Y: at.Y + dy})
	}
	fits := slices.DeleteFunc(slices.Clone(list), func(p vg.Point) bool {
		return p.X < in.Min.X || p.X+width > in.Max.X || p.Y < in.Min.Y || p.Y+labelHeight > in.Max.Y
	})
	if len(fits) == 0 { // the label is wider than the picture
		return list[:1]
	}
	return fits
}

// within counts the points of the curve in a box.
func (m marked) within(box vg.Rectangle, tx, ty func(float64) vg.Length) int {
	n := 0
	for _, piece := range m.curve {
		for _, p := range piece {
			if x, y := tx(p.X), ty(p.Y); x > box.Min.X && x < box.Max.X && y > box.Min.Y && y < box.Max.Y {
				n++
			}
		}
	}
	return n
}
