package chart

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Scatter draws one dot for every (x, y). xs and ys have one length, at least 1. [ColorBy] colours the dots by a third
// number; [LogX] and [LogY] change the axes. More than 5000 dots are drawn into one image, which stays small and fast with a million.
func Scatter(title, xlabel, ylabel string, xs, ys []float64, opts ...Option) *Figure {
	const name = "Scatter"
	needPairs(name, "xs", xs, "ys", ys)
	c := newConfig(append([]Option{XLabel(xlabel), YLabel(ylabel)}, opts...))
	c.check(name)
	if c.logX {
		needPositive(name, "xs", xs)
	}
	if c.logY {
		needPositive(name, "ys", ys)
	}
	p := newPlot(c)
	p.X.Min, p.X.Max = padded(xs, 0.03, c.logX)
	p.Y.Min, p.Y.Max = padded(ys, 0.04, c.logY)
	d, legend := newDots(name, c, xs, ys)
	p.Add(gridLines{vertical: true, horizontal: true}, d)
	p.Add(whiskers(name, c, p, xs, ys))
	return finish(p, c, title, describe("Scatter plot", title, axes(c, "x", xs, "y", ys), colored(c), withErrorBars(c)), legend)
}

// LogLog draws one dot for every (x, y) on two logarithmic axes, on which a power law, y proportional to a power of x, is a straight line. xs
// and ys have one length, at least 1, and all numbers are above 0. The dashed line is the power law that fits best, by
// least squares of the logarithms, and the legend names its exponent; there is none when all x are the same.
func LogLog(title, xlabel, ylabel string, xs, ys []float64, opts ...Option) *Figure {
	const name = "LogLog"
	needPairs(name, "xs", xs, "ys", ys)
	needPositive(name, "xs", xs)
	needPositive(name, "ys", ys)
	c := newConfig(append([]Option{XLabel(xlabel), YLabel(ylabel), LogX(), LogY()}, opts...))
	c.check(name)
	p := newPlot(c)
	p.X.Min, p.X.Max = padded(xs, 0.03, true)
	p.Y.Min, p.Y.Max = padded(ys, 0.04, true)
	d, l := newDots(name, c, xs, ys)
	p.Add(gridLines{vertical: true, horizontal: true}, d)
	lx, ly := make([]float64, len(xs)), make([]float64, len(xs))
	for i := range xs {
		lx[i], ly[i] = math.Log(xs[i]), math.Log(ys[i])
	}
	law := ""
	if lo, hi := spread(lx); lo < hi {
		intercept, slope := stat.LinearRegression(lx, ly, nil, false)
		exponent := format(rounded(slope, 1))
		law = "about proportional to " + axisName(c.xlabel, "x") + " to the power " + exponent
		p.Add(powerLaw{intercept, slope, lo, hi})
		if l == nil {
			l = names{{name: "power " + exponent, color: normal, dashes: []vg.Length{6, 4}}}
		}
	}
	return finish(p, c, title, describe("Log-log plot", title, axes(c, "x", xs, "y", ys), law, colored(c)), l)
}

func axisName(label, otherwise string) string {
	if label == "" {
		return otherwise
	}
	return label
}

// powerLaw draws exp(intercept) * x^slope between exp(lo) and exp(hi).
type powerLaw struct{ intercept, slope, lo, hi float64 }

// Plot implements plot.Plotter.
func (l powerLaw) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	at := func(u float64) vg.Point {
		return vg.Point{X: tx(math.Exp(u)), Y: ty(math.Exp(l.intercept + l.slope*u))}
	}
	line := draw.LineStyle{Color: normal, Width: 1.5, Dashes: []vg.Length{6, 4}}
	c.StrokeLines(line, c.ClipLinesXY([]vg.Point{at(l.lo), at(l.hi)})...)
}

// PredictedActual draws one dot for every example: what a model predicted (across) against what is true (up), in the same unit.
// Where the dashed line runs, a prediction is right; the colour shows the squared error. predicted and actual have one length, at least 1.
func PredictedActual(title string, predicted, actual []float64, opts ...Option) *Figure {
	const name = "PredictedActual"
	needPairs(name, "predicted", predicted, "actual", actual)
	squared := make([]float64, len(predicted))
	var sum float64
	for i := range squared {
		d := predicted[i] - actual[i]
		squared[i] = d * d
		sum += squared[i]
	}
	base := []Option{XLabel("predicted"), YLabel("actual"), ColorBy("squared error", squared), Size(720, 460)}
	c := newConfig(append(base, opts...))
	c.check(name)
	p := newPlot(c)
	p.X.Min, p.X.Max = padded(predicted, 0.05, false)
	p.Y.Min, p.Y.Max = padded(actual, 0.04, false)
	d, legend := newDots(name, c, predicted, actual)
	p.Add(gridLines{vertical: true, horizontal: true}, d, diagonal{})
	rmse := math.Sqrt(sum / float64(len(squared)))
	return finish(p, c, title, describe("Predicted against actual", title, axes(c, "predicted", predicted, "actual", actual),
		"root mean squared error "+format(rmse)), legend)
}

