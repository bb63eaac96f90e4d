package chart_test

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"lab/chart"
)

func square(x float64) float64  { return x * x }
func bowl(x, y float64) float64 { return x*x + 4*y*y }

// labFigures draws the charts of the labs about optimization, classification and principal components, and the awkward ones.
func labFigures() map[string]func() *chart.Figure {
	xs, ys := points(500)
	many, others := points(6000)
	one := []float64{2}
	flat := []float64{7, 7, 7}
	huge := []float64{-1e308, 0, 1e308}
	return map[string]func() *chart.Figure{
		"lines": func() *chart.Figure {
			return chart.Lines("L", "x", "y", []chart.Series{{Name: "a", X: xs, Y: ys}, {Name: "b & c", X: one, Y: one}}, chart.LogX())
		},
		"lines, flat": func() *chart.Figure { return chart.Lines("", "", "", []chart.Series{{X: flat, Y: flat}}) },
		"lines, twelve": func() *chart.Figure {
			var lines []chart.Series
			for i := range 12 {
				lines = append(lines, chart.Series{Name: fmt.Sprintf("a rather long name %d", i), X: xs, Y: ys})
			}
			return chart.Lines("Many", "x", "y", lines)
		},
		"time": func() *chart.Figure {
			return chart.TimeSeries("T", "v", []string{"a", "b"}, [][]float64{xs, ys}, chart.Step(0.5), chart.Event(20, "30°"), chart.Event(21, "at once"))
		},
		"time, one value": func() *chart.Figure {
			return chart.TimeSeries("", "", []string{""}, [][]float64{one}, chart.Event(0, "now"))
		},
		"roc": func() *chart.Figure {
			return chart.ROC("R", []chart.Series{{Name: "m", X: []float64{0, .2, 1}, Y: []float64{0, .6, 1}}})
		},
		"log-log": func() *chart.Figure {
			return chart.LogLog("L", "x", "y", []float64{1, 10, 1e12}, []float64{1e9, 1, 1e-9})
		},
		"log-log, one":          func() *chart.Figure { return chart.LogLog("", "", "", one, one) },
		"image":                 func() *chart.Figure { return chart.Image("I", chart.Grid(xs, 25)) },
		"image, flat":           func() *chart.Figure { return chart.Image("I", [][]float64{{3}}) },
		"image, huge":           func() *chart.Figure { return chart.Image("I", [][]float64{huge}) },
		"image, tall":           func() *chart.Figure { return chart.Image("I", chart.Grid(xs, 1), chart.Size(200, 500)) },
		"polar":                 func() *chart.Figure { return chart.PolarImage("P", chart.Grid(xs, 25), chart.Grid(ys, 25)) },
		"polar, zero":           func() *chart.Figure { return chart.PolarImage("P", [][]float64{{0}}, [][]float64{{0}}) },
		"3-D":                   func() *chart.Figure { return chart.Scatter3D("3", xs, ys, xs, chart.ColorBy("z", xs)) },
		"3-D, one":              func() *chart.Figure { return chart.Scatter3D("3", one, one, one, chart.View(0, 0)) },
		"3-D, huge":             func() *chart.Figure { return chart.Scatter3D("3", huge, huge, huge, chart.View(-400, -80)) },
		"3-D, many, with plane": func() *chart.Figure { return chart.Scatter3D("3", many, others, many, plane()) },
		"axes":                  func() *chart.Figure { return chart.PrincipalAxes("A", "x", "y", xs, ys, [][]float64{{1, 2}, {-2, 1}}) },
		"axes, one point":       func() *chart.Figure { return chart.PrincipalAxes("A", "x", "y", one, one, [][]float64{{0, 1}}) },
		"axes, many":            func() *chart.Figure { return chart.PrincipalAxes("A", "x", "y", many, others, [][]float64{{1, 2}}) },
		"function": func() *chart.Figure {
			return chart.Function("F", square, -1, 1, chart.Mark(0, "minimum"), chart.Mark(1, "end"))
		},
		"function, with gap":    func() *chart.Figure { return chart.Function("F", func(x float64) float64 { return 1 / x }, -1, 1) },
		"function, logarithmic": func() *chart.Figure { return chart.Function("F", square, 1, 1e6, chart.LogX(), chart.LogY()) },
		"function, constant":    func() *chart.Figure { return chart.Function("F", func(float64) float64 { return 0 }, 0, 1) },
		"contour":               func() *chart.Figure { return chart.Contour("C", bowl, [2]float64{-2, 2}, [2]float64{-1, 1}, path()) },
		"contour, constant": func() *chart.Figure {
			return chart.Contour("C", func(x, y float64) float64 { return 1 }, [2]float64{0, 1}, [2]float64{0, 1})
		},
		"grouped bars": func() *chart.Figure {
			return chart.GroupedBars("G", []string{"a", "b"}, []string{"m", "n"}, [][]float64{{1, -2}, {3, 0}})
		},
		"error bars": func() *chart.Figure {
			return chart.Line("E", "x", "y", flat, []float64{1, 2, 3}, chart.ErrorBars([]float64{0, 1, 2}))
		},
		"error bars below zero": func() *chart.Figure {
			return chart.Scatter("E", "x", "y", one, one, chart.ErrorBars([]float64{9}), chart.LogY())
		},
		"bars with error bars": func() *chart.Figure {
			return chart.Bars("E", []string{"a", "b"}, []float64{1, -2}, chart.ErrorBars([]float64{3, 1}))
		},
		"scatter, many":          func() *chart.Figure { return chart.Scatter("S", "x", "y", many, others, chart.ColorBy("x", many)) },
		"scatter, many, one dot": func() *chart.Figure { return chart.Scatter("S", "", "", make([]float64, 6000), make([]float64, 6000)) },
		"a title too long for its picture": func() *chart.Figure {
			return chart.ROC(strings.Repeat("receiver ", 30), []chart.Series{{X: []float64{0.5}, Y: []float64{0.5}}})
		},
	}
}

