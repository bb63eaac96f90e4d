package chart

import (
	"io"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Figure is a finished picture with a description in words. It does not change once made and may be shown, stored and
// written any number of times.
type Figure struct {
	svg string
	alt string
}

// SVG returns the picture as one <svg> element. Its text and axes take the colour of the surrounding text
// (currentColor), its background is transparent, and it is never wider than the column it stands in.
func (f *Figure) SVG() string { return f.svg }

// String returns the description in words: kind of chart, title, axes, and the numbers that matter.
func (f *Figure) String() string { return f.alt }

// MIMEBundle returns the picture (image/svg+xml) and its description (text/plain), by which a notebook shows a figure.
func (f *Figure) MIMEBundle() map[string]string {
	return map[string]string{"image/svg+xml": f.svg, "text/plain": f.alt}
}

// WriteTo writes the picture as an SVG document.
func (f *Figure) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, f.svg)
	return int64(n), err
}

const (
	titleHeight = 34 // the strip above the axes with title and legend
	margin      = 6
)

// finish draws the plot under its title and, at the right end of the same strip, its legend.
func finish(p *plot.Plot, c config, title, alt string, legend func(dc draw.Canvas)) *Figure {
	surface := newCanvas(c.width, c.height, alt)
	dc := draw.NewCanvas(surface, vg.Length(c.width), vg.Length(c.height))
	if title != "" {
		sty := titleStyle()
		sty.XAlign, sty.YAlign = draw.XLeft, draw.YTop
		dc.FillText(sty, vg.Point{X: margin, Y: dc.Max.Y - margin}, title)
	}
	if legend != nil {
		legend(draw.Crop(dc, 0, -margin, dc.Max.Y-dc.Min.Y-titleHeight, -margin))
	}
	top := vg.Length(titleHeight)
	if title == "" && legend == nil {
		top = margin
	}
	// Room at the right keeps the last label of the horizontal axis inside the picture.
	p.Draw(draw.Crop(dc, margin, -3*margin, margin, -top))
	return &Figure{svg: surface.String(), alt: alt}
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
