package chart

import (
	"image/color"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// ink is the colour of the page's text with an opacity in (0, 1].
type ink float64

// RGBA makes ink a colour for gonum, which only hands it on; elsewhere it is a grey that can be read on light and dark.
func (k ink) RGBA() (r, g, b, a uint32) {
	v := uint8(255 * float64(k))
	return color.NRGBA{R: 0x77, G: 0x77, B: 0x77, A: v}.RGBA()
}

const (
	strong ink = 1
	normal ink = 0.78
	faint  ink = 0.3
	grid   ink = 0.12
)

// blue has a middle lightness, as all colours here, so that it stands out from a white and from a nearly black page.
func blue() color.NRGBA { return color.NRGBA{R: 0x4a, G: 0x86, B: 0xe0, A: 0xff} }

// series returns the colour and dashes of the i-th of several lines. The six colours stand out from white and from nearly black (a contrast of
// about 3 to 1 or better) and from one another, with any of the usual deficiencies of colour vision as well; the dashes help
// where colours are not printed.
func series(i int) (color.NRGBA, []vg.Length) {
	colours := []color.NRGBA{blue(), {0xa9, 0x49, 0x11, 0xff}, {0x27, 0x75, 0x5f, 0xff}, {0xb3, 0x8f, 0x38, 0xff}, {0xc0, 0x5c, 0xa2, 0xff}, {0x6e, 0x4f, 0xbf, 0xff}}
	dashes := [][]vg.Length{nil, {9, 3}, {2.5, 2.5}, {9, 3, 2.5, 3}}
	return colours[i%len(colours)], dashes[(i+i/len(colours))%len(dashes)]
}

// withAlpha returns a colour of the given opacity.
func withAlpha(c color.Color, alpha uint8) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = alpha
	return n
}

// errorStops go from good to bad; heatStops from little to much.
func errorStops() []color.NRGBA {
	return []color.NRGBA{{0x2a, 0x9d, 0x8f, 0xff}, {0x8a, 0xae, 0x54, 0xff}, {0xe5, 0xa5, 0x3a, 0xff}, {0xe0, 0x6c, 0x3c, 0xff}, {0xc9, 0x3a, 0x4c, 0xff}}
}

func heatStops() []color.NRGBA {
	return []color.NRGBA{{0x1d, 0x2b, 0x6b, 0xff}, {0x2a, 0x5f, 0xa8, 0xff}, {0x2f, 0x9a, 0xa6, 0xff}, {0x8c, 0xc8, 0x8a, 0xff}, {0xf4, 0xe3, 0x9b, 0xff}}
}

// grayStops go from black to white.
func grayStops() []color.NRGBA {
	return []color.NRGBA{{0, 0, 0, 0xff}, {0xff, 0xff, 0xff, 0xff}}
}

// ramp returns the colour at t in [0, 1] between the stops.
func ramp(stops []color.NRGBA, t float64) color.NRGBA {
	t = min(max(t, 0), 1) * float64(len(stops)-1)
	i := min(int(t), len(stops)-2)
	t -= float64(i)
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-t) + float64(b)*t + 0.5) }
	a, b := stops[i], stops[i+1]
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xff}
}

// sans returns gonum's sans-serif face, whose widths the layout is computed with.
func sans(size vg.Length, weight xfont.Weight) font.Font {
	return font.Font{Typeface: "Liberation", Variant: "Sans", Weight: weight, Size: size}
}

func textStyle(size vg.Length, weight xfont.Weight, clr color.Color) text.Style {
	return text.Style{Color: clr, Font: sans(size, weight), Handler: plot.DefaultTextHandler}
}

func titleStyle() text.Style { return textStyle(15, xfont.WeightBold, strong) }
func labelStyle() text.Style { return textStyle(12.5, xfont.WeightNormal, normal) }
func tickStyle() text.Style  { return textStyle(12, xfont.WeightNormal, normal) }

// middle puts the middle of small letters at the height of a tick; gonum's YCenter takes the whole line and lies higher.
const middle = draw.YCenter - 0.1

// newPlot returns an empty plot in the look of this package: transparent, a thin base line, a faint grid, no tick marks.
func newPlot(c config) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Label.TextStyle = labelStyle()
		a.Label.TextStyle.XAlign, a.Label.TextStyle.YAlign = draw.XCenter, draw.YBottom
		a.Label.Padding = 5
		a.Tick.Label = tickStyle()
		a.Tick.Length, a.Tick.LineStyle = 4, draw.LineStyle{Color: ink(0), Width: 1} // no mark, only its room
		a.Padding = 4
		a.LineStyle = draw.LineStyle{Color: faint, Width: 1}
		a.Tick.Marker, a.Scale = niceTicks{}, linear{}
	}
	p.X.Tick.Label.XAlign, p.X.Tick.Label.YAlign = draw.XCenter, draw.YTop
	p.Y.Tick.Label.XAlign, p.Y.Tick.Label.YAlign = draw.XRight, middle
	p.X.Label.Text, p.Y.Label.Text = c.xlabel, c.ylabel
	if c.logX {
		p.X.Scale, p.X.Tick.Marker = plot.LogScale{}, logTicks{}
	}
	if c.logY {
		p.Y.Scale, p.Y.Tick.Marker = plot.LogScale{}, logTicks{}
	}
	return p
}

// gridLines draws a faint line at every labelled tick.
type gridLines struct{ vertical, horizontal bool }

// Plot implements plot.Plotter.
func (g gridLines) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	line := draw.LineStyle{Color: grid, Width: 1}
	if g.vertical {
		for _, t := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
			x := tx(t.Value)
			c.StrokeLine2(line, x, c.Min.Y, x, c.Max.Y)
		}
	}
	if g.horizontal {
		for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
			y := ty(t.Value)
			c.StrokeLine2(line, c.Min.X, y, c.Max.X, y)
		}
	}
}
