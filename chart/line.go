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
	p.Add(whiskers(name, c, p, xs, ys))
	return finish(p, c, title, describe("Line chart", title, axes(c, "x", xs, "y", ys), withErrorBars(c),
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
	p := linePlot(function, c, xs, ys)
	pts := pairs(xs, ys)
	p.Add(stroke{pts, draw.LineStyle{Color: blue(), Width: 2.25}})
	if dots {
		p.Add(&plotter.Scatter{XYs: pts, GlyphStyle: draw.GlyphStyle{Color: blue(), Radius: vg.Length(3.2), Shape: draw.CircleGlyph{}}})
	}
	return p
}

// stroke draws a line through points.
type stroke struct {
	points plotter.XYs
	style  draw.LineStyle
}

// Plot implements plot.Plotter. Of each run of points that lie within half a pixel across, only the first, the lowest, the highest and the last are
// drawn: the picture is the same, and stays small with a million points.
func (s stroke) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	var line, run []vg.Point
	flush := func() {
		if len(run) == 0 {
			return
		}
		low, high := 0, 0
		for i, at := range run {
			if at.Y < run[low].Y {
				low = i
			}
			if at.Y > run[high].Y {
				high = i
			}
		}
		before := -1
		for _, i := range []int{0, min(low, high), max(low, high), len(run) - 1} {
			if i > before {
				line, before = append(line, run[i]), i
			}
		}
		run = run[:0]
	}
	for _, xy := range s.points {
		at := vg.Point{X: tx(xy.X), Y: ty(xy.Y)}
		if len(run) > 0 && math.Abs((at.X-run[0].X).Points()) > 0.5 {
			flush()
		}
		run = append(run, at)
	}
	flush()
	c.StrokeLines(s.style, line)
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
	pad := hi*share - lo*share
	if hi == lo {
		pad = max(math.Abs(hi)*0.1, 0.5)
	}
	return max(lo-pad, -math.MaxFloat64), min(hi+pad, math.MaxFloat64)
}

// linear places numbers on an axis, also where the difference of two of them is too large for a float64.
type linear struct{}

// Normalize implements plot.Normalizer.
func (linear) Normalize(lo, hi, v float64) float64 { return fraction(v, lo, hi) }

// axes says in words how many points there are and what the axes show.
func axes(c config, x string, xs []float64, y string, ys []float64) string {
	if len(xs) == 1 {
		return "1 point, " + ranges(c, x, xs, y, ys)
	}
	return fmt.Sprintf("%s points, %s", format(float64(len(xs))), ranges(c, x, xs, y, ys))
}

// ranges says in words what the axes show.
func ranges(c config, x string, xs []float64, y string, ys []float64) string {
	if c.xlabel != "" {
		x = c.xlabel
	}
	if c.ylabel != "" {
		y = c.ylabel
	}
	xlo, xhi := spread(xs)
	ylo, yhi := spread(ys)
	return fmt.Sprintf("%s %s to %s, %s %s to %s", x, format(xlo), format(xhi), y, format(ylo), format(yhi))
}

// linePlot returns a plot that has room for lines through the points, and none yet.
func linePlot(function string, c config, xs, ys []float64) *plot.Plot {
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
	p.Add(gridLines{horizontal: true})
	return p
}
