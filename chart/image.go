package chart

import (
	"fmt"
	"image"
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// maxPixels bounds an image: more would not be seen on a page, and would make a notebook heavy.
const maxPixels = 4_000_000

// Image shows a grid of numbers as a picture in shades of grey, from black (least) to white (most): pixels[row][column], row 0 on top, all rows of
// one length, 1 to 4 million pixels, which stay square. Above it stands which number is black and which is white. The pixels are stored
// without a loss but for the 256 shades. [Grid] makes rows of one long list. A [HeatMap] is in colour and has axes.
func Image(title string, pixels [][]float64, opts ...Option) *Figure {
	const name = "Image"
	lo, hi := needGrid(name, "pixels", pixels)
	w, h := len(pixels[0]), len(pixels)
	img := image.NewGray(image.Rect(0, 0, w, h))
	var least, most [2]int
	for y, row := range pixels {
		for x, v := range row {
			t := 0.5
			if hi > lo {
				t = fraction(v, lo, hi)
			}
			img.SetGray(x, y, color.Gray{Y: uint8(t*255 + 0.5)})
			if v == lo {
				least = [2]int{x, y}
			}
			if v == hi {
				most = [2]int{x, y}
			}
		}
	}
	l := scale{lo: lo, hi: hi, stops: grayStops()}
	c, at := pictureConfig(name, title, l, w, h, 0, opts)
	alt := describe("Image", title, fmt.Sprintf("%d by %d pixels", w, h), fmt.Sprintf("black is %s, at column %d, row %d", format(rounded(lo, hi-lo)), least[0], least[1]),
		fmt.Sprintf("white is %s, at column %d, row %d", format(rounded(hi, hi-lo)), most[0], most[1]))
	return paintFigure(c, title, alt, l, func(dc draw.Canvas) { dc.DrawImage(at(dc), img) })
}

// Grid cuts a list of numbers into rows of the given width, for [Image], [PolarImage] and [HeatMap]: number i becomes column i mod width of row
// i / width. The number of values is a multiple of width.
func Grid(values []float64, width int) [][]float64 {
	if width < 1 || len(values) == 0 || len(values)%width != 0 {
		fail("Grid", "%d values in rows of %d: the number of values must be a multiple of the width", len(values), width)
	}
	rows := make([][]float64, 0, len(values)/width)
	for i := 0; i < len(values); i += width {
		rows = append(rows, values[i:i+width:i+width])
	}
	return rows
}

// needGrid panics unless z is a table of finite numbers, and returns the least and the greatest of them.
func needGrid(function, name string, z [][]float64) (lo, hi float64) {
	if len(z) == 0 || len(z[0]) == 0 {
		fail(function, "%s has no cells: there is nothing to draw", name)
	}
	cols := len(z[0])
	if len(z)*cols > maxPixels {
		fail(function, "%s has %d rows of %d numbers: at most %d can be shown, so take every second one or average neighbours", name, len(z), cols, maxPixels)
	}
	lo, hi = z[0][0], z[0][0]
	for i, row := range z {
		if len(row) != cols {
			fail(function, "%s[%d] has %d cells and %s[0] has %d: all rows must have the same length", name, i, len(row), name, cols)
		}
		needFinite(function, fmt.Sprintf("%s[%d]", name, i), row)
		l, h := spread(row)
		lo, hi = min(lo, l), max(hi, h)
	}
	return lo, hi
}

// fraction returns where v lies between lo and hi, from 0 to 1, without an overflow for huge numbers.
func fraction(v, lo, hi float64) float64 { return (v/2 - lo/2) / (hi/2 - lo/2) }

// pictureConfig returns the size of a figure that shows w by h square pixels as large as the page has room for, with some
// room at the right, or as large as they can be in the size that an option sets; and where they are.
func pictureConfig(function, title string, l legend, w, h int, right float64, opts []Option) (config, func(draw.Canvas) vg.Rectangle) {
	c := newConfig(append([]Option{Size(0, 0)}, opts...))
	if c.width == 0 && c.height == 0 {
		const widest, highest, largest = 640, 460, 48
		side := min(widest/float64(w), highest/float64(h), largest)
		c.width = min(max(side*float64(w)+2*margin+right, 360), 720)
		top, _ := head(c, title, l)
		c.height = max(side*float64(h)+margin+top.Points(), 120)
	}
	c.check(function)
	return c, func(dc draw.Canvas) vg.Rectangle {
		size := dc.Size()
		side := min((size.X-2*margin-vg.Length(right))/vg.Length(w), (size.Y-margin)/vg.Length(h))
		return vg.Rectangle{
			Min: vg.Point{X: margin, Y: dc.Max.Y - side*vg.Length(h)},
			Max: vg.Point{X: margin + side*vg.Length(w), Y: dc.Max.Y},
		}
	}
}
