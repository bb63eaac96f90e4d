package chart

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// PrincipalAxes draws points in the plane, the directions given by components as dashed lines through their mean, with an arrow two standard
// deviations of the points along it, and the projection of each point onto the first direction. xs and ys have one length, at least
// 1; each component is 2 numbers, not both 0, of any length, for example what PCA returns; 1 to 12 of them. Both axes have one scale, so that right
// angles look right.
func PrincipalAxes(title, xlabel, ylabel string, xs, ys []float64, components [][]float64, opts ...Option) *Figure {
	const name = "PrincipalAxes"
	needPairs(name, "xs", xs, "ys", ys)
	c := newConfig(append([]Option{XLabel(xlabel), YLabel(ylabel), Size(600, 520)}, opts...))
	c.check(name)
	c.logX, c.logY = false, false
	if len(components) == 0 || len(components) > maxSeries {
		fail(name, "%d components: give 1 to %d directions", len(components), maxSeries)
	}
	n := float64(len(xs))
	var a principal
	a.xs, a.ys = xs, ys
	for i := range xs {
		a.mx, a.my = a.mx+xs[i]/n, a.my+ys[i]/n
	}
	total := 0.0
	for i := range xs {
		total += (xs[i]-a.mx)*(xs[i]-a.mx)/n + (ys[i]-a.my)*(ys[i]-a.my)/n
	}
	said := make([]string, len(components))
	l := names{{name: "points", color: blue(), swatch: dotSwatch}}
	for i, d := range components {
		if len(d) != 2 || !finite(d[0]) || !finite(d[1]) || math.Hypot(d[0], d[1]) == 0 {
			fail(name, "component %d is %v: a direction in the plane has 2 finite numbers, not both 0", i, d)
		}
		length := math.Hypot(d[0], d[1])
		u := axis{dx: d[0] / length, dy: d[1] / length}
		for k := range xs {
			t := (xs[k]-a.mx)*u.dx + (ys[k]-a.my)*u.dy
			u.variance += t * t / n
		}
		a.axes = append(a.axes, u)
		share := ""
		if total > 0 {
			share = fmt.Sprintf(" carries %s %% of the variance", format(math.Round(1000*u.variance/total)/10))
		}
		said[i] = fmt.Sprintf("component %d, direction (%s, %s),%s", i+1, format(rounded(d[0], 1)), format(rounded(d[1], 1)), share)
		clr, dashes := principalStyle(i)
		l = append(l, entry{name: fmt.Sprintf("component %d", i+1), color: clr, dashes: dashes})
	}
	clr, _ := principalStyle(0)
	l = append(l, entry{name: "projections", color: clr, swatch: dotSwatch})

	p := newPlot(c)
	p.Add(gridLines{vertical: true, horizontal: true}, a)
	top, _ := head(c, title, l)
	equalScales(p, c, top, xs, ys)
	alt := describe("Principal axes", title, axes(c, "x", xs, "y", ys), fmt.Sprintf("mean (%s, %s)", format(a.mx), format(a.my)), some(said))
	return finish(p, c, title, alt, l)
}

// principalStyle returns the look of the i-th component; the first colour is that of the points.
func principalStyle(i int) (color.NRGBA, []vg.Length) {
	clr, _ := series(i + 1)
	return clr, []vg.Length{6, 4}
}

// equalScales widens one axis so that a unit has the same length on both.
func equalScales(p *plot.Plot, c config, top vg.Length, xs, ys []float64) {
	xlo, xhi := padded(xs, 0.08, false)
	ylo, yhi := padded(ys, 0.08, false)
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = xlo, xhi, ylo, yhi
	// The labels' widths depend on the range a little; the second pass knows them.
	for range 2 {
		size := p.DataCanvas(axesArea(canvasFor(c, top))).Size()
		unit := max((xhi-xlo)/size.X.Points(), (yhi-ylo)/size.Y.Points())
		w, h := unit*size.X.Points(), unit*size.Y.Points()
		p.X.Min, p.X.Max = (xlo+xhi-w)/2, (xlo+xhi+w)/2
		p.Y.Min, p.Y.Max = (ylo+yhi-h)/2, (ylo+yhi+h)/2
	}
}

// canvasFor returns a canvas to measure on, below a head of the given height.
func canvasFor(c config, top vg.Length) draw.Canvas {
	whole := draw.NewCanvas(newCanvas(c.width, c.height, ""), vg.Length(c.width), vg.Length(c.height))
	return draw.Crop(whole, 0, 0, 0, -top)
}

// axis is a direction of length 1 and the variance of the points along it.
type axis struct{ dx, dy, variance float64 }

// principal draws points, axes and projections.
type principal struct {
	xs, ys []float64
	mx, my float64
	axes   []axis
}

// Plot implements plot.Plotter.
func (a principal) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	at := func(x, y float64) vg.Point { return vg.Point{X: tx(x), Y: ty(y)} }
	first := a.axes[0]
	project := func(i int) (x, y float64) {
		t := (a.xs[i]-a.mx)*first.dx + (a.ys[i]-a.my)*first.dy
		return a.mx + t*first.dx, a.my + t*first.dy
	}
	if len(a.xs) <= 300 {
		for i := range a.xs {
			x, y := project(i)
			c.StrokeLines(draw.LineStyle{Color: grid, Width: 1}, []vg.Point{at(a.xs[i], a.ys[i]), at(x, y)})
		}
	}
	d := dots{xs: a.xs, ys: a.ys, radius: 3.6, alpha: 0xb0}
	projected := dots{radius: 2.6, alpha: 0xc0, color: 1}
	for i := range a.xs {
		x, y := project(i)
		projected.xs, projected.ys = append(projected.xs, x), append(projected.ys, y)
	}
	d.Plot(c, p)
	reach := math.Hypot(p.X.Max-p.X.Min, p.Y.Max-p.Y.Min)
	for i, u := range a.axes {
		clr, dashes := principalStyle(i)
		ends := []vg.Point{at(a.mx-reach*u.dx, a.my-reach*u.dy), at(a.mx+reach*u.dx, a.my+reach*u.dy)}
		c.StrokeLines(draw.LineStyle{Color: clr, Width: 1.75, Dashes: dashes}, c.ClipLinesXY(ends)...)
	}
	projected.Plot(c, p)
	for i, u := range a.axes {
		clr, _ := principalStyle(i)
		sd := 2 * math.Sqrt(u.variance)
		arrow(c, clr, at(a.mx, a.my), at(a.mx+sd*u.dx, a.my+sd*u.dy))
	}
}

// arrow draws an arrow, of which only the head is left where it is short.
func arrow(c draw.Canvas, clr color.Color, from, to vg.Point) {
	dx, dy := (to.X - from.X).Points(), (to.Y - from.Y).Points()
	n := math.Hypot(dx, dy)
	if n < 1 {
		return
	}
	dx, dy = dx/n, dy/n
	const length, half = 12, 5
	neck := vg.Point{X: to.X - vg.Length(dx*length), Y: to.Y - vg.Length(dy*length)}
	if n > length {
		c.StrokeLines(draw.LineStyle{Color: clr, Width: 3.5}, []vg.Point{from, neck})
	}
	c.FillPolygon(clr, []vg.Point{to,
		{X: neck.X - vg.Length(dy*half), Y: neck.Y + vg.Length(dx*half)}, {X: neck.X + vg.Length(dy*half), Y: neck.Y - vg.Length(dx*half)}})
}
