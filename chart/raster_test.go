package chart_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"testing"

	"lab/chart"
)

// pixels returns the first image inside a picture.
func pixels(t *testing.T, fig *chart.Figure) image.Image {
	t.Helper()
	m := regexp.MustCompile(`href="data:image/png;base64,([^"]*)"`).FindStringSubmatch(fig.SVG())
	if m == nil {
		t.Fatalf("no image in %s", fig.SVG())
	}
	data, err := base64.StdEncoding.DecodeString(m[1])
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestImageKeepsPixels(t *testing.T) {
	values := make([]float64, 230*202)
	for i := range values {
		values[i] = float64(i % 256)
	}
	fig := chart.Image("I", chart.Grid(values, 230))
	img := pixels(t, fig)
	if img.Bounds() != image.Rect(0, 0, 230, 202) {
		t.Fatalf("the image is %v, want 230 by 202 pixels", img.Bounds())
	}
	for i, v := range values {
		if got := img.At(i%230, i/230); got != (color.Gray{Y: uint8(v)}) {
			t.Fatalf("pixel %d is %v, want %v", i, got, v)
		}
	}
}

func TestPolarImageColors(t *testing.T) {
	// Magnitude 1 to the right, up, left and down, then 0, then beyond full scale to the right.
	img := pixels(t, chart.PolarImage("P", [][]float64{{1, 0, -1, 0, 0, 5}}, [][]float64{{0, 1, 0, -1, 0, 0}}, chart.FullScale(1)))
	seen := map[color.Color]int{}
	for x := range 5 {
		c := img.At(x, 0)
		if before, ok := seen[c]; ok {
			t.Errorf("pixels %d and %d have the same colour %v", before, x, c)
		}
		seen[c] = x
	}
	if r, g, b, _ := img.At(4, 0).RGBA(); r+g+b != 0 {
		t.Errorf("magnitude 0 is %v, want black", img.At(4, 0))
	}
	if img.At(5, 0) != img.At(0, 0) {
		t.Errorf("a magnitude beyond full scale is %v, want %v", img.At(5, 0), img.At(0, 0))
	}
}

func TestManyDotsLieWhereAxesSay(t *testing.T) {
	// All dots but one are in the lower left corner.
	xs, ys := make([]float64, 6000), make([]float64, 6000)
	xs[17], ys[17] = 1, 1
	img := pixels(t, chart.Scatter("S", "x", "y", xs, ys))
	b := img.Bounds()
	// The axes are 3 and 4 % longer than the data at either end.
	for _, at := range []struct {
		x, y  float64
		drawn bool
	}{{0.03 / 1.06, 1 - 0.04/1.08, true}, {1.03 / 1.06, 1 - 1.04/1.08, true}, {0.5, 0.5, false}, {0.03 / 1.06, 1 - 1.04/1.08, false}} {
		c := img.At(int(at.x*float64(b.Dx())), int(at.y*float64(b.Dy())))
		if _, _, _, alpha := c.RGBA(); (alpha > 0) != at.drawn {
			t.Errorf("at (%.2f, %.2f) of the image is %v; drawn should be %v", at.x, at.y, c, at.drawn)
		}
	}
}

func TestPNG(t *testing.T) {
	fig := chart.Line("L", "x", "y", []float64{1, 2}, []float64{3, 4}, chart.Size(300, 200), chart.PNG())
	bundle := fig.MIMEBundle()
	if bundle["image/svg+xml"] != "" || bundle["text/plain"] != fig.String() {
		t.Errorf("the option PNG gives %v", bundle)
	}
	data, err := base64.StdEncoding.DecodeString(bundle["image/png"])
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds() != image.Rect(0, 0, 600, 400) {
		t.Fatalf("PNG of %v, error %v; want 600 by 400 pixels", img, err)
	}
	dark, blue := 0, 0
	for y := range 400 {
		for x := range 600 {
			switch c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA); {
			case c.A != 255:
				t.Fatalf("pixel (%d, %d) is %v, want an opaque one", x, y, c)
			case c.R < 0x60 && c.G < 0x60 && c.B < 0x60:
				dark++
			case c == color.NRGBA{R: 0x4a, G: 0x86, B: 0xe0, A: 0xff}:
				blue++
			}
		}
	}
	if dark < 100 || blue < 500 {
		t.Errorf("%d dark pixels of text and %d blue ones of the line", dark, blue)
	}
	var b bytes.Buffer
	if n, err := fig.WriteTo(&b); err != nil || n != int64(len(data)) || !bytes.Equal(b.Bytes(), data) {
		t.Errorf("WriteTo writes %d bytes, error %v; want the %d bytes of the PNG", n, err, len(data))
	}
	for name, draw := range map[string]func() *chart.Figure{
		"image":   func() *chart.Figure { return chart.Image("I", [][]float64{{1, 2}}, chart.PNG()) },
		"contour": func() *chart.Figure { return chart.Contour("C", bowl, [2]float64{0, 1}, [2]float64{0, 1}, chart.PNG()) },
	} {
		if data := draw().MIMEBundle()["image/png"]; len(data) < 1000 {
			t.Errorf("%s: a PNG of %d bytes", name, len(data))
		}
	}
}
