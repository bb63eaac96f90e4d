package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A legend explains the marks of a chart above the axes, where it never covers data: at the right end of the strip of the
// title while both fit there, else in lines of its own below the title.
type legend interface {
	width() vg.Length                   // of the whole on one line
	lines(most vg.Length) int           // that it takes when none may be wider than most
	draw(c draw.Canvas, x, y vg.Length) // from x rightwards, with the middle of the first line at y
}

const legendLine = 20 // the height of one line of a legend

// swatch is how an entry of a legend looks.
type swatch int

const (
	lineSwatch swatch = iota
	dotSwatch
	barSwatch
)

// entry is one name in a legend.
type entry struct {
	name   string
	color  color.Color
	dashes []vg.Length
	swatch swatch
}

const (
	swatchWidth = 20
	entryGap    = 16
)

func (e entry) width() vg.Length { return swatchWidth + 6 + labelStyle().Width(e.name) }

// names is a legend of named marks.
type names []entry

func (n names) width() vg.Length {
	var w vg.Length
	for _, e := range n {
		w += e.width() + entryGap
	}
	return w - entryGap
}

func (n names) lines(most vg.Length) int {
	lines := 1
	n.place(most, func(_ entry, _ vg.Length, line int) { lines = line + 1 })
	return lines
}

// place calls put for every entry with where it stands when no line may be wider than most.
func (n names) place(most vg.Length, put func(e entry, x vg.Length, line int)) {
	var x vg.Length
	line := 0
	for _, e := range n {
		if x > 0 && x+e.width() > most {
			x, line = 0, line+1
		}
		put(e, x, line)
		x += e.width() + entryGap
	}
}

func (n names) draw(c draw.Canvas, x, y vg.Length) {
	sty := labelStyle()
	sty.XAlign, sty.YAlign = draw.XLeft, middle
	n.place(c.Max.X-x, func(e entry, dx vg.Length, line int) {
		l, y := x+dx, y-vg.Length(line)*legendLine
		switch e.swatch {
		case lineSwatch:
			c.StrokeLine2(draw.LineStyle{Color: e.color, Width: 2.25, Dashes: e.dashes}, l, y, l+swatchWidth, y)
		case dotSwatch:
			c.DrawGlyph(draw.GlyphStyle{Color: e.color, Radius: 4, Shape: draw.CircleGlyph{}}, vg.Point{X: l + swatchWidth/2 + 3, Y: y})
		case barSwatch:
			c.FillPolygon(e.color, box(l+6, y-6, l+swatchWidth, y+6))
		}
		c.FillText(sty, vg.Point{X: l + swatchWidth + 6, Y: y}, e.name)
	})
}

// scale is a small labelled colour bar.
type scale struct {
	label  string
	lo, hi float64
	stops  []color.NRGBA
}

const scaleWidth = 96

func (s scale) ends() (lo, hi string) {
	lo, hi = format(rounded(s.lo, s.hi-s.lo)), format(rounded(s.hi, s.hi-s.lo))
	if s.label != "" {
		lo = s.label + "  " + lo
	}
	return lo, hi
}

func (s scale) width() vg.Length {
	lo, hi := s.ends()
	return tickStyle().Width(lo) + 6 + scaleWidth + 6 + tickStyle().Width(hi)
}

func (scale) lines(vg.Length) int { return 1 }

func (s scale) draw(c draw.Canvas, x, y vg.Length) {
	sty := tickStyle()
	sty.XAlign, sty.YAlign = draw.XLeft, middle
	lo, hi := s.ends()
	c.FillText(sty, vg.Point{X: x, Y: y}, lo)
	x += sty.Width(lo) + 6
	const steps = 24
	for i := range steps {
		// A hair wider than its share, so that no seam shows between two steps.
		l, r := x+vg.Length(i)*scaleWidth/steps, x+vg.Length(i+1)*scaleWidth/steps
		if i < steps-1 {
			r += 0.3
		}
		c.FillPolygon(ramp(s.stops, float64(i)/(steps-1)), box(l, y-4.5, r, y+4.5))
	}
	c.FillText(sty, vg.Point{X: x + scaleWidth + 6, Y: y}, hi)
}

// box returns the corners of a rectangle.
func box(x0, y0, x1, y1 vg.Length) []vg.Point {
	return []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}}
}
