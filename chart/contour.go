package chart

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"sort"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const (
	contourColumns, contourRows = 181, 137 // where the function is called
	contourLevels               = 12
)

// Contour draws a function of two variables as a map with lines of equal height, x from xs[0] to xs[1] and y from ys[0] to ys[1], dark where f is small.
// The heights of the lines are chosen so that between any two of them lies about the same area, which shows a narrow valley as
// well as a wide one. [Path] draws a way over the map, such as that of gradient descent. f must be finite everywhere and is called
// some 25,000 times.
func Contour(title string, f func(x, y float64) float64, xs, ys [2]float64, opts ...Option) *Figure {
	const name = "Contour"
	if f == nil {
		fail(name, "the function is nil")
	}
	for i, r := range [][2]float64{xs, ys} {
		if !(r[0] < r[1]) || math.IsInf(r[1]-r[0], 0) {
			fail(name, "%s from %v to %v: give two finite numbers, the smaller one first", []string{"x", "y"}[i], r[0], r[1])
		}
	}
	c := newConfig(append([]Option{XLabel("x"), YLabel("y"), Size(640, 480)}, opts...))
	c.check(name)
	c.logX, c.logY = false, false
	for i, at := range c.path {
		if len(at) != 2 || !finite(at[0]) || !finite(at[1]) {
			fail(name, "Path: point %d is %v: every point needs 2 finite numbers", i, at)
		}
	}
	g := surface{xs: xs, ys: ys, z: make([]float64, contourColumns*contourRows)}
	low := 0
	for r := range contourRows {
		for col := range contourColumns {
			i := r*contourColumns + col
			g.z[i] = f(g.X(col), g.Y(r))
			if !finite(g.z[i]) {
				fail(name, "f(%v, %v) is %v: only finite numbers can be drawn, so choose a smaller area", g.X(col), g.Y(r), g.z[i])
			}
			if g.z[i] < g.z[low] {
				low = i
			}
		}
	}
	lo, hi := spread(g.z)
	levels := quantiles(g.z, contourLevels)

	p := newPlot(c)
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = xs[0], xs[1], ys[0], ys[1]
	p.X.Padding, p.Y.Padding = 2, 2
	p.Add(relief{g, levels})
	p.Add(way(c.path))
	route := ""
	if n := len(c.path); n > 0 {
		from, to := c.path[0], c.path[n-1]
		route = fmt.Sprintf("a path of %d points from (%s, %s), where it is %s, to (%s, %s), where it is %s", n, format(from[0]), format(from[1]), format(f(from[0], from[1])),
			format(to[0]), format(to[1]), format(f(to[0], to[1])))
	}
	alt := describe("Contour map", title, fmt.Sprintf("%s %s to %s, %s %s to %s", c.xlabel, format(xs[0]), format(xs[1]), c.ylabel, format(ys[0]), format(ys[1])),
		fmt.Sprintf("heights %s to %s, lowest near (%s, %s)", format(lo), format(hi),
			format(rounded(g.X(low%contourColumns), xs[1]-xs[0])), format(rounded(g.Y(low/contourColumns), ys[1]-ys[0]))), route)
	return finish(p, c, title, alt, scale{lo: lo, hi: hi, stops: heatStops()})
}

// surface is a function's values on a grid.
type surface struct {
	xs, ys [2]float64
	z      []float64
}

func (s surface) Z(c, r int) float64 { return s.z[r*contourColumns+c] }
func (s surface) X(c int) float64    { return s.xs[0] + (s.xs[1]-s.xs[0])*float64(c)/(contourColumns-1) }
func (s surface) Y(r int) float64    { return s.ys[0] + (s.ys[1]-s.ys[0])*float64(r)/(contourRows-1) }

// at interpolates between the values of the grid; u and v run from 0 to 1 over the area.
func (s surface) at(u, v float64) float64 {
	u, v = u*(contourColumns-1), v*(contourRows-1)
	c, r := min(int(u), contourColumns-2), min(int(v), contourRows-2)
	u, v = u-float64(c), v-float64(r)
	return (s.Z(c, r)*(1-u)+s.Z(c+1, r)*u)*(1-v) + (s.Z(c, r+1)*(1-u)+s.Z(c+1, r+1)*u)*v
}

