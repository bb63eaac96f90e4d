package chart

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"sync"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// PolarImage shows two numbers for each pixel, such as the scores of two principal components: the angle of the point
// (first, second) is the hue, its distance from (0, 0) the brightness, so that pixels of one colour behave alike and dark ones hardly do
// anything. A disc beside the picture is the legend: it shows the colour of every point. first and second are grids as [Image] takes
// them, [row][column], of one size. [FullScale] sets which distance is the brightest; [XLabel] and [YLabel] name the two numbers.
func PolarImage(title string, first, second [][]float64, opts ...Option) *Figure {
	const name = "PolarImage"
	needGrid(name, "first", first)
	needGrid(name, "second", second)
	w, h := len(first[0]), len(first)
	if len(second[0]) != w || len(second) != h {
		fail(name, "first is %d by %d pixels and second %d by %d: every pixel needs both", w, h, len(second[0]), len(second))
	}
	const right = 170
	named := append([]Option{XLabel("first"), YLabel("second")}, opts...)
	c, at := pictureConfig(name, title, nil, w, h, right, named)
	if c.full < 0 || math.IsNaN(c.full) || math.IsInf(c.full, 0) {
		fail(name, "FullScale(%v): the magnitude of full brightness must be above 0", c.full)
	}
	c.height = max(c.height, 230)

	var most float64
	var where [2]int
	for y := range first {
		for x := range first[y] {
			if m := math.Hypot(first[y][x], second[y][x]); m > most {
				most, where = m, [2]int{x, y}
			}
		}
	}
	full := c.full
	if full == 0 {
		full = most
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	bright := 0
	for y := range first {
		for x := range first[y] {
			r := 0.0
			if full > 0 {
				r = math.Hypot(first[y][x], second[y][x]) / full
			}
			if r >= 0.5 {
				bright++
			}
			img.SetNRGBA(x, y, polarColor(math.Atan2(second[y][x], first[y][x]), r))
		}
	}
	degrees := math.Mod(math.Atan2(second[where[1]][where[0]], first[where[1]][where[0]])*180/math.Pi+360, 360)
	alt := describe("Polar colour map", title, fmt.Sprintf("%d by %d pixels", w, h),
		fmt.Sprintf("hue is the angle of (%s, %s), brightness the magnitude up to %s", c.xlabel, c.ylabel, format(rounded(full, full))),
		fmt.Sprintf("%s %% of the pixels are at least half as bright", format(math.Round(1000*float64(bright)/float64(w*h))/10)),
		fmt.Sprintf("the greatest magnitude, %s at %.0f degrees, is at column %d, row %d", format(rounded(most, most)), degrees, where[0], where[1]))
	return paintFigure(c, title, alt, nil, func(dc draw.Canvas) {
		area := at(dc)
		dc.DrawImage(area, img)
		wheel(dc, vg.Point{X: area.Max.X + 72, Y: area.Max.Y - 92}, c.xlabel, c.ylabel, format(rounded(full, full)))
	})
}

// wheel draws the round legend around a point.
func wheel(dc draw.Canvas, at vg.Point, x, y, full string) {
	const radius, pixels = 48.0, 240
	disc := image.NewNRGBA(image.Rect(0, 0, pixels, pixels))
	for py := range pixels {
		for px := range pixels {
			dx, dy := (float64(px)+0.5)*2/pixels-1, 1-(float64(py)+0.5)*2/pixels
			r := math.Hypot(dx, dy)
			// The rim fades out over one pixel.
			if edge := min(max((1-r)*pixels/2, 0), 1); edge > 0 {
				clr := polarColor(math.Atan2(dy, dx), r)
				clr.A = uint8(255 * edge)
				disc.SetNRGBA(px, py, clr)
			}
		}
	}
	dc.DrawImage(vg.Rectangle{Min: vg.Point{X: at.X - radius, Y: at.Y - radius}, Max: vg.Point{X: at.X + radius, Y: at.Y + radius}}, smooth{disc})
	line := draw.LineStyle{Color: faint, Width: 1}
	dc.StrokeLine2(line, at.X-radius-6, at.Y, at.X-radius, at.Y)
	dc.StrokeLine2(line, at.X+radius, at.Y, at.X+radius+6, at.Y)
	dc.StrokeLine2(line, at.X, at.Y-radius-6, at.X, at.Y-radius)
	dc.StrokeLine2(line, at.X, at.Y+radius, at.X, at.Y+radius+6)
	sty := tickStyle()
	sty.XAlign, sty.YAlign = draw.XCenter, draw.YBottom
	dc.FillText(sty, vg.Point{X: at.X, Y: at.Y + radius + 10}, fit(sty, y+" ↑", 130))
	sty.YAlign = draw.YTop
	dc.FillText(sty, vg.Point{X: at.X, Y: at.Y - radius - 10}, fit(sty, x+" →", 130))
	dc.FillText(sty, vg.Point{X: at.X, Y: at.Y - radius - 26}, "rim: "+full)
}

// polarColor returns the colour of a point at an angle, in radians, and a distance, from 0 (black) to 1 and more (full brightness). It goes through the
// hues at one lightness in the space Oklab (Ottosson, A perceptual color space for image processing, 2020), because in
// the usual wheel of hues yellow and cyan look brighter than blue and would be taken for greater magnitudes.
func polarColor(angle, distance float64) color.NRGBA {
	distance = min(distance, 1)
	l, chroma := 0.76*distance, 0.125*distance
	a, b := chroma*math.Cos(angle+0.5), chroma*math.Sin(angle+0.5) // angle 0 is a red
	cube := func(v float64) float64 { return v * v * v }
	ll, mm, ss := cube(l+0.3963377774*a+0.2158037573*b), cube(l-0.1055613458*a-0.0638541728*b), cube(l-0.0894841775*a-1.2914855480*b)
	table := gamma()
	channel := func(v float64) uint8 { return table[int(min(max(v, 0), 1)*(gammaSteps-1)+0.5)] }
	return color.NRGBA{
		R: channel(4.0767416621*ll - 3.3077115913*mm + 0.2309699292*ss),
		G: channel(-1.2684380046*ll + 2.6097574011*mm - 0.3413193965*ss),
		B: channel(-0.0041960863*ll - 0.7034186147*mm + 1.7076147010*ss),
		A: 0xff,
	}
}

const gammaSteps = 1 << 14

// gamma returns the encoding of light in sRGB (IEC 61966-2-1) for steps from 0 to 1.
var gamma = sync.OnceValue(func() []uint8 {
	table := make([]uint8, gammaSteps)
	for i := range table {
		v := float64(i) / (gammaSteps - 1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		table[i] = uint8(255*v + 0.5)
	}
	return table
})
