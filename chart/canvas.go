package chart

import (
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// canvas is a drawing surface of gonum/plot that writes SVG for a notebook page.
//
// One vg point is one SVG unit (a CSS pixel at natural size). Coordinates are transformed here and written as plain
// numbers, so no element needs a transform except rotated text. Styles are presentation attributes, which a page with a strict
// content security policy still shows.
type canvas struct {
	w, h  float64
	alt   string
	body  strings.Builder
	stack []state
	dots  dotRun
}

// state is what Push saves and Pop restores.
type state struct {
	m      matrix
	color  color.Color
	width  float64
	dashes []vg.Length
	offset vg.Length
}

// dotRun collects filled circles of one look into one path of zero-length strokes with round caps: 12 bytes a dot
// instead of 150.
type dotRun struct {
	color  color.Color
	radius float64
	n      int
	path   strings.Builder
}

// dotsPerPath bounds a run, because translucent dots darken one another only across paths, and that is what shows density.
const dotsPerPath = 40

var _ vg.CanvasSizer = (*canvas)(nil)

func newCanvas(w, h float64, alt string) *canvas {
	c := &canvas{w: w, h: h, alt: alt, stack: []state{{m: identity()}}}
	vg.Initialize(c)
	return c
}

func (c *canvas) Size() (x, y vg.Length)   { return vg.Length(c.w), vg.Length(c.h) }
func (c *canvas) top() *state              { return &c.stack[len(c.stack)-1] }
func (c *canvas) SetLineWidth(w vg.Length) { c.top().width = w.Points() }
func (c *canvas) SetColor(clr color.Color) { c.top().color = clr }
func (c *canvas) Rotate(rad float64)       { c.top().m = c.top().m.rotate(rad) }
func (c *canvas) Translate(p vg.Point)     { c.top().m = c.top().m.translate(p.X.Points(), p.Y.Points()) }
func (c *canvas) Scale(x, y float64)       { c.top().m = c.top().m.scale(x, y) }
func (c *canvas) Push()                    { c.stack = append(c.stack, *c.top()) }
func (c *canvas) Pop()                     { c.stack = c.stack[:len(c.stack)-1] }
func (c *canvas) SetLineDash(d []vg.Length, o vg.Length) {
	c.top().dashes, c.top().offset = d, o
}

// Stroke draws the outline of a path.
func (c *canvas) Stroke(path vg.Path) {
	s := c.top()
	if s.width <= 0 || len(path) == 0 || s.color == ink(0) {
		return
	}
	c.flush()
	fmt.Fprintf(&c.body, `<path fill="none" %s stroke-width="%s" stroke-linejoin="round"`, paint("stroke", s.color), number(s.width*s.m.factor()))
	if len(s.dashes) > 0 {
		dashes := make([]string, len(s.dashes))
		for i, d := range s.dashes {
			dashes[i] = number(d.Points())
		}
		fmt.Fprintf(&c.body, ` stroke-dasharray="%s"`, strings.Join(dashes, " "))
		if s.offset != 0 {
			fmt.Fprintf(&c.body, ` stroke-dashoffset="%s"`, number(s.offset.Points()))
		}
	}
	fmt.Fprintf(&c.body, ` d="%s"/>`+"\n", c.data(path))
}

// Fill fills the inside of a path.
func (c *canvas) Fill(path vg.Path) {
	if len(path) == 0 {
		return
	}
	s := c.top()
	if x, y, r, ok := circle(path); ok {
		c.dot(s.m, x, y, r, s.color)
		return
	}
	c.flush()
	fmt.Fprintf(&c.body, `<path %s d="%s"/>`+"\n", paint("fill", s.color), c.data(path))
}

// FillString writes text that starts at pt. It stays text, so that it can be selected, searched and read aloud.
func (c *canvas) FillString(f font.Face, pt vg.Point, text string) {
	c.flush()
	s := c.top()
	x, y := c.place(s.m, pt)
	fmt.Fprintf(&c.body, `<text x="%s" y="%s" font-size="%s" %s`, number(x), number(y), number(f.Font.Size.Points()), paint("fill", s.color))
	if f.Font.Weight >= xfont.WeightSemiBold {
		c.body.WriteString(` font-weight="bold"`)
	}
	if deg := -s.m.angle() * 180 / math.Pi; math.Abs(deg) > 0.01 {
		fmt.Fprintf(&c.body, ` transform="rotate(%s %s %s)"`, number(deg), number(x), number(y))
	}
	if fits(text) {
		fmt.Fprintf(&c.body, ` textLength="%s" lengthAdjust="spacingAndGlyphs"`, number(f.Width(text).Points()))
	}
	c.body.WriteString(">" + html.EscapeString(text) + "</text>\n")
}

// fits reports whether a text is drawn exactly as wide as the layout expects it, with whatever face the reader has. The width of a single
// character matters to nobody, and that of a script that the face of the layout lacks is not known.
func fits(text string) bool {
	n := 0
	for _, r := range text {
		if r >= 0x2000 && r != '…' && r != '“' && r != '”' && r != '−' {
			return false
		}
		n++
	}
	return n > 1
}

// DrawImage draws an image stretched over a rectangle, with crisp pixels unless it is smooth.
func (c *canvas) DrawImage(rect vg.Rectangle, img image.Image) {
	c.flush()
	rendering := ` image-rendering="pixelated"`
	if _, ok := img.(smooth); ok {
		rendering = ""
	}
	s := c.top()
	x0, y0 := c.place(s.m, vg.Point{X: rect.Min.X, Y: rect.Max.Y})
	x1, y1 := c.place(s.m, vg.Point{X: rect.Max.X, Y: rect.Min.Y})
	fmt.Fprintf(&c.body, `<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none"%s href="data:image/png;base64,%s"/>`+"\n",
		number(x0), number(y0), number(x1-x0), number(y1-y0), rendering, base64.StdEncoding.EncodeToString(encodePNG(img)))
}

// fontFamily lists faces with the widths of the one gonum/plot measures with (Liberation Sans), so that text ends where the layout expects it.
const fontFamily = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif"

// String returns the whole picture. The style element matters only where the picture is a document of its own, as in
// an <img>: there is no surrounding text to take the colour from, and the reader's preference decides.
func (c *canvas) String() string {
	c.flush()
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]s %[2]s" width="%[1]s" height="%[2]s" style="max-width:100%%;height:auto" role="img" aria-label="%[3]s" font-family="%[4]s">`+"\n",
		number(c.w), number(c.h), html.EscapeString(c.alt), fontFamily)
	b.WriteString("<style>svg:root{color:#3d434d}@media (prefers-color-scheme:dark){svg:root{color:#d6dae1}}</style>\n")
	b.WriteString(c.body.String())
	b.WriteString("</svg>\n")
	return b.String()
}

