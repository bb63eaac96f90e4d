package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// maxBins bounds the bars of a histogram; more cannot be told apart at the width of a page.
const maxBins = 500

// Histogram draws how often values fall into ranges of equal width. Each range contains its lower end; the last one both. Without [Bins] the
// number of ranges is the square root of the number of values, from 5 to 50, and whole numbers get one range for each number or
// for each few numbers.
func Histogram(title, xlabel string, values []float64, opts ...Option) *Figure {
	const name = "Histogram"
	needFinite(name, "values", values)
	c := newConfig(append([]Option{XLabel(xlabel), YLabel("count")}, opts...))
	c.check(name)
	if c.bins < 0 || c.bins > maxBins {
		fail(name, "Bins(%d): the number of bars must be between 1 and %d", c.bins, maxBins)
	}
	edges := binEdges(values, c.bins)
	counts := make([]float64, len(edges)-1)
	for _, v := range values {
		i := int(fraction(v, edges[0], edges[len(edges)-1]) * float64(len(counts)))
		// Division rounds, and the last range contains its upper end.
		i = min(max(i, 0), len(counts)-1)
		switch {
		case v < edges[i]:
			i--
		case i+1 < len(counts) && v >= edges[i+1]:
			i++
		}
		counts[i]++
	}

	p := newPlot(c)
	p.X.Min, p.X.Max = edges[0], edges[len(edges)-1]
	_, most := spread(counts)
	p.Y.Min, p.Y.Max = 0, most*1.05
	p.Add(gridLines{horizontal: true}, columns{edges: edges, counts: counts})

	lo, hi := spread(values)
	at := 0
	for i, n := range counts {
		if n == most {
			at = i
			break
		}
	}
	return finish(p, c, title, describe("Histogram", title,
		fmt.Sprintf("%s values from %s to %s in %d bars", format(float64(len(values))), format(lo), format(hi), len(counts)),
		fmt.Sprintf("most, %s, between %s and %s", format(most), format(edges[at]), format(edges[at+1]))), nil)
}

// binEdges returns the ends of n equal ranges, or of a suitable number of ranges where n is 0.
func binEdges(values []float64, n int) []float64 {
	lo, hi := spread(values)
	if n == 0 {
		n = min(max(int(math.Sqrt(float64(len(values)))), 5), 50)
		if whole(values) && hi-lo < 1e6 {
			step := math.Ceil((hi - lo + 1) / float64(n))
			n = int(math.Ceil((hi - lo + 1) / step))
			lo, hi = lo-0.5, lo-0.5+step*float64(n)
		}
	}
	if lo == hi {
		lo, hi = lo-0.5, hi+0.5
	}
	edges := make([]float64, n+1)
	for i := range edges {
		t := float64(i) / float64(n)
		edges[i] = lo*(1-t) + hi*t
	}
	return edges
}

func whole(values []float64) bool {
	for _, v := range values {
		if v != math.Trunc(v) {
			return false
		}
	}
	return true
}

// columns draws upright bars between edges.
type columns struct{ edges, counts []float64 }

// Plot implements plot.Plotter.
func (h columns) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	gap := vg.Length(1)
	if tx(h.edges[1])-tx(h.edges[0]) < 4 {
		gap = 0
	}
	for i, n := range h.counts {
		if n == 0 {
			continue
		}
		l, r := tx(h.edges[i])+gap/2, tx(h.edges[i+1])-gap/2
		c.FillPolygon(blue(), box(l, ty(0), r, ty(n)))
	}
}
