package chart

import (
	"fmt"
	"image/color"
	"math"
	"sort"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Scatter3D draws one dot for every (x, y, z) in a box, seen from outside without perspective: x and y on the floor, z upright. xs, ys and zs
// have one length, at least 1. What is nearer is larger and stronger. [View] turns the box, [ColorBy] colours the dots by a fourth
// number (or by one of the three, which helps the eye), [Plane] draws a plane through them, and [XLabel], [YLabel] and [ZLabel] name the axes. Each
// axis has a scale of its own.
func Scatter3D(title string, xs, ys, zs []float64, opts ...Option) *Figure {
	const name = "Scatter3D"
	needPairs(name, "xs", xs, "ys", ys)
	needPairs(name, "xs", xs, "zs", zs)
	c := newConfig(append([]Option{XLabel("x"), YLabel("y"), ZLabel("z"), Size(620, 520)}, opts...))
	c.check(name)
	if !(c.elevation >= -80 && c.elevation <= 80) || !finite(c.azimuth) {
		fail(name, "View(%v, %v): the elevation must be from -80 to 80 degrees", c.azimuth, c.elevation)
	}
	s := space{c: c, eye: newEye(c.azimuth, c.elevation)}
	for i, values := range [][]float64{xs, ys, zs} {
		s.lo[i], s.hi[i] = padded(values, 0.04, false)
	}
	s.points = make([]vector, len(xs))
	for i := range xs {
		s.points[i] = s.inBox(vector{xs[i], ys[i], zs[i]})
	}
	stops, l := []color.NRGBA{blue()}, legend(nil)
	s.level = make([]int, len(xs))
	if c.colorBy != nil {
		d, scale := newDots(name, c, xs, ys)
		s.level, l, stops = d.level, scale, nil
		for i := range levels {
			stops = append(stops, ramp(errorStops(), float64(i)/(levels-1)))
		}
	}
	s.colors = stops
	plane := ""
	if c.planeAt != nil || c.planeU != nil || c.planeV != nil {
		s.setPlane(name)
		plane = fmt.Sprintf("with the plane through (%s, %s, %s)", format(c.planeAt[0]), format(c.planeAt[1]), format(c.planeAt[2]))
	}
	zlo, zhi := spread(zs)
	alt := describe("3-D scatter plot", title, fmt.Sprintf("%s, %s %s to %s", axes(c, "x", xs, "y", ys), c.zlabel, format(zlo), format(zhi)),
		fmt.Sprintf("seen from %s degrees around and %s above", format(c.azimuth), format(c.elevation)), colored(c), plane)
	return paintFigure(c, title, alt, l, s.draw)
}

// vector is a point or direction in the box, whose sides run from -1 to 1.
type vector [3]float64

func (v vector) dot(w vector) float64 { return v[0]*w[0] + v[1]*w[1] + v[2]*w[2] }
func (v vector) minus(w vector) vector {
	return vector{v[0] - w[0], v[1] - w[1], v[2] - w[2]}
}
func (v vector) cross(w vector) vector {
	return vector{v[1]*w[2] - v[2]*w[1], v[2]*w[0] - v[0]*w[2], v[0]*w[1] - v[1]*w[0]}
}

// eye is where the box is seen from: what points right, up and towards the viewer.
type eye struct{ right, up, near vector }

func newEye(azimuth, elevation float64) eye {
	sa, ca := math.Sincos(azimuth * math.Pi / 180)
	se, ce := math.Sincos(elevation * math.Pi / 180)
	return eye{right: vector{-sa, ca, 0}, up: vector{-ca * se, -sa * se, ce}, near: vector{ca * ce, sa * ce, se}}
}

// space is a 3-D view ready to be drawn.
type space struct {
	c      config
	lo, hi vector
	eye    eye
	points []vector
	level  []int // of the colour of each point
	colors []color.NRGBA
	normal vector // of the plane, (0, 0, 0) for none
	base   vector // a point of the plane
}

// inBox returns where a point of the data lies in the box.
func (s *space) inBox(p vector) vector {
	for i := range p {
		p[i] = 2*fraction(p[i], s.lo[i], s.hi[i]) - 1
	}
	return p
}

func (s *space) setPlane(function string) {
	at, u, v := s.c.planeAt, s.c.planeU, s.c.planeV
	for i, x := range [][]float64{at, u, v} {
		if len(x) != 3 {
			fail(function, "Plane: %s has %d numbers, and a place in three dimensions needs 3", []string{"at", "u", "v"}[i], len(x))
		}
		needFinite(function, "Plane", x)
	}
	s.base = s.inBox(vector(at))
	a := s.inBox(vector{at[0] + u[0], at[1] + u[1], at[2] + u[2]}).minus(s.base)
	b := s.inBox(vector{at[0] + v[0], at[1] + v[1], at[2] + v[2]}).minus(s.base)
	s.normal = a.cross(b)
	if n := math.Sqrt(s.normal.dot(s.normal)); n <= 1e-9*math.Sqrt(a.dot(a)*b.dot(b)) || !finite(n) {
		fail(function, "Plane: the directions %v and %v lie in one line and span no plane", u, v)
	}
}

// section returns the corners of the part of the plane inside the box, in order around it.
func (s *space) section() []vector {
	var cut []vector
	for axis := range 3 {
		b, c := (axis+1)%3, (axis+2)%3
		for _, sb := range []float64{-1, 1} {
			for _, sc := range []float64{-1, 1} {
				var p vector
				p[b], p[c] = sb, sc
				// Where the edge crosses the plane.
				if t := (s.normal.dot(s.base) - s.normal.dot(p)) / s.normal[axis]; t >= -1 && t <= 1 {
					p[axis] = t
					cut = append(cut, p)
				}
			}
		}
	}
	if len(cut) < 3 {
		return nil
	}
	var middle vector
	for _, p := range cut {
		for i := range p {
			middle[i] += p[i] / float64(len(cut))
		}
	}
	e1 := cut[0].minus(middle)
	e2 := s.normal.cross(e1)
	n := math.Sqrt(s.normal.dot(s.normal))
	angle := func(p vector) float64 {
		d := p.minus(middle)
		return math.Atan2(d.dot(e2)/n, d.dot(e1))
	}
	sort.Slice(cut, func(i, j int) bool { return angle(cut[i]) < angle(cut[j]) })
	return cut
}

// draw draws the view as large as the area has room for.
func (s space) draw(dc draw.Canvas) {
	area := draw.Crop(dc, 58, -40, 46, -6)
	var reach [2]float64
	for _, x := range []float64{-1, 1} {
		for _, y := range []float64{-1, 1} {
			for _, z := range []float64{-1, 1} {
				reach[0] = max(reach[0], s.eye.right.dot(vector{x, y, z}))
				reach[1] = max(reach[1], s.eye.up.dot(vector{x, y, z}))
			}
		}
	}
	size := area.Size()
	unit := min(size.X.Points()/2/reach[0], size.Y.Points()/2/reach[1])
	middle := area.Center()
	at := func(p vector) vg.Point {
		return vg.Point{X: middle.X + vg.Length(unit*s.eye.right.dot(p)), Y: middle.Y + vg.Length(unit*s.eye.up.dot(p))}
	}
	s.drawBox(dc, at)

	order := make([]int, len(s.points))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return s.eye.near.dot(s.points[order[a]]) < s.eye.near.dot(s.points[order[b]])
	})
	if s.normal == (vector{}) {
		s.drawPoints(dc, at, order)
		return
	}
	// What is behind the plane first, then the plane, then what is before it.
	towards := s.normal.dot(s.eye.near)
	var behind, before []int
	for _, i := range order {
		if s.normal.dot(s.points[i].minus(s.base))*towards < 0 {
			behind = append(behind, i)
		} else {
			before = append(before, i)
		}
	}
	s.drawPoints(dc, at, behind)
	var corners []vg.Point
	for _, p := range s.section() {
		corners = append(corners, at(p))
	}
	if len(corners) > 0 {
		clr, _ := series(3)
		dc.FillPolygon(withAlpha(clr, 0x48), corners)
		dc.StrokeLines(draw.LineStyle{Color: clr, Width: 1.25}, append(corners, corners[0]))
	}
	s.drawPoints(dc, at, before)
}