func (c *canvas) dot(m matrix, x, y, r float64, clr color.Color) {
	r *= m.factor()
	d := &c.dots
	if d.n > 0 && (d.color != clr || d.radius != r || d.n == dotsPerPath) {
		c.flush()
	}
	d.color, d.radius = clr, r
	d.n++
	px, py := c.place(m, vg.Point{X: vg.Length(x), Y: vg.Length(y)})
	d.path.WriteString("M" + number(px) + " " + number(py) + "h0")
}

func (c *canvas) flush() {
	d := &c.dots
	if d.n == 0 {
		return
	}
	fmt.Fprintf(&c.body, `<path fill="none" stroke-linecap="round" %s stroke-width="%s" d="%s"/>`+"\n",
		paint("stroke", d.color), number(2*d.radius), d.path.String())
	d.n = 0
	d.path.Reset()
}

// place returns where a point of the current coordinates lies in SVG's, whose y runs downwards.
func (c *canvas) place(m matrix, p vg.Point) (x, y float64) {
	x, y = m.apply(p.X.Points(), p.Y.Points())
	return x, c.h - y
}

func (c *canvas) data(path vg.Path) string {
	m := c.top().m
	var b strings.Builder
	at := func(p vg.Point) string {
		x, y := c.place(m, p)
		return number(x) + " " + number(y)
	}
	for _, comp := range path {
		switch comp.Type {
		case vg.MoveComp:
			b.WriteString("M" + at(comp.Pos))
		case vg.LineComp:
			b.WriteString("L" + at(comp.Pos))
		case vg.CurveComp:
			b.WriteString(map[int]string{1: "Q", 2: "C"}[len(comp.Control)])
			for _, p := range comp.Control {
				b.WriteString(at(p) + " ")
			}
			b.WriteString(at(comp.Pos))
		case vg.ArcComp:
			// Chords of at most 6 degrees cannot be told from the arc at the sizes drawn here.
			n := max(1, int(math.Ceil(math.Abs(comp.Angle)/(math.Pi/30))))
			for i := 0; i <= n; i++ {
				sin, cos := math.Sincos(comp.Start + comp.Angle*float64(i)/float64(n))
				cmd := "L"
				if b.Len() == 0 {
					cmd = "M"
				}
				b.WriteString(cmd + at(vg.Point{X: comp.Pos.X + comp.Radius*vg.Length(cos), Y: comp.Pos.Y + comp.Radius*vg.Length(sin)}))
			}
		case vg.CloseComp:
			b.WriteString("Z")
		}
	}
	return b.String()
}

