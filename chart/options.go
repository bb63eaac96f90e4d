package chart

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
}

func newConfig(opts []Option) config {
	c := config{width: 720, height: 400}
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
