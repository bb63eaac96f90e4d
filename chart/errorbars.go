package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// errorBars draws an upright line through each point, with a short stroke at either end.
type errorBars struct{ xs, ys, half []float64 }

// whiskers returns the error bars of points, none without the option, and makes room for them on the vertical axis.
func whiskers(function string, c config, p *plot.Plot, xs, ys []float64) plot.Plotter {
	if c.errorBars == nil {
		return errorBars{}
	}
	needErrorBars(function, c, len(ys))
	ends := append([]float64(nil), ys...)
	for i, e := range c.errorBars {
		ends = append(ends, ys[i]+e)
		if low := ys[i] - e; !c.logY || low > 0 {
			ends = append(ends, low)
		}
	}
	needFinite(function, "ErrorBars", ends)
	lo, hi := padded(ends, 0.04, c.logY)
	p.Y.Min, p.Y.Max = min(p.Y.Min, lo), max(p.Y.Max, hi)
	return errorBars{xs, ys, c.errorBars}
}

func needErrorBars(function string, c config, n int) {
	if len(c.errorBars) != n {
		fail(function, "ErrorBars has %d numbers for %d values: every value needs one", len(c.errorBars), n)
	}
	needFinite(function, "ErrorBars", c.errorBars)
	for i, e := range c.errorBars {
		if e < 0 {
			fail(function, "ErrorBars[%d] is %v: half the length of a line is not below 0", i, e)
		}
	}
}

func withErrorBars(c config) string {
	if c.errorBars == nil {
		return ""
	}
	lo, hi := spread(c.errorBars)
	return "with error bars of ±" + format(lo) + " to ±" + format(hi)
}

// Plot implements plot.Plotter.
func (e errorBars) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	line := draw.LineStyle{Color: normal, Width: 1.25}
	const cap = 4
	for i, h := range e.half {
		x, top := tx(e.xs[i]), ty(e.ys[i]+h)
		c.StrokeLine2(line, x-cap, top, x+cap, top)
		bottom := c.Min.Y
		if low := e.ys[i] - h; low >= p.Y.Min { // a logarithmic axis may end before
			bottom = ty(low)
			c.StrokeLine2(line, x-cap, bottom, x+cap, bottom)
		}
		c.StrokeLines(line, []vg.Point{{X: x, Y: bottom}, {X: x, Y: top}})
	}
}