// circle reports whether a path is one full circle, as gonum's glyphs draw it.
func circle(path vg.Path) (x, y, r float64, ok bool) {
	if len(path) < 2 || len(path) > 3 || path[0].Type != vg.MoveComp || path[1].Type != vg.ArcComp {
		return 0, 0, 0, false
	}
	if math.Abs(path[1].Angle) < 2*math.Pi-1e-9 {
		return 0, 0, 0, false
	}
	return path[1].Pos.X.Points(), path[1].Pos.Y.Points(), path[1].Radius.Points(), true
}

// paint writes a colour as the attributes of "fill" or "stroke". Ink becomes currentColor, the colour of the page's text.
func paint(attr string, clr color.Color) string {
	if k, ok := clr.(ink); ok {
		if k == 1 {
			return attr + `="currentColor"`
		}
		return fmt.Sprintf(`%[1]s="currentColor" %[1]s-opacity="%[2]s"`, attr, number(float64(k)))
	}
	n := color.NRGBAModel.Convert(clr).(color.NRGBA)
	s := fmt.Sprintf(`%s="#%02x%02x%02x"`, attr, n.R, n.G, n.B)
	if n.A != 0xff {
		s += fmt.Sprintf(` %s-opacity="%s"`, attr, number(float64(n.A)/0xff))
	}
	return s
}

// number writes a coordinate with at most two decimals, a tenth of what a screen can show.
func number(v float64) string {
	r := math.Round(v*100) / 100
	if r == 0 {
		r = 0 // without the sign of a negative zero
	}
	return strconv.FormatFloat(r, 'f', -1, 64)
}

// matrix maps (x, y) to (a*x + c*y + e, b*x + d*y + f).
type matrix struct{ a, b, c, d, e, f float64 }

func identity() matrix { return matrix{a: 1, d: 1} }

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

func (m matrix) translate(x, y float64) matrix {
	m.e, m.f = m.apply(x, y)
	return m
}

func (m matrix) scale(x, y float64) matrix {
	m.a, m.b, m.c, m.d = m.a*x, m.b*x, m.c*y, m.d*y
	return m
}

func (m matrix) rotate(rad float64) matrix {
	sin, cos := math.Sincos(rad)
	m.a, m.b, m.c, m.d = m.a*cos+m.c*sin, m.b*cos+m.d*sin, m.c*cos-m.a*sin, m.d*cos-m.b*sin
	return m
}

// factor is how much lengths grow, angle the direction in which text runs, counterclockwise.
func (m matrix) factor() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }
func (m matrix) angle() float64  { return math.Atan2(m.b, m.a) }