func path() chart.Option { return chart.Path([][]float64{{-1.5, 0.8}, {0.3, -0.4}, {0, 0}, {9, 9}}) }
func plane() chart.Option {
	return chart.Plane([]float64{0.5, 2, 0.5}, []float64{1, 0, 1}, []float64{0, 1, 0})
}

func TestDescriptionsSayWhatOneSees(t *testing.T) {
	for want, draw := range map[string]func() *chart.Figure{
		"Line chart “L”: 2 lines; x 0 to 2, error 1 to 9; train starts at 9, ends at 1; valid starts at 8, ends at 3.": func() *chart.Figure {
			return chart.Lines("L", "x", "error", []chart.Series{{Name: "train", X: []float64{0, 1, 2}, Y: []float64{9, 2, 1}}, {Name: "valid", X: []float64{0, 2}, Y: []float64{8, 3}}})
		},
		"Time series “T”: 3 values, time 0 to 40; pixel from 300 to 680, greatest at 20; marked: 30° at 20 and 1 more, to 60° at 40.": func() *chart.Figure {
			return chart.TimeSeries("T", "", []string{"pixel"}, [][]float64{{300, 680, 310}}, chart.Step(20), chart.Event(20, "30°"), chart.Event(40, "60°"))
		},
		"Image “I”: 3 by 2 pixels; black is -5, at column 1, row 0; white is 9, at column 2, row 1.": func() *chart.Figure {
			return chart.Image("I", chart.Grid([]float64{1, -5, 2, 3, 4, 9}, 3))
		},
		"Polar colour map “P”: 2 by 1 pixels; hue is the angle of (first, second), brightness the magnitude up to 3; 50 % of the pixels are at least half as bright; the greatest magnitude, 3 at 90 degrees, is at column 1, row 0.": func() *chart.Figure {
			return chart.PolarImage("P", [][]float64{{1, 0}}, [][]float64{{0, 3}})
		},
		// Points (±2, 0) and (0, ±1) have variances 2 and 1/2.
		"Principal axes “A”: 4 points, x -2 to 2, y -1 to 1; mean (0, 0); component 1, direction (1, 0), carries 80 % of the variance; component 2, direction (0, 3), carries 20 % of the variance.": func() *chart.Figure {
			return chart.PrincipalAxes("A", "x", "y", []float64{2, -2, 0, 0}, []float64{0, 0, 1, -1}, [][]float64{{1, 0}, {0, 3}})
		},
		"Graph of a function “F”: x -2 to 2, f(x) 0 to 4; minimum at (0, 0).": func() *chart.Figure {
			return chart.Function("F", square, -2, 2, chart.Mark(0, "minimum"))
		},
		"Graph of a function “F”: x -2 to 2, f(x) 0 to 4; end at (1, 1), 2 points without a label.": func() *chart.Figure {
			return chart.Function("F", square, -2, 2, chart.Mark(-1, ""), chart.Mark(1, "end"), chart.Mark(0, ""))
		},
		"Contour map “C”: x -2 to 2, y -1 to 1; heights 0 to 8, lowest near (0, 0); a path of 2 points from (1, 1), where it is 5, to (0, 0), where it is 0.": func() *chart.Figure {
			return chart.Contour("C", bowl, [2]float64{-2, 2}, [2]float64{-1, 1}, chart.Path([][]float64{{1, 1}, {0, 0}}))
		},
		"3-D scatter plot “3”: 2 points, x 0 to 1, y 2 to 3, height 4 to 5; seen from 35 degrees around and 22 above; with the plane through (0.5, 2, 0.5).": func() *chart.Figure {
			return chart.Scatter3D("3", []float64{0, 1}, []float64{2, 3}, []float64{4, 5}, chart.ZLabel("height"), plane())
		},
		"Bar chart “G”: a: m 1, n 3; b: m -2, n 0.": func() *chart.Figure {
			return chart.GroupedBars("G", []string{"a", "b"}, []string{"m", "n"}, [][]float64{{1, -2}, {3, 0}})
		},
		"Heat map “H”: 1 rows, 2 columns; least 1 in row 0, column low; most 2 in row 0, column high.": func() *chart.Figure {
			return chart.HeatMap("H", "", "", [][]float64{{1, 2}}, chart.Columns([]string{"low", "high"}))
		},
		// y = 5 x^-1.5 exactly.
		"Log-log plot “L”: 3 points, bucket size 1 to 16, y 0.078125 to 5; about proportional to bucket size to the power -1.5.": func() *chart.Figure {
			return chart.LogLog("L", "bucket size", "y", []float64{1, 4, 16}, []float64{5, 0.625, 0.078125})
		},
		"Line chart “E”: 2 points, x 0 to 1, y 3 to 4; with error bars of ±1 to ±2; starts at 3, ends at 4.": func() *chart.Figure {
			return chart.Line("E", "x", "y", []float64{0, 1}, []float64{3, 4}, chart.ErrorBars([]float64{1, 2}))
		},
	} {
		if got := draw().String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestOptionsWithoutUseChangeNothing(t *testing.T) {
	xs, ys := []float64{-1, 0, 2}, []float64{0, 3, -2}
	grid := [][]float64{xs}
	labels := []string{"a", "b", "c"}
	for name, draw := range map[string]func(...chart.Option) *chart.Figure{
		"Bars":            func(o ...chart.Option) *chart.Figure { return chart.Bars("", labels, xs, o...) },
		"GroupedBars":     func(o ...chart.Option) *chart.Figure { return chart.GroupedBars("", labels, []string{"m"}, grid, o...) },
		"Histogram":       func(o ...chart.Option) *chart.Figure { return chart.Histogram("", "", xs, o...) },
		"HeatMap":         func(o ...chart.Option) *chart.Figure { return chart.HeatMap("", "", "", grid, o...) },
		"Image":           func(o ...chart.Option) *chart.Figure { return chart.Image("", grid, o...) },
		"PolarImage":      func(o ...chart.Option) *chart.Figure { return chart.PolarImage("", grid, grid, o...) },
		"PredictedActual": func(o ...chart.Option) *chart.Figure { return chart.PredictedActual("", xs, ys, o...) },
		"Scatter3D":       func(o ...chart.Option) *chart.Figure { return chart.Scatter3D("", xs, ys, xs, o...) },
		"PrincipalAxes": func(o ...chart.Option) *chart.Figure {
			return chart.PrincipalAxes("", "", "", xs, ys, [][]float64{{1, 1}}, o...)
		},
		"ROC": func(o ...chart.Option) *chart.Figure {
			return chart.ROC("", []chart.Series{{X: []float64{0.5}, Y: []float64{1}}}, o...)
		},
		"Contour": func(o ...chart.Option) *chart.Figure {
			return chart.Contour("", bowl, [2]float64{-1, 1}, [2]float64{-1, 1}, o...)
		},
	} {
		plain := draw()
		if got := draw(chart.LogX(), chart.LogY(), chart.From(2), chart.Step(3), chart.Mark(9, "m"), chart.Event(9, "e")); got.SVG() != plain.SVG() {
			t.Errorf("%s looks different with logarithmic axes and other options that mean nothing to it", name)
		}
	}
}

func TestLongLinesStaySmall(t *testing.T) {
	// Noise with one spike up and one down, which must not be lost.
	ys := make([]float64, 200_000)
	for i := range ys {
		ys[i] = float64(i * 7919 % 100)
	}
	ys[50_001], ys[150_001] = 900, -700
	fig := chart.TimeSeries("T", "v", []string{"a"}, [][]float64{ys})
	if n := len(fig.SVG()); n > 120_000 {
		t.Errorf("200,000 values take %d bytes, want at most 120,000", n)
	}
	top, bottom := math.Inf(1), math.Inf(-1)
	line := regexp.MustCompile(`stroke="#4a86e0"[^>]* d="([^"]*)"`).FindAllStringSubmatch(fig.SVG(), -1)
	for _, m := range regexp.MustCompile(`[ML]([0-9.]+) ([0-9.]+)`).FindAllStringSubmatch(line[len(line)-1][1], -1) {
		var x, y float64
		if _, err := fmt.Sscan(m[1], &x); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Sscan(m[2], &y); err != nil {
			t.Fatal(err)
		}
		top, bottom = min(top, y), max(bottom, y)
	}
	short := chart.TimeSeries("T", "v", []string{"a"}, [][]float64{{0, 900, -700}}).SVG()
	for _, y := range []float64{top, bottom} {
		if !strings.Contains(short, fmt.Sprintf(" %vL", y)) && !strings.Contains(short, fmt.Sprintf(" %v\"", y)) {
			t.Errorf("the long line reaches the height %v, which the line through the spikes alone does not", y)
		}
	}
}

func TestROCArea(t *testing.T) {
	// The area under y = sqrt(x) is 2/3; its chords lie below it by less than 0.001.
	var xs, ys []float64
	for i := 1000; i >= 0; i-- { // any order will do
		x := float64(i) / 1000
		xs, ys = append(xs, x), append(ys, math.Sqrt(x))
	}
	tests := []struct {
		curve chart.Series
		want  string
	}{
		{chart.Series{X: xs, Y: ys}, "area under the curve 0.67, true positive rate 0.45 at"},
		{chart.Series{Name: "perfect", X: []float64{0}, Y: []float64{1}}, "perfect: area under the curve 1, true positive rate 1 at"},
		{chart.Series{Name: "guessing", X: []float64{0.5}, Y: []float64{0.5}}, "guessing: area under the curve 0.5, true positive rate 0.2 at"},
		{chart.Series{Name: "wrong", X: []float64{1}, Y: []float64{0}}, "wrong: area under the curve 0, true positive rate 0 at"},
	}
	for _, test := range tests {
		if got := chart.ROC("R", []chart.Series{test.curve}).String(); !strings.Contains(got, test.want) {
			t.Errorf("%s: want it to contain %s", got, test.want)
		}
	}
}

func TestLabErrorsNameWhatIsWrong(t *testing.T) {
	one, two, nan := []float64{1}, []float64{1, 2}, []float64{math.NaN()}
	series := func(n int) []chart.Series { return make([]chart.Series, n) }
	unit := [2]float64{0, 1}
	for want, draw := range map[string]func() *chart.Figure{
		"chart: Lines: there are no lines":          func() *chart.Figure { return chart.Lines("", "", "", nil) },
		"chart: Lines: 13 lines: at most 12":        func() *chart.Figure { return chart.Lines("", "", "", series(13)) },
		`X of "a" has 1 numbers and Y of "a" has 2`: func() *chart.Figure { return chart.Lines("", "", "", []chart.Series{{Name: "a", X: one, Y: two}}) },
		"chart: TimeSeries: 2 names and 1 series":   func() *chart.Figure { return chart.TimeSeries("", "", []string{"a", "b"}, [][]float64{one}) },
		`"b" has 1 values and "a" has 2`:            func() *chart.Figure { return chart.TimeSeries("", "", []string{"a", "b"}, [][]float64{two, one}) },
		"Step(0)":                                   func() *chart.Figure { return chart.TimeSeries("", "", []string{"a"}, [][]float64{one}, chart.Step(0)) },
		`Event(9, "x"): the series last from 0 to 1`: func() *chart.Figure {
			return chart.TimeSeries("", "", []string{"a"}, [][]float64{two}, chart.Event(9, "x"))
		},
		`point 1 of "a" is (1, 2): rates are between`: func() *chart.Figure { return chart.ROC("", []chart.Series{{Name: "a", X: []float64{0, 1}, Y: two}}) },
		"chart: LogLog: ys[0] is 0":                   func() *chart.Figure { return chart.LogLog("", "", "", one, []float64{0}) },
		"chart: Image: pixels has no cells":           func() *chart.Figure { return chart.Image("", nil) },
		"chart: Image: pixels[0][0] is NaN":           func() *chart.Figure { return chart.Image("", [][]float64{nan}) },
		"chart: Grid: 2 values in rows of 3":          func() *chart.Figure { return chart.Image("", chart.Grid(two, 3)) },
		"first is 2 by 1 pixels and second 1 by 1":    func() *chart.Figure { return chart.PolarImage("", [][]float64{two}, [][]float64{one}) },
		"FullScale(-1)": func() *chart.Figure {
			return chart.PolarImage("", [][]float64{one}, [][]float64{one}, chart.FullScale(-1))
		},
		"chart: Scatter3D: xs has 1 numbers and zs has 2": func() *chart.Figure { return chart.Scatter3D("", one, one, two) },
		"View(0, 90): the elevation":                      func() *chart.Figure { return chart.Scatter3D("", one, one, one, chart.View(0, 90)) },
		"Plane: u has 2 numbers": func() *chart.Figure {
			return chart.Scatter3D("", one, one, one, chart.Plane([]float64{1, 1, 1}, two, two))
		},
		"lie in one line and span no plane": func() *chart.Figure {
			return chart.Scatter3D("", one, one, one, chart.Plane([]float64{1, 1, 1}, []float64{1, 2, 3}, []float64{2, 4, 6}))
		},
		"component 0 is [0 0]":                 func() *chart.Figure { return chart.PrincipalAxes("", "", "", one, one, [][]float64{{0, 0}}) },
		"chart: PrincipalAxes: 0 components":   func() *chart.Figure { return chart.PrincipalAxes("", "", "", one, one, nil) },
		"chart: Function: the function is nil": func() *chart.Figure { return chart.Function("", nil, 0, 1) },
		"from 1 to 0: give two finite":         func() *chart.Figure { return chart.Function("", square, 1, 0) },
		"f is nowhere a finite number":         func() *chart.Figure { return chart.Function("", math.Log, -2, -1) },
		`Mark(5, "m"): f is 25 there`:          func() *chart.Figure { return chart.Function("", square, 0, 1, chart.Mark(5, "m")) },
		"chart: Contour: the function is nil":  func() *chart.Figure { return chart.Contour("", nil, unit, unit) },
		"y from 1 to 1":                        func() *chart.Figure { return chart.Contour("", bowl, unit, [2]float64{1, 1}) },
		"f(-1, 0) is NaN": func() *chart.Figure {
			return chart.Contour("", func(x, y float64) float64 { return math.Log(x) }, [2]float64{-1, 1}, unit)
		},
		"Path: point 0 is [1]": func() *chart.Figure { return chart.Contour("", bowl, unit, unit, chart.Path([][]float64{one})) },
		"chart: GroupedBars: 1 names and 2 series": func() *chart.Figure {
			return chart.GroupedBars("", []string{"a"}, []string{"m"}, [][]float64{one, one})
		},
		`"m" has 2 values for 1 labels`:                          func() *chart.Figure { return chart.GroupedBars("", []string{"a"}, []string{"m"}, [][]float64{two}) },
		"ErrorBars has 2 numbers for 1 values":                   func() *chart.Figure { return chart.Line("", "", "", one, one, chart.ErrorBars(two)) },
		"chart: Bars: ErrorBars[0] is -1":                        func() *chart.Figure { return chart.Bars("", []string{"a"}, one, chart.ErrorBars([]float64{-1})) },
		"chart: Scatter: ErrorBars[0] is NaN: only finite":       func() *chart.Figure { return chart.Scatter("", "", "", one, one, chart.ErrorBars(nan)) },
		"chart: Image: Size(5, 5): width and height must be bet": func() *chart.Figure { return chart.Image("", [][]float64{one}, chart.Size(5, 5)) },
	} {
		fig, err := chart.Maybe(draw)
		var ce *chart.Error
		if !errors.As(err, &ce) || fig != nil {
			t.Errorf("%s: got figure %v and error %v, want a *chart.Error", want, fig, err)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not say %q", err, want)
		}
	}
}
