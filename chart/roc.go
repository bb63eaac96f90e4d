package chart

import (
	"fmt"
	"sort"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// ROC draws receiver operating characteristics: for every threshold of a classifier the share of negatives that it takes for positives (X,
// the false positive rate) and the share of positives that it finds (Y, the true positive rate), all from 0 to 1. Each of the 1 to 12 curves is one
// classifier; its points may come in any order, and (0, 0) and (1, 1), which belong to every classifier, are added where they are missing.
// The legend names each curve and the area under it by the trapezoidal rule: 1 for a perfect classifier, 0.5 for guessing, which the
// dashed diagonal shows (Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27, 2006).
func ROC(title string, curvesOf []Series, opts ...Option) *Figure {
	const name = "ROC"
	c := newConfig(append([]Option{XLabel("false positive rate"), YLabel("true positive rate"), Size(540, 480)}, opts...))
	c.check(name)
	c.logX, c.logY = false, false
	needSeries(name, curvesOf)
	p := newPlot(c)
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
	p.Add(gridLines{vertical: true, horizontal: true}, chance{})
	var l names
	var said []string
	for i, s := range curvesOf {
		pts := rates(name, s)
		clr, dashes := series(i)
		if len(curvesOf) == 1 {
			p.Add(&plotter.Polygon{XYs: []plotter.XYs{append(pts[:len(pts):len(pts)], plotter.XY{X: 1})}, Color: withAlpha(clr, 0x24)})
		}
		p.Add(&plotter.Line{XYs: pts, LineStyle: draw.LineStyle{Color: clr, Width: 2.25, Dashes: dashes}})
		under := format(rounded(area(pts), 1))
		l = append(l, entry{name: named(s.Name, "area "+under), color: clr, dashes: dashes})
		said = append(said, named(s.Name, fmt.Sprintf("area under the curve %s, true positive rate %s at a false positive rate of 0.2", under, format(rounded(at(pts, 0.2), 1)))))
	}
	return finish(p, c, title, describe("ROC curve", title, some(said)), l)
}

func named(name, what string) string {
	if name == "" {
		return what
	}
	return shorten(name, 40) + ": " + what
}

// rates returns the points of a curve from (0, 0) to (1, 1), sorted.
func rates(function string, s Series) plotter.XYs {
	pts := append(pairs(s.X, s.Y), plotter.XY{X: 0, Y: 0}, plotter.XY{X: 1, Y: 1})
	for i, p := range pts {
		if p.X < 0 || p.X > 1 || p.Y < 0 || p.Y > 1 {
			fail(function, "point %d of %q is (%v, %v): rates are between 0 and 1", i, s.Name, p.X, p.Y)
		}
	}
	sort.SliceStable(pts, func(i, j int) bool {
		if pts[i].X != pts[j].X {
			return pts[i].X < pts[j].X
		}
		return pts[i].Y < pts[j].Y
	})
	return pts
}

// area returns the area under a curve by the trapezoidal rule.
func area(pts plotter.XYs) float64 {
	var a float64
	for i := 1; i < len(pts); i++ {
		a += (pts[i].X - pts[i-1].X) * (pts[i].Y + pts[i-1].Y) / 2
	}
	return a
}

// at returns the height of a curve over x, the upper end of a vertical piece.
func at(pts plotter.XYs, x float64) float64 {
	y := 0.0
	for i, p := range pts {
		switch {
		case p.X <= x:
			y = p.Y
		case pts[i-1].X < x:
			return y + (p.Y-y)*(x-pts[i-1].X)/(p.X-pts[i-1].X)
		default:
			return y
		}
	}
	return y
}

// chance draws what guessing achieves.
type chance struct{}

// Plot implements plot.Plotter.
func (chance) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	c.StrokeLine2(draw.LineStyle{Color: faint, Width: 1.5, Dashes: []vg.Length{6, 4}}, tx(0), ty(0), tx(1), ty(1))
	sty := tickStyle()
	sty.XAlign, sty.YAlign = draw.XLeft, draw.YTop
	c.FillText(sty, vg.Point{X: tx(0.62) + 10, Y: ty(0.62) - 4}, "guessing")
}