func colored(c config) string {
	if c.colorBy == nil {
		return ""
	}
	lo, hi := spread(c.colorBy)
	return fmt.Sprintf("coloured by %s, %s to %s", c.colorLabel, format(rounded(lo, hi-lo)), format(rounded(hi, hi-lo)))
}

// levels is the number of colours that dots are sorted into: enough to look continuous, few enough that dots of one colour share a path.
const levels = 12

// dots draws dots level by level, the highest last and therefore on top.
type dots struct {
	xs, ys []float64
	level  []int // nil for one colour
	color  int   // of the series, without levels
	radius vg.Length
	alpha  uint8
}

// newDots returns the dots of a scatter plot and, when they are coloured by a number, what draws its colour scale.
func newDots(function string, c config, xs, ys []float64) (dots, legend) {
	d := dots{xs: xs, ys: ys, radius: 4, alpha: 0xb0}
	if len(xs) > 400 {
		d.radius, d.alpha = 3.2, 0x90
	}
	if len(xs) > 3000 {
		d.radius, d.alpha = 2.4, 0x80
	}
	if len(xs) > 20_000 {
		d.radius, d.alpha = 1.6, 0x50
	}
	if len(xs) > 60_000 {
		d.radius, d.alpha = 1.4, 0x38
	}
	if c.colorBy == nil {
		return d, nil
	}
	if len(c.colorBy) != len(xs) {
		fail(function, "ColorBy has %d numbers for %d points: every point needs one", len(c.colorBy), len(xs))
	}
	needFinite(function, "ColorBy", c.colorBy)
	lo, hi := spread(c.colorBy)
	d.level = make([]int, len(xs))
	for i, v := range c.colorBy {
		d.level[i] = level(v, lo, hi)
	}
	return d, scale{label: c.colorLabel, lo: lo, hi: hi, stops: errorStops()}
}

func level(v, lo, hi float64) int {
	if hi == lo {
		return 0
	}
	return min(int(fraction(v, lo, hi)*levels), levels-1)
}

// Plot implements plot.Plotter.
func (d dots) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	plain, _ := series(d.color)
	if len(d.xs) > rasterDots {
		d.raster(c, tx, ty, plain)
		return
	}
	one := func(i int, clr color.Color) {
		c.DrawGlyph(draw.GlyphStyle{Color: clr, Radius: d.radius, Shape: draw.CircleGlyph{}}, vg.Point{X: tx(d.xs[i]), Y: ty(d.ys[i])})
	}
	if d.level == nil {
		for i := range d.xs {
			one(i, withAlpha(plain, d.alpha))
		}
		return
	}
	for l := range levels {
		clr := withAlpha(ramp(errorStops(), float64(l)/(levels-1)), d.alpha)
		for i := range d.xs {
			if d.level[i] == l {
				one(i, clr)
			}
		}
	}
}

// raster draws the dots as one image over the whole area of the data.
func (d dots) raster(c draw.Canvas, tx, ty func(float64) vg.Length, plain color.NRGBA) {
	size := c.Size()
	layer := newDotLayer(size.X, size.Y)
	colours, last := []color.NRGBA{plain}, 0
	if d.level != nil {
		colours, last = nil, levels-1
		for l := range levels {
			colours = append(colours, ramp(errorStops(), float64(l)/(levels-1)))
		}
	}
	for l := 0; l <= last; l++ {
		for i := range d.xs {
			if d.level == nil || d.level[i] == l {
				layer.dot((tx(d.xs[i]) - c.Min.X).Points(), (c.Max.Y - ty(d.ys[i])).Points(), d.radius.Points(), float64(d.alpha)/0xff, l)
			}
		}
	}
	c.DrawImage(c.Rectangle, layer.image(colours))
}

// diagonal draws the line y = x where it crosses the picture.
type diagonal struct{}

// Plot implements plot.Plotter.
func (diagonal) Plot(c draw.Canvas, p *plot.Plot) {
	lo, hi := max(p.X.Min, p.Y.Min), min(p.X.Max, p.Y.Max)
	if lo >= hi {
		return
	}
	tx, ty := p.Transforms(&c)
	line := draw.LineStyle{Color: ink(0.75), Width: 1.5, Dashes: []vg.Length{6, 4}}
	c.StrokeLine2(line, tx(lo), ty(lo), tx(hi), ty(hi))
	// Beside its lower end, where predictions of a year, a price or a count are rare.
	v := lo*0.95 + hi*0.05
	sty := textStyle(12, 0, normal)
	sty.XAlign, sty.YAlign = draw.XLeft, draw.YTop
	c.FillText(sty, vg.Point{X: tx(v) + 8, Y: ty(v)}, "ideal")
}

// rounded drops what does not matter in a range of the given width.
func rounded(v, width float64) float64 {
	if width == 0 || math.IsInf(width, 0) {
		return v
	}
	unit := math.Pow(10, math.Floor(math.Log10(width))-2)
	return math.Round(v/unit) * unit
}
