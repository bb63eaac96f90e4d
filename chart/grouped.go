package chart

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// GroupedBars draws for each label a group of horizontal bars, one for each name, such as the errors of several models on training and
// validation data: values[i][j] belongs to names[i] and labels[j]. There are 1 to 12 names, and at most 200 bars in all. The legend above
// says which colour is which name; the height follows from the number of bars unless [Size] sets it.
func GroupedBars(title string, labels, groups []string, values [][]float64, opts ...Option) *Figure {
	const name = "GroupedBars"
	if len(groups) != len(values) {
		fail(name, "%d names and %d series of values: every series needs a name", len(groups), len(values))
	}
	if len(groups) == 0 || len(groups) > maxSeries || len(groups)*len(labels) > maxBars {
		fail(name, "%d names for %d labels: 1 to %d names and at most %d bars can be read", len(groups), len(labels), maxSeries, maxBars)
	}
	var all []float64
	said := make([]string, 0, len(labels))
	for i, v := range values {
		if len(v) != len(labels) {
			fail(name, "%q has %d values for %d labels: every label needs one", groups[i], len(v), len(labels))
		}
		needFinite(name, fmt.Sprintf("values of %q", groups[i]), v)
		all = append(all, v...)
	}
	for j, label := range labels {
		if j == maxNamed {
			said = append(said, fmt.Sprintf("and %d more", len(labels)-j))
			break
		}
		each := make([]string, len(groups))
		for i, g := range groups {
			each[i] = g + " " + format(values[i][j])
		}
		said = append(said, label+": "+strings.Join(each, ", "))
	}
	thick := 16.0
	tall := func(c *config) { c.height = 64 + float64(len(labels))*(thick*float64(len(groups))+12) }
	c := newConfig(append([]Option{tall}, opts...))
	c.check(name)
	c.logX, c.logY = false, false
	var l names
	for i, g := range groups {
		clr, _ := series(i)
		l = append(l, entry{name: shorten(g, 40), color: clr, swatch: barSwatch})
	}
	p := newPlot(c)
	p.Add(grouped{values})
	lo, hi := spread(all)
	p.X.Min, p.X.Max = min(lo, 0), max(hi, 0)
	if p.X.Min == p.X.Max {
		p.X.Max = 1
	}
	labelBars(p, c, labels)
	return finish(p, c, title, describe("Bar chart", title, strings.Join(said, "; ")), l)
}

// grouped draws groups of bars, the first on top, and their values.
type grouped struct{ values [][]float64 }

// slot returns the lower and upper end of a bar on the vertical axis.
func (g grouped) slot(i, j int) (lo, hi float64) {
	const share = 0.86 // of a label's place; the rest parts the groups
	thick := share / float64(len(g.values))
	top := float64(len(g.values[0])-1-j) + share/2 - float64(i)*thick
	return top - thick, top
}

// Plot implements plot.Plotter.
func (g grouped) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	sty := textStyle(11, 0, normal)
	sty.YAlign = middle
	for i, values := range g.values {
		clr, _ := series(i)
		for j, v := range values {
			lo, hi := g.slot(i, j)
			x := tx(v)
			c.FillPolygon(clr, box(tx(0), ty(lo)+0.5, x, ty(hi)-0.5))
			sty.XAlign = draw.XLeft
			gap := vg.Length(5)
			if v < 0 {
				sty.XAlign, gap = draw.XRight, -5
			}
			if ty(hi)-ty(lo) >= 9 {
				c.FillText(sty, vg.Point{X: x + gap, Y: (ty(lo) + ty(hi)) / 2}, atBar(v))
			}
		}
	}
	if p.X.Min < 0 {
		c.StrokeLine2(draw.LineStyle{Color: faint, Width: 1}, tx(0), c.Min.Y, tx(0), c.Max.Y)
	}
}

// GlyphBoxes implements plot.GlyphBoxer: it reserves the room that the numbers at the ends of the bars take.
func (g grouped) GlyphBoxes(p *plot.Plot) []plot.GlyphBox {
	var boxes []plot.GlyphBox
	for i, values := range g.values {
		for j, at := range (bars{values: values}).GlyphBoxes(p) {
			lo, hi := g.slot(i, j)
			at.Y = p.Y.Norm((lo + hi) / 2)
			boxes = append(boxes, at)
		}
	}
	return boxes
}
