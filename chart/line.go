package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Line draws y over x as a line through the points in the order given. xs and ys have one length, at least 1. [LogX] and [LogY]
// change the axes.
func Line(title, xlabel, ylabel string, xs, ys []float64, opts ...Option) *Figure {
	const name = "Line"
	needPairs(name, "xs", xs, "ys", ys)
	c := newConfig(append([]Option{XLabel(xlabel), YLabel(ylabel)}, opts...))
	p := curve(name, c, xs, ys, len(xs) <= 30)
	return finish(p, c, title, describe("Line chart", title, axes(c, "x", xs, "y", ys),
		fmt.Sprintf("starts at %s, ends at %s", format(ys[0]), format(ys[len(ys)-1]))), nil)
}

// ErrorByIteration draws how an error falls in training: errors[i] is the error before update i, as gradient descent
// returns it. [LogY] shows a steep start and a long tail in one picture; [From] leaves the first iterations out.
func ErrorByIteration(title string, errors []float64, opts ...Option) *Figure {
	const name = "ErrorByIteration"
	needFinite(name, "errors", errors)
	c := newConfig(append([]Option{XLabel("iteration"), YLabel("error")}, opts...))
	if c.from < 0 || c.from >= len(errors) {
		fail(name, "From(%d): there are %d iterations, numbered from 0", c.from, len(errors))
	}
	ys := errors[c.from:]
	xs := make([]float64, len(ys))
	for i := range xs {
		xs[i] = float64(c.from + i)
	}
	p := curve(name, c, xs, ys, len(xs) <= 100)
	lo, _ := spread(ys)
	return finish(p, c, title, describe("Error by iteration", title, fmt.Sprintf("%d iterations", len(ys)),
		fmt.Sprintf("from %s to %s, least %s", format(ys[0]), format(ys[len(ys)-1]), format(lo))), nil)
}

// curve returns a plot of one line, with a dot at every point when dots is set.
func curve(function string, c config, xs, ys []float64, dots bool) *plot.Plot {
	c.check(function)
	if c.logX {
		needPositive(function, "x", xs)
	}
	if c.logY {
		needPositive(function, "y", ys)
	}
	p := newPlot(c)
	p.X.Min, p.X.Max = padded(xs, 0, c.logX)
	p.Y.Min, p.Y.Max = padded(ys, 0.06, c.logY)
	pts := make(plotter.XYs, len(xs))
	for i := range xs {
		pts[i] = plotter.XY{X: xs[i], Y: ys[i]}
	}
	p.Add(gridLines{horizontal: true}, &plotter.Line{XYs: pts, LineStyle: draw.LineStyle{Color: blue(), Width: 2.25}})
	if dots {
		p.Add(&plotter.Scatter{XYs: pts, GlyphStyle: draw.GlyphStyle{Color: blue(), Radius: vg.Length(3.2), Shape: draw.CircleGlyph{}}})
	}
	return p
}

// padded returns the range of values with a share of its width added at both ends; never an empty range.
func padded(values []float64, share float64, log bool) (lo, hi float64) {
	lo, hi = spread(values)
	if log {
		factor := math.Pow(hi/lo, share)
		if hi == lo {
			factor = 2
		}
		return lo / factor, hi * factor
	}
	pad := (hi - lo) * share
	if hi == lo {
		pad = max(math.Abs(hi)*0.1, 0.5)
	}
	return lo - pad, hi + pad
}

// axes says in words what the axes show.
func axes(c config, x string, xs []float64, y string, ys []float64) string {
	if c.xlabel != "" {
		x = c.xlabel
	}
	if c.ylabel != "" {
		y = c.ylabel
	}
	xlo, xhi := spread(xs)
	ylo, yhi := spread(ys)
	return fmt.Sprintf("%d points, %s %s to %s, %s %s to %s", len(xs), x, format(xlo), format(xhi), y, format(ylo), format(yhi))
}
