package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// smooth marks an image that is a photograph or a layer of dots, which a browser may interpolate; the pixels of any other stay crisp.
type smooth struct{ image.Image }

// encodePNG returns an image as a PNG file, without a loss.
func encodePNG(img image.Image) []byte {
	if s, ok := img.(smooth); ok {
		img = s.Image
	}
	var b bytes.Buffer
	// The best compression takes ten times as long for a few per cent.
	if err := png.Encode(&b, img); err != nil {
		panic("chart: an image without pixels: " + err.Error()) // which no chart makes
	}
	return b.Bytes()
}

// rasterize draws a picture of the given size in points with two pixels to a point, as PNG. A PNG cannot take the colour of
// the page's text, so it is dark on white.
func rasterize(width, height float64, paint func(vg.Canvas)) []byte {
	c := vgimg.NewWith(vgimg.UseWH(vg.Length(width), vg.Length(height)), vgimg.UseDPI(144))
	paint(paper{c})
	return encodePNG(c.Image())
}

// paper shows ink as dark grey, and draws images as a browser does.
type paper struct{ *vgimg.Canvas }

func (p paper) SetColor(clr color.Color) {
	if k, ok := clr.(ink); ok {
		clr = color.NRGBA{R: 0x24, G: 0x29, B: 0x30, A: uint8(255 * float64(k))}
	}
	p.Canvas.SetColor(clr)
}

func (p paper) DrawImage(rect vg.Rectangle, img image.Image) {
	if s, ok := img.(smooth); ok {
		p.Canvas.DrawImage(rect, s.Image)
		return
	}
	// The canvas interpolates; pixels that are already as fine as its own come through unblurred.
	w, h := int(math.Ceil(rect.Size().X.Dots(p.DPI()))), int(math.Ceil(rect.Size().Y.Dots(p.DPI())))
	b := img.Bounds()
	if w <= b.Dx() || h <= b.Dy() {
		p.Canvas.DrawImage(rect, img)
		return
	}
	fine := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			fine.Set(x, y, img.At(b.Min.X+x*b.Dx()/w, b.Min.Y+y*b.Dy()/h))
		}
	}
	p.Canvas.DrawImage(rect, fine)
}

// rasterDots is the number of dots beyond which a scatter plot draws them into one image: a path of them all would take
// a browser seconds and megabytes.
const rasterDots = 5000

const (
	layerScale  = 2  // pixels of a layer to a point, as screens of today have
	layerShades = 16 // of opacity: more cannot be told apart, and fewer make the file small
)

// dotLayer is an image of translucent dots of a few colours.
//
// Opacities add up as those of overlapping dots do; the colour of a pixel is that of the dot on top. So a pixel has one of few values,
// and an image of any number of dots is one byte a pixel before compression.
type dotLayer struct {
	w, h   int
	clear  []float32 // what shines through, from 1
	colour []uint8
}

func newDotLayer(width, height vg.Length) *dotLayer {
	w, h := max(int(math.Ceil(width.Points()*layerScale)), 1), max(int(math.Ceil(height.Points()*layerScale)), 1)
	l := &dotLayer{w: w, h: h, clear: make([]float32, w*h), colour: make([]uint8, w*h)}
	for i := range l.clear {
		l.clear[i] = 1
	}
	return l
}

// dot adds a dot with its middle at (x, y) points from the upper left corner.
func (l *dotLayer) dot(x, y, radius, opacity float64, colour int) {
	x, y, r := x*layerScale, y*layerScale, radius*layerScale
	for py := max(int(y-r-1), 0); py <= min(int(y+r+1), l.h-1); py++ {
		for px := max(int(x-r-1), 0); px <= min(int(x+r+1), l.w-1); px++ {
			dx, dy := float64(px)+0.5-x, float64(py)+0.5-y
			// The distance to the rim, within half a pixel of it, is about the share of the pixel that is covered.
			cover := min(max(r+0.5-math.Sqrt(dx*dx+dy*dy), 0), 1)
			if cover == 0 {
				continue
			}
			i := py*l.w + px
			l.clear[i] *= float32(1 - opacity*cover)
			if cover > 0.4 || l.clear[i] > 0.8 {
				l.colour[i] = uint8(colour)
			}
		}
	}
}

// image returns the layer, its colours given in the order that dot numbers them.
func (l *dotLayer) image(colours []color.NRGBA) image.Image {
	palette := make(color.Palette, 0, len(colours)*(layerShades-1)+1)
	palette = append(palette, color.NRGBA{})
	for _, c := range colours {
		for s := 1; s < layerShades; s++ {
			palette = append(palette, color.NRGBA{R: c.R, G: c.G, B: c.B, A: uint8(s * 255 / (layerShades - 1))})
		}
	}
	img := image.NewPaletted(image.Rect(0, 0, l.w, l.h), palette)
	for i, c := range l.clear {
		if s := int(math.Round(float64(1-c) * (layerShades - 1))); s > 0 {
			img.Pix[i] = uint8(1 + int(l.colour[i])*(layerShades-1) + s - 1)
		}
	}
	return smooth{img}
}
