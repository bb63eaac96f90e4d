package chart

import (
	"fmt"
	"image"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// HeatMap draws a table of numbers as coloured cells, dark for little and bright for much: z[row][column], row 0 on top. All rows have the
// same length, at least 1. [Columns] and [Rows] name the cells; without them they are numbered from 0.
func HeatMap(title, xlabel, ylabel string, z [][]float64, opts ...Option) *Figure {
	const name = "HeatMap"
	if len(z) == 0 || len(z[0]) == 0 {
		fail(name, "z has no cells: there is nothing to draw")
	}
	rows, cols := len(z), len(z[0])
	lo, hi := z[0][0], z[0][0]
	for i, row := range z {
		if len(row) != cols {
			fail(name, "z[%d] has %d cells and z[0] has %d: all rows must have the same length", i, len(row), cols)
		}
		needFinite(name, fmt.Sprintf("z[%d]", i), row)
		l, h := spread(row)
		lo, hi = min(lo, l), max(hi, h)
	}
	c := newConfig(append([]Option{XLabel(xlabel), YLabel(ylabel)}, opts...))
	c.check(name)
	p := newPlot(c)
	p.X.Min, p.X.Max = -0.5, float64(cols)-0.5
	p.Y.Min, p.Y.Max = -0.5, float64(rows)-0.5
	p.X.Padding, p.Y.Padding = 2, 2
	p.X.LineStyle.Width, p.Y.LineStyle.Width = 0, 0
	p.X.Tick.Marker = cellTicks(name, "Columns", c.columns, cols, 20, false)
	p.Y.Tick.Marker = cellTicks(name, "Rows", c.rows, rows, 12, true)
	p.Add(cells{z: z, lo: lo, hi: hi})
	alt := describe("Heat map", title, fmt.Sprintf("%d rows, %d columns, %s to %s", rows, cols, format(lo), format(hi)))
	return finish(p, c, title, alt, func(dc draw.Canvas) { colorScale(dc, "", lo, hi, heatStops()) })
}

// cellTicks names the cells of one axis, or numbers them, leaving out so many that at most most are left.
func cellTicks(function, option string, names []string, n, most int, down bool) plot.Ticker {
	if names != nil && len(names) != n {
		fail(function, "%s has %d names for %d cells", option, len(names), n)
	}
	every := int(niceStep(math.Ceil(float64(n) / float64(most))))
	if names != nil {
		every = 1
	}
	var ticks plot.ConstantTicks
	for i := 0; i < n; i += every {
		label := format(float64(i))
		if names != nil {
			label = shorten(names[i], 20)
		}
		at := float64(i)
		if down {
			at = float64(n - 1 - i)
		}
		ticks = append(ticks, plot.Tick{Value: at, Label: label})
	}
	return ticks
}

// cells draws one pixel of an image for each cell, so that a map of any size stays small.
type cells struct {
	z      [][]float64
	lo, hi float64
}

// Plot implements plot.Plotter.
func (m cells) Plot(c draw.Canvas, p *plot.Plot) {
	img := image.NewNRGBA(image.Rect(0, 0, len(m.z[0]), len(m.z)))
	for y, row := range m.z {
		for x, v := range row {
			t := 0.5
			if m.hi > m.lo {
				t = (v - m.lo) / (m.hi - m.lo)
			}
			img.SetNRGBA(x, y, ramp(heatStops(), t))
		}
	}
	tx, ty := p.Transforms(&c)
	c.DrawImage(vg.Rectangle{Min: vg.Point{X: tx(p.X.Min), Y: ty(p.Y.Min)}, Max: vg.Point{X: tx(p.X.Max), Y: ty(p.Y.Max)}}, img)
}
