package chart

import (
	"encoding/base64"
	"io"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Figure is a finished picture with a description in words. It does not change once made and may be shown, stored and
// written any number of times.
type Figure struct {
	svg string
	png []byte // nil without the option PNG
	alt string
}

// SVG returns the picture as one <svg> element that needs nothing from elsewhere. Its text and axes take the colour of the
// surrounding text (currentColor), its background is transparent, and it is never wider than the column it stands in.
func (f *Figure) SVG() string { return f.svg }

// String returns the description in words: kind of chart, title, axes, and the numbers that matter.
func (f *Figure) String() string { return f.alt }

// MIMEBundle returns the picture (image/svg+xml, or image/png in base64 with the option [PNG]) and its description
// (text/plain), by which a notebook shows a figure.
func (f *Figure) MIMEBundle() map[string]string {
	if f.png != nil {
		return map[string]string{"image/png": base64.StdEncoding.EncodeToString(f.png), "text/plain": f.alt}
	}
	return map[string]string{"image/svg+xml": f.svg, "text/plain": f.alt}
}

// WriteTo writes the picture as an SVG document, or as a PNG file with the option [PNG].
func (f *Figure) WriteTo(w io.Writer) (int64, error) {
	if f.png != nil {
		n, err := w.Write(f.png)
		return int64(n), err
	}
	n, err := io.WriteString(w, f.svg)
	return int64(n), err
}

const (
	titleHeight = 34 // the strip above the axes with the title and a legend that fits beside it
	margin      = 6
)

// finish draws the plot under its title and its legend, which may be nil.
func finish(p *plot.Plot, c config, title, alt string, l legend) *Figure {
	return paintFigure(c, title, alt, l, func(dc draw.Canvas) { drawPlot(p, axesArea(dc)) })
}

// drawPlot draws a plot. The labels of logarithmic axes are drawn here: gonum reserves room for them around the middle of the
// numbers, which is far from the middle of such an axis, so that they push the axes together.
func drawPlot(p *plot.Plot, dc draw.Canvas) {
	q := *p
	sty := labelStyle()
	sty.XAlign, sty.YAlign = draw.XCenter, draw.YBottom
	strip := sty.Height("x") + 2*margin
	_, logX := q.X.Scale.(plot.LogScale)
	_, logY := q.Y.Scale.(plot.LogScale)
	outer := dc
	if logX && q.X.Label.Text != "" {
		q.X.Label.Text = ""
		dc = draw.Crop(dc, 0, 0, strip, 0)
	}
	if logY && q.Y.Label.Text != "" {
		q.Y.Label.Text = ""
		dc = draw.Crop(dc, strip, 0, 0, 0)
	}
	q.Draw(dc)
	area := q.DataCanvas(dc)
	if q.X.Label.Text != p.X.Label.Text {
		dc.FillText(sty, vg.Point{X: area.Center().X, Y: outer.Min.Y + margin/2}, p.X.Label.Text)
	}
	if q.Y.Label.Text != p.Y.Label.Text {
		sty.Rotation, sty.YAlign = math.Pi/2, draw.YTop
		dc.FillText(sty, vg.Point{X: outer.Min.X, Y: area.Center().Y}, p.Y.Label.Text)
	}
}

// axesArea leaves room at the right that keeps the last label of the horizontal axis inside the picture.
func axesArea(dc draw.Canvas) draw.Canvas { return draw.Crop(dc, margin, -3*margin, margin, 0) }

// head returns the height of title and legend, and whether the legend stands in a line of its own.
func head(c config, title string, l legend) (height vg.Length, below bool) {
	width := vg.Length(c.width) - 2*margin
	switch {
	case title == "" && l == nil:
		return margin, false
	case l == nil:
		return titleHeight, false
	case title == "":
		return titleHeight + vg.Length(l.lines(width)-1)*legendLine, true
	}
	if t := titleStyle(); t.Width(title)+3*entryGap/2+l.width() <= width {
		return titleHeight, false
	}
	return titleHeight - 4 + vg.Length(l.lines(width))*legendLine, true
}

// paintFigure draws title and legend, and lets body draw below them.
func paintFigure(c config, title, alt string, l legend, body func(dc draw.Canvas)) *Figure {
	width, height := vg.Length(c.width), vg.Length(c.height)
	top, below := head(c, title, l)
	everything := func(surface vg.Canvas) {
		dc := draw.NewCanvas(surface, width, height)
		sty := titleStyle()
		sty.XAlign, sty.YAlign = draw.XLeft, draw.YTop
		dc.FillText(sty, vg.Point{X: margin, Y: dc.Max.Y - margin}, fit(sty, title, width-2*margin))
		if l != nil {
			x, y := width-margin-l.width(), dc.Max.Y-margin-9
			if below {
				x = margin
				if title != "" {
					y -= titleHeight - 4 - legendLine/2
				}
			}
			l.draw(draw.Crop(dc, 0, -margin, 0, 0), x, y)
		}
		body(draw.Crop(dc, 0, 0, 0, -top))
	}
	surface := newCanvas(c.width, c.height, alt)
	everything(surface)
	fig := &Figure{svg: surface.String(), alt: alt}
	if c.png {
		fig.png = rasterize(c.width, c.height, everything)
	}
	return fig
}

// fit cuts a text to at most the given width.
func fit(sty text.Style, s string, width vg.Length) string {
	if sty.Width(s) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 1 && sty.Width(string(r)+"…") > width {
		r = r[:len(r)-1]
	}
	return strings.TrimRight(string(r), " ") + "…"
}

// describe joins the parts of an alternative text, leaving out empty ones.
func describe(kind, title string, parts ...string) string {
	var b strings.Builder
	b.WriteString(kind)
	if title != "" {
		b.WriteString(" “" + title + "”")
	}
	sep := ": "
	for _, p := range parts {
		if p != "" {
			b.WriteString(sep + p)
			sep = "; "
		}
	}
	b.WriteString(".")
	return b.String()
}