// quantiles returns n heights with about as much of z between any two of them, fewer where much of z is the same.
func quantiles(z []float64, n int) []float64 {
	sorted := append([]float64(nil), z...)
	sort.Float64s(sorted)
	var levels []float64
	for i := 1; i <= n; i++ {
		v := sorted[len(sorted)*i/(n+1)]
		if v > sorted[0] && (len(levels) == 0 || v > levels[len(levels)-1]) {
			levels = append(levels, v)
		}
	}
	return levels
}

// relief fills the area between two lines of equal height with one colour, and draws the lines.
//
// The lines belong to the image, one byte a pixel as it is: as paths they would weigh more, and those of gonum's plotter.Contour have stray
// ends where a level passes through points of the grid.
type relief struct {
	surface
	levels []float64
}

// lineShades is the number of steps from the colour of an area to that of a line, which keep lines from looking jagged.
const lineShades = 4

// Plot implements plot.Plotter.
func (s relief) Plot(c draw.Canvas, _ *plot.Plot) {
	size := c.Size()
	w, h := int(size.X.Points()*layerScale), int(size.Y.Points()*layerScale)
	var palette color.Palette
	for i := range len(s.levels) + 1 {
		area := ramp(heatStops(), float64(i)/float64(max(len(s.levels), 1)))
		for shade := range lineShades {
			palette = append(palette, ramp([]color.NRGBA{area, {0xff, 0xff, 0xff, 0xff}}, 0.6*float64(shade)/(lineShades-1)))
		}
	}
	img := image.NewPaletted(image.Rect(0, 0, w, h), palette)
	above, row := make([]float64, w), make([]float64, w)
	for y := range h {
		for x := range w {
			row[x] = s.at((float64(x)+0.5)/float64(w), 1-(float64(y)+0.5)/float64(h))
		}
		if y == 0 {
			copy(above, row)
		}
		for x, v := range row {
			i := sort.Search(len(s.levels), func(i int) bool { return s.levels[i] > v })
			slope := math.Hypot(v-row[max(x-1, 0)], v-above[x])
			off := math.Inf(1) // the distance to the next line, in pixels
			for _, k := range []int{i - 1, i} {
				if k >= 0 && k < len(s.levels) && slope > 0 {
					off = min(off, math.Abs(v-s.levels[k])/slope)
				}
			}
			shade := int(math.Round(min(max(1.4-off, 0), 1) * (lineShades - 1)))
			img.SetColorIndex(x, y, uint8(i*lineShades+shade))
		}
		above, row = row, above
	}
	c.DrawImage(c.Rectangle, smooth{img})
}

// way draws a path with its first and last point, and the others where they are few.
type way [][]float64

// Plot implements plot.Plotter.
func (w way) Plot(c draw.Canvas, p *plot.Plot) {
	if len(w) == 0 {
		return
	}
	tx, ty := p.Transforms(&c)
	pts := make([]vg.Point, len(w))
	for i, at := range w {
		pts[i] = vg.Point{X: tx(at[0]), Y: ty(at[1])}
	}
	white := color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
	red := color.NRGBA{R: 0xd6, G: 0x2b, B: 0x52, A: 0xff}
	lines := c.ClipLinesXY(pts)
	c.StrokeLines(draw.LineStyle{Color: withAlpha(white, 0xb0), Width: 4}, lines...)
	c.StrokeLines(draw.LineStyle{Color: red, Width: 2}, lines...)
	dot := func(at vg.Point, r vg.Length, clr color.Color) {
		if c.Contains(at) {
			c.DrawGlyph(draw.GlyphStyle{Color: clr, Radius: r, Shape: draw.CircleGlyph{}}, at)
		}
	}
	if len(pts) <= 100 {
		for _, at := range pts {
			dot(at, 2.6, red)
		}
	}
	dot(pts[0], 5.5, red)
	dot(pts[0], 3, white)
	dot(pts[len(pts)-1], 6.5, white)
	dot(pts[len(pts)-1], 5, red)
}
