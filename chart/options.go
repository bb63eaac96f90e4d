package chart

import "image/color"

// Option changes one thing about a chart. Options that a kind of chart has no use for change nothing.
type Option func(*config)

type config struct {
	width, height float64
	xlabel        string
	ylabel        string
	logX, logY    bool
	colorBy       []float64
	colorLabel    string
	columns, rows []string
	bins          int
	from          int
	gray, png     bool
	errorBars     []float64
	marks         []mark
	events        []mark
	step          float64
	path          [][]float64
	zlabel        string
	azimuth       float64
	elevation     float64
	planeAt       []float64
	planeU        []float64
	planeV        []float64
	full          float64
}

// mark is a place on an axis or curve with a label.
type mark struct {
	at    float64
	label string
}

func newConfig(opts []Option) config {
	c := config{width: 720, height: 400, step: 1, azimuth: 35, elevation: 22}
	for _, o := range opts {
		o(&c)
	}
	return c
}

// Size sets width and height in CSS pixels; 720 by 400 without it. A figure still shrinks with a narrower column.
func Size(width, height float64) Option {
	return func(c *config) { c.width, c.height = width, height }
}

// XLabel names the horizontal axis.
func XLabel(label string) Option { return func(c *config) { c.xlabel = label } }

// YLabel names the vertical axis.
func YLabel(label string) Option { return func(c *config) { c.ylabel = label } }

// LogX makes the horizontal axis logarithmic. All x must be above 0.
func LogX() Option { return func(c *config) { c.logX = true } }

// LogY makes the vertical axis logarithmic. All y must be above 0.
func LogY() Option { return func(c *config) { c.logY = true } }

// ColorBy colours the dots of [Scatter] by one number each, from teal (least) over amber to red (most), and names the colour
// scale.
func ColorBy(label string, values []float64) Option {
	return func(c *config) { c.colorLabel, c.colorBy = label, values }
}

// Bins sets the number of bars of a [Histogram]; without it the number follows from the data.
func Bins(n int) Option { return func(c *config) { c.bins = n } }

// From leaves the iterations before n out of [ErrorByIteration], so that the end of a curve that falls steeply at first can be seen.
func From(n int) Option { return func(c *config) { c.from = n } }

// Gray shows a [HeatMap] in shades of grey, from black (least) to white (most), as an [Image] is shown without options.
func Gray() Option { return func(c *config) { c.gray = true } }

// PNG makes the figure a PNG file of two pixels for each pixel of [Size], dark on white, for documents that take no SVG. A page that
// can be light or dark is better served without it.
func PNG() Option { return func(c *config) { c.png = true } }

// ErrorBars draws a thin line of half that length to both sides of each point of a [Line] or a [Scatter] and of the end of each bar of [Bars]: one
// number for each of them, in the unit of the values, not below 0.
func ErrorBars(half []float64) Option { return func(c *config) { c.errorBars = half } }

// Mark puts a dot on the curve of a [Function] at x and writes label beside it. It can be given many times.
func Mark(x float64, label string) Option {
	return func(c *config) { c.marks = append(c.marks, mark{x, label}) }
}

// Step sets the time between two values of a [TimeSeries]; 1 without it.
func Step(dt float64) Option { return func(c *config) { c.step = dt } }

// Event draws a vertical line through a [TimeSeries] at a time, with a label on top. It can be given many times.
func Event(at float64, label string) Option {
	return func(c *config) { c.events = append(c.events, mark{at, label}) }
}

// Path draws a way over a [Contour] chart, such as the one that gradient descent takes: points of 2 numbers each, in their order.
func Path(points [][]float64) Option { return func(c *config) { c.path = points } }

// ZLabel names the upright axis of a [Scatter3D].
func ZLabel(label string) Option { return func(c *config) { c.zlabel = label } }

// View sets from where a [Scatter3D] is seen, in degrees: azimuth turns the eye around the upright axis, elevation lifts it above the floor,
// from -80 to 80. Without it 35 and 22.
func View(azimuth, elevation float64) Option {
	return func(c *config) { c.azimuth, c.elevation = azimuth, elevation }
}

// Plane draws the plane through the point at that the directions u and v span into a [Scatter3D], as far as the data reach: 3 numbers
// each, for example the mean and the first two principal components.
func Plane(at, u, v []float64) Option {
	return func(c *config) { c.planeAt, c.planeU, c.planeV = at, u, v }
}

// FullScale sets the magnitude that a [PolarImage] shows at full brightness; larger ones look the same. Without it the largest magnitude.
func FullScale(magnitude float64) Option { return func(c *config) { c.full = magnitude } }

// Columns names the columns of a [HeatMap], from left to right.
func Columns(names []string) Option { return func(c *config) { c.columns = names } }

// Rows names the rows of a [HeatMap], from top to bottom.
func Rows(names []string) Option { return func(c *config) { c.rows = names } }

func (c config) check(function string) {
	const least, most = 80, 4000
	if !(c.width >= least && c.width <= most && c.height >= least && c.height <= most) {
		fail(function, "Size(%v, %v): width and height must be between %d and %d pixels", c.width, c.height, least, most)
	}
}

// stops returns the colours of a map: grey where the option asks for it, else the given ones.
func (c config) stops(normal []color.NRGBA) []color.NRGBA {
	if c.gray {
		return grayStops()
	}
	return normal
}
