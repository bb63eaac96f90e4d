package chart

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// HeatMap draws a table of numbers as coloured cells, dark for little and bright for much: z[row][column], row 0 on top. All rows have the
// same length, at least 1. [Columns] and [Rows] name the cells; without them they are numbered from 0. Where cells are large enough their numbers stand in them.
// [Gray] shows the cells in shades of grey.
func HeatMap(title, xlabel, ylabel string, z [][]float64, opts ...Option) *Figure {
	const name = "HeatMap"
	lo, hi := needGrid(name, "z", z)
	rows, cols := len(z), len(z[0])
	c := newConfig(append([]Option{XLabel(xlabel), YLabel(ylabel)}, opts...))
	c.check(name)
	p := newPlot(c)
	p.X.Min, p.X.Max = -0.5, float64(cols)-0.5
	p.Y.Min, p.Y.Max = -0.5, float64(rows)-0.5
	p.X.Padding, p.Y.Padding = 2, 2
	p.X.LineStyle.Width, p.Y.LineStyle.Width = 0, 0
	p.X.Tick.Marker = cellTicks(name, "Columns", c.columns, cols, 20, false)
	p.Y.Tick.Marker = cellTicks(name, "Rows", c.rows, rows, 12, true)
	p.Add(cells{z: z, lo: lo, hi: hi, stops: c.stops(heatStops())})
	least, most := "", ""
	for y, row := range z {
		for x, v := range row {
			where := fmt.Sprintf("row %s, column %s", cellName(c.rows, y), cellName(c.columns, x))
			if v == lo && least == "" {
				least = fmt.Sprintf("least %s in %s", format(lo), where)
			}
			if v == hi && most == "" {
				most = fmt.Sprintf("most %s in %s", format(hi), where)
			}
		}
	}
	alt := describe("Heat map", title, fmt.Sprintf("%d rows, %d columns", rows, cols), least, most)
	return finish(p, c, title, alt, scale{lo: lo, hi: hi, stops: c.stops(heatStops())})
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

func cellName(names []string, i int) string {
	if names == nil {
		return format(float64(i))
	}
	return names[i]
}

// cells draws one pixel of an image for each cell, so that a map of any size stays small.
type cells struct {
	z      [][]float64
	lo, hi float64
	stops  []color.NRGBA
}

// Plot implements plot.Plotter.
func (m cells) Plot(c draw.Canvas, p *plot.Plot) {
	img := image.NewNRGBA(image.Rect(0, 0, len(m.z[0]), len(m.z)))
	for y, row := range m.z {
		for x, v := range row {
			t := 0.5
			if m.hi > m.lo {
				t = fraction(v, m.lo, m.hi)
			}
			img.SetNRGBA(x, y, ramp(m.stops, t))
		}
	}
	tx, ty := p.Transforms(&c)
	c.DrawImage(vg.Rectangle{Min: vg.Point{X: tx(p.X.Min), Y: ty(p.Y.Min)}, Max: vg.Point{X: tx(p.X.Max), Y: ty(p.Y.Max)}}, img)

	// Numbers where all cells have room for them.
	sty := textStyle(12, 0, strong)
	sty.XAlign, sty.YAlign = draw.XCenter, middle
	if ty(1)-ty(0) < 18 {
		return
	}
	text := func(v float64) string { return format(rounded(v, m.hi-m.lo)) }
	for _, row := range m.z {
		for _, v := range row {
			if sty.Width(text(v))+8 > tx(1)-tx(0) {
				return
			}
		}
	}
	for y, row := range m.z {
		for x, v := range row {
			sty.Color = color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
			// Luma as in BT.601; the text that contrasts more.
			if at := img.NRGBAAt(x, y); 299*int(at.R)+587*int(at.G)+114*int(at.B) > 140_000 {
				sty.Color = color.NRGBA{R: 0x14, G: 0x16, B: 0x1a, A: 0xff}
			}
			c.FillText(sty, vg.Point{X: tx(float64(x)), Y: ty(float64(len(m.z) - 1 - y))}, text(v))
		}
	}
}
