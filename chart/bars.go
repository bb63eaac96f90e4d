package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// maxBars is where bars become too many to read, and very likely a whole data set was passed by mistake.
const maxBars = 200

// Bars draws one horizontal bar for each label, the first on top, with its value at its end. Horizontal bars leave room for
// words. labels and values have one length, 1 to 200. [ErrorBars] shows how sure the values are. The height follows from the number of bars unless [Size] sets it.
func Bars(title string, labels []string, values []float64, opts ...Option) *Figure {
	const name = "Bars"
	if len(labels) != len(values) {
		fail(name, "%d labels and %d values: every bar needs both", len(labels), len(values))
	}
	needFinite(name, "values", values)
	if len(values) > maxBars {
		fail(name, "%d bars: at most %d can be read, so take the largest first, for example with TakeOrdered", len(values), maxBars)
	}
	tall := func(c *config) { c.height = 64 + 22.5*float64(max(len(values), 4)) }
	c := newConfig(append([]Option{tall}, opts...))
	c.check(name)
	c.logX, c.logY = false, false

	if c.errorBars != nil {
		needErrorBars(name, c, len(values))
	}
	p := newPlot(c)
	b := bars{values: values, half: c.errorBars}
	p.Add(b)
	lo, hi := spread(values)
	for i, v := range values {
		lo, hi = min(lo, v-b.reach(i)), max(hi, v+b.reach(i))
	}
	needFinite(name, "the ends of ErrorBars", []float64{lo, hi})
	p.X.Min, p.X.Max = min(lo, 0), max(hi, 0)
	if p.X.Min == p.X.Max {
		p.X.Max = 1
	}
	labelBars(p, c, labels)

	said := make([]string, 0, len(labels))
	for i, l := range labels {
		if i == 20 {
			said = append(said, fmt.Sprintf("and %d more", len(labels)-i))
			break
		}
		said = append(said, l+" "+format(values[i]))
	}
	return finish(p, c, title, describe("Bar chart", title, strings.Join(said, ", "), withErrorBars(c)), nil)
}

// labelBars sets the axes of horizontal bars, the first on top.
func labelBars(p *plot.Plot, c config, labels []string) {
	p.Y.Min, p.Y.Max = -0.6, float64(len(labels))-0.4
	p.X.LineStyle.Color = ink(0)
	p.X.LineStyle.Width = 0
	if c.xlabel == "" {
		p.X.Tick.Marker = plot.ConstantTicks{} // the values stand at the bars
		p.X.Padding = 0
	}
	ticks := make([]plot.Tick, len(labels))
	for i, l := range labels {
		ticks[i] = plot.Tick{Value: float64(len(labels) - 1 - i), Label: shorten(l, 28)}
	}
	p.Y.Tick.Marker = plot.ConstantTicks(ticks)
	p.Y.Tick.Label = textStyle(13, 0, strong)
	p.Y.Tick.Label.XAlign, p.Y.Tick.Label.YAlign = draw.XRight, middle
}

// atBar writes a value beside its bar: whole numbers as they are, others with four significant digits, which is what a length can
// be compared by.
func atBar(v float64) string {
	if v == math.Trunc(v) || math.Abs(v) >= 1e4 {
		return format(math.Round(v))
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 4, 64), 64) // what FormatFloat writes can be read
	return format(rounded)
}

// bars draws the bars, first on top, and their values; with half, error bars around the ends.
type bars struct{ values, half []float64 }

// reach is how far an error bar goes to either side.
func (b bars) reach(i int) float64 {
	if b.half == nil {
		return 0
	}
	return b.half[i]
}

// end is where the number of a bar stands.
func (b bars) end(i int) float64 {
	if b.values[i] < 0 {
		return b.values[i] - b.reach(i)
	}
	return b.values[i] + b.reach(i)
}

// Plot implements plot.Plotter.
func (b bars) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	half := (ty(1) - ty(0)) * 0.38
	if half > 14 {
		half = 14
	}
	sty := textStyle(12, 0, normal)
	for i, v := range b.values {
		y, x0, x1 := ty(float64(len(b.values)-1-i)), tx(0), tx(v)
		c.FillPolygon(blue(), box(x0, y-half, x1, y+half))
		if r := b.reach(i); b.half != nil {
			line := draw.LineStyle{Color: strong, Width: 1.25}
			l, h := tx(v-r), tx(v+r)
			c.StrokeLine2(line, l, y, h, y)
			c.StrokeLine2(line, l, y-4, l, y+4)
			c.StrokeLine2(line, h, y-4, h, y+4)
			x1 = tx(b.end(i))
		}
		sty.XAlign, sty.YAlign = draw.XLeft, middle
		gap := vg.Length(5)
		if v < 0 {
			sty.XAlign, gap = draw.XRight, -5
		}
		c.FillText(sty, vg.Point{X: x1 + gap, Y: y}, atBar(v))
	}
	if p.X.Min < 0 {
		c.StrokeLine2(draw.LineStyle{Color: faint, Width: 1}, tx(0), c.Min.Y, tx(0), c.Max.Y)
	}
}

// GlyphBoxes implements plot.GlyphBoxer: it reserves the room that the numbers at the ends of the bars take.
func (b bars) GlyphBoxes(p *plot.Plot) []plot.GlyphBox {
	sty := textStyle(12, 0, normal)
	boxes := make([]plot.GlyphBox, len(b.values))
	for i, v := range b.values {
		width := sty.Width(atBar(v)) + 8
		box := vg.Rectangle{Max: vg.Point{X: width}}
		if v < 0 {
			box = vg.Rectangle{Min: vg.Point{X: -width}}
		}
		boxes[i] = plot.GlyphBox{X: p.X.Norm(b.end(i)), Y: p.Y.Norm(float64(i)), Rectangle: box}
	}
	return boxes
}

// shorten cuts a label to at most n runes.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// spread returns the least and the greatest of values, which are not empty.
func spread(values []float64) (lo, hi float64) {
	lo, hi = values[0], values[0]
	for _, v := range values[1:] {
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}
