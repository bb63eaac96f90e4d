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

// Series is one named line: y over x, which have one length, at least 1.
type Series struct {
	Name string
	X, Y []float64
}

// maxSeries is where lines become too many to be told apart.
const maxSeries = 12

// maxNamed is how many series an alternative text describes one by one.
const maxNamed = 6

// Lines draws several lines in one chart, such as the error on training and validation data, and names them above it. There are 1 to 12
// of them, each through its points in the order given. [LogX] and [LogY] change the axes.
func Lines(title, xlabel, ylabel string, lines []Series, opts ...Option) *Figure {
	const name = "Lines"
	c := newConfig(append([]Option{XLabel(xlabel), YLabel(ylabel)}, opts...))
	needSeries(name, lines)
	p, l := curves(name, c, lines)
	said := make([]string, 0, len(lines))
	for _, s := range lines {
		said = append(said, fmt.Sprintf("%s starts at %s, ends at %s", s.Name, format(s.Y[0]), format(s.Y[len(s.Y)-1])))
	}
	xs, ys := together(lines)
	return finish(p, c, title, describe("Line chart", title, fmt.Sprintf("%d lines", len(lines)), ranges(c, "x", xs, "y", ys), some(said)), l)
}

// TimeSeries draws values that were measured at equal distances in time, the first at time 0, as one line for each name: values[i]
// belongs to names[i], all of one length, at least 1; 1 to 12 lines. [Step] is the time between two values, and [Event] marks times
// at which something happened. ylabel is the unit of the values.
func TimeSeries(title, ylabel string, names []string, values [][]float64, opts ...Option) *Figure {
	const name = "TimeSeries"
	c := newConfig(append([]Option{XLabel("time"), YLabel(ylabel), Size(720, 340)}, opts...))
	c.logX = false // the first value is at time 0
	if len(names) != len(values) {
		fail(name, "%d names and %d series of values: every line needs both", len(names), len(values))
	}
	if !(c.step > 0) || math.IsInf(c.step, 0) {
		fail(name, "Step(%v): the time between two values must be above 0", c.step)
	}
	lines := make([]Series, len(values))
	for i, ys := range values {
		if len(ys) != len(values[0]) {
			fail(name, "%q has %d values and %q has %d: all series must have one length", names[i], len(ys), names[0], len(values[0]))
		}
		xs := make([]float64, len(ys))
		for t := range xs {
			xs[t] = float64(t) * c.step
		}
		lines[i] = Series{Name: names[i], X: xs, Y: ys}
	}
	needSeries(name, lines)
	p, l := curves(name, c, lines)
	last := lines[0].X[len(lines[0].X)-1]
	for i, e := range c.events {
		if !(e.at >= 0 && e.at <= last) {
			fail(name, "Event(%v, %q): the series last from 0 to %s", e.at, e.label, format(last))
		}
		if i == 0 {
			p.Y.Max += (p.Y.Max - p.Y.Min) * 0.08 // room for the labels
		}
	}
	p.Add(events(c.events))

	said := make([]string, 0, len(lines))
	for _, s := range lines {
		lo, hi := spread(s.Y)
		top := 0
		for i, v := range s.Y {
			if v == hi {
				top = i
				break
			}
		}
		said = append(said, fmt.Sprintf("%s from %s to %s, greatest at %s", s.Name, format(lo), format(hi), format(s.X[top])))
	}
	marked := ""
	if n := len(c.events); n > 0 {
		marked = fmt.Sprintf("marked: %s at %s", c.events[0].label, format(c.events[0].at))
		if n > 1 {
			marked += fmt.Sprintf(" and %d more, to %s at %s", n-1, c.events[n-1].label, format(c.events[n-1].at))
		}
	}
	return finish(p, c, title, describe("Time series", title,
		fmt.Sprintf("%d values, %s 0 to %s", len(values[0]), c.xlabel, format(last)), some(said), marked), l)
}

// needSeries panics unless there is a drawable number of lines with points.
func needSeries(function string, lines []Series) {
	if len(lines) == 0 {
		fail(function, "there are no lines to draw")
	}
	if len(lines) > maxSeries {
		fail(function, "%d lines: at most %d can be told apart, so choose some", len(lines), maxSeries)
	}
	for _, s := range lines {
		needPairs(function, fmt.Sprintf("X of %q", s.Name), s.X, fmt.Sprintf("Y of %q", s.Name), s.Y)
	}
}

// curves returns a plot of all lines and, where there are names, its legend.
func curves(function string, c config, lines []Series) (*plot.Plot, legend) {
	xs, ys := together(lines)
	p := linePlot(function, c, xs, ys)
	var l names
	for i, s := range lines {
		clr, dashes := series(i)
		width := vg.Length(2.25)
		if len(s.X) > 150 {
			width, dashes = 1.75, nil // a busy line hides its dashes
		}
		pts := pairs(s.X, s.Y)
		p.Add(stroke{pts, draw.LineStyle{Color: clr, Width: width, Dashes: dashes}})
		if len(s.X) <= 30 {
			p.Add(&plotter.Scatter{XYs: pts, GlyphStyle: draw.GlyphStyle{Color: clr, Radius: 3.2, Shape: draw.CircleGlyph{}}})
		}
		if s.Name != "" {
			l = append(l, entry{name: shorten(s.Name, 40), color: clr, dashes: dashes})
		}
	}
	if len(l) == 0 {
		return p, nil
	}
	return p, l
}

func pairs(xs, ys []float64) plotter.XYs {
	pts := make(plotter.XYs, len(xs))
	for i := range xs {
		pts[i] = plotter.XY{X: xs[i], Y: ys[i]}
	}
	return pts
}

// together returns the points of all lines.
func together(lines []Series) (xs, ys []float64) {
	for _, s := range lines {
		xs, ys = append(xs, s.X...), append(ys, s.Y...)
	}
	return xs, ys
}

// some joins the first few descriptions and counts the others.
func some(said []string) string {
	if len(said) > maxNamed {
		said = append(said[:maxNamed:maxNamed], fmt.Sprintf("and %d more", len(said)-maxNamed))
	}
	return strings.Join(said, "; ")
}

// events draws vertical lines with labels on top, as many of them as have room.
type events []mark

// Plot implements plot.Plotter.
func (e events) Plot(c draw.Canvas, p *plot.Plot) {
	tx, _ := p.Transforms(&c)
	sty := tickStyle()
	sty.XAlign, sty.YAlign = draw.XLeft, draw.YTop
	free := c.Min.X
	for _, m := range e {
		x := tx(m.at)
		c.StrokeLine2(draw.LineStyle{Color: faint, Width: 1, Dashes: []vg.Length{3, 3}}, x, c.Min.Y, x, c.Max.Y)
		if w := sty.Width(m.label); x >= free && x+4+w <= c.Max.X+2*margin {
			c.FillText(sty, vg.Point{X: x + 4, Y: c.Max.Y}, m.label)
			free = x + 4 + w
		}
	}
}