// drawPoints draws points in an order from far to near.
func (s space) drawPoints(dc draw.Canvas, at func(vector) vg.Point, order []int) {
	const steps = 8 // of depth
	look := func(p vector) (radius vg.Length, alpha uint8) {
		d := (s.eye.near.dot(p)/math.Sqrt(3) + 1) / 2
		d = math.Round(min(max(d*1.4-0.2, 0), 1)*steps) / steps
		radius = vg.Length(2.4 + 2.4*d)
		if len(s.points) > 1000 {
			radius *= 0.65
		}
		return radius, uint8(0x50 + 0x90*d)
	}
	if len(s.points) <= rasterDots {
		for _, i := range order {
			r, a := look(s.points[i])
			dc.DrawGlyph(draw.GlyphStyle{Color: withAlpha(s.colors[s.level[i]], a), Radius: r, Shape: draw.CircleGlyph{}}, at(s.points[i]))
		}
		return
	}
	size := dc.Size()
	layer := newDotLayer(size.X, size.Y)
	for _, i := range order {
		r, a := look(s.points[i])
		p := at(s.points[i])
		layer.dot((p.X - dc.Min.X).Points(), (dc.Max.Y - p.Y).Points(), r.Points()*0.6, float64(a)/0xff/2, s.level[i])
	}
	dc.DrawImage(dc.Rectangle, layer.image(s.colors))
}

// drawBox draws the grid of the floor and the two walls behind, and the labelled axes along the edges that no dot covers.
func (s space) drawBox(dc draw.Canvas, at func(vector) vg.Point) {
	side := func(v float64) float64 {
		if v < 0 {
			return -1
		}
		return 1
	}
	front := vector{side(s.eye.near[0]), side(s.eye.near[1]), side(s.eye.near[2])}
	floor := -1.0
	back := vector{-front[0], -front[1], floor}
	labels := [3]string{s.c.xlabel, s.c.ylabel, s.c.zlabel}

	// The upright axis stands at the one of the two outermost corners that is at the left.
	corner := vector{back[0], front[1], 0}
	if other := (vector{front[0], back[1], 0}); s.eye.right.dot(other) < s.eye.right.dot(corner) {
		corner = other
	}
	starts := [3]vector{{0, front[1], floor}, {front[0], 0, floor}, corner}
	for axis := range 3 {
		line := func(from, to vector, clr color.Color) {
			dc.StrokeLines(draw.LineStyle{Color: clr, Width: 1}, []vg.Point{at(from), at(to)})
		}
		for _, t := range (niceTicks{}).Ticks(s.lo[axis], s.hi[axis]) {
			v := 2*fraction(t.Value, s.lo[axis], s.hi[axis]) - 1
			// A line across each of the two planes that the axis lies in.
			b, c := (axis+1)%3, (axis+2)%3
			for _, across := range [2][2]int{{b, c}, {c, b}} {
				from := back
				from[axis] = v
				to := from
				to[across[0]] = -from[across[0]]
				line(from, to, grid)
			}
			p := starts[axis]
			p[axis] = v
			s.text(dc, at, axis, p, 9, tickStyle(), t.Label)
		}
		from, to := starts[axis], starts[axis]
		from[axis], to[axis] = -1, 1
		line(from, to, faint)
		s.text(dc, at, axis, starts[axis], 38, labelStyle(), labels[axis])
	}
}

// text writes beside an edge of the box, away from its middle.
func (s space) text(dc draw.Canvas, at func(vector) vg.Point, axis int, p vector, away vg.Length, sty text.Style, label string) {
	edge, middle := p, vector{0, 0, -1}
	if axis == 2 {
		middle[2] = 0
	}
	edge[axis] = middle[axis]
	from, to := at(middle), at(edge)
	dx, dy := (to.X - from.X).Points(), (to.Y - from.Y).Points()
	if axis == 2 {
		dy = 0
	}
	n := math.Hypot(dx, dy)
	if n == 0 {
		dx, dy, n = 0, -1, 1
	}
	dx, dy = dx/n, dy/n
	q := at(p)
	q.X, q.Y = q.X+vg.Length(dx)*away, q.Y+vg.Length(dy)*away
	sty.XAlign, sty.YAlign = draw.XAlignment(-0.5+dx/2), middleOf(dy)
	if axis == 2 && label == s.c.zlabel && away > 20 {
		sty.XAlign, sty.YAlign, sty.Rotation = draw.XCenter, draw.YBottom, math.Pi/2
	}
	if label != "" {
		dc.FillText(sty, q, label)
	}
}

// middleOf aligns a text so that it lies beyond its point in the vertical direction dy, from -1 to 1.
func middleOf(dy float64) draw.YAlignment { return middle + draw.YAlignment(dy*0.4) }
