package chart_test

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"lab/chart"
)

// ramp returns n numbers and n others that follow them with noise.
func points(n int) (xs, ys []float64) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range n {
		x := rng.Float64()
		xs, ys = append(xs, x), append(ys, 1+2*x+rng.NormFloat64()/4)
	}
	return xs, ys
}

// figures draws every kind of chart, among them the awkward ones.
func figures() map[string]func() *chart.Figure {
	xs, ys := points(500)
	return map[string]func() *chart.Figure{
		"bars":           func() *chart.Figure { return chart.Bars("Words", []string{"the", "and"}, []float64{6283, 5680}) },
		"bars, markup":   func() *chart.Figure { return chart.Bars(`<b>"&`, []string{"<script>"}, []float64{1}) },
		"bars, all zero": func() *chart.Figure { return chart.Bars("", []string{"a", "b"}, []float64{0, 0}) },
		"bars, negative": func() *chart.Figure {
			return chart.Bars("w", []string{"a", "b"}, []float64{-3, 2}, chart.XLabel("weight"))
		},
		"line":            func() *chart.Figure { return chart.Line("L", "x", "y", []float64{1, 2, 3}, []float64{3, 1, 2}) },
		"line, one point": func() *chart.Figure { return chart.Line("L", "x", "y", []float64{1}, []float64{3}) },
		"line, log": func() *chart.Figure {
			return chart.Line("L", "x", "y", []float64{1, 10, 100}, []float64{1, 1e3, 1e9}, chart.LogX(), chart.LogY())
		},
		"line, log flat":     func() *chart.Figure { return chart.Line("", "", "", []float64{1, 2}, []float64{5, 5}, chart.LogY()) },
		"line, narrow range": func() *chart.Figure { return chart.Line("", "", "", []float64{1, 2}, []float64{1e15, 1e15 + 0.5}) },
		"errors":             func() *chart.Figure { return chart.ErrorByIteration("E", []float64{66.3, 45.6, 38.6}, chart.LogY()) },
		"errors, diverging": func() *chart.Figure {
			return chart.ErrorByIteration("E", []float64{1, 1e40, 3e118, 1e308}, chart.From(1))
		},
		"scatter":           func() *chart.Figure { return chart.Scatter("S", "x", "y", xs, ys) },
		"scatter, coloured": func() *chart.Figure { return chart.Scatter("S", "x", "y", xs, ys, chart.ColorBy("depth", ys)) },
		"predicted":         func() *chart.Figure { return chart.PredictedActual("P", xs, ys) },
		"predicted, constant": func() *chart.Figure {
			return chart.PredictedActual("P", []float64{54, 54, 54}, []float64{0, 50, 89})
		},
		"predicted, perfect": func() *chart.Figure { return chart.PredictedActual("P", xs, xs) },
		"histogram":          func() *chart.Figure { return chart.Histogram("H", "x", xs) },
		"histogram, one":     func() *chart.Figure { return chart.Histogram("H", "x", []float64{2.5}, chart.Bins(3)) },
		"heat map": func() *chart.Figure {
			return chart.HeatMap("M", "x", "y", [][]float64{{1, 2, 3}, {4, 5, 6}}, chart.Rows([]string{"a", "b"}))
		},
		"heat map, flat": func() *chart.Figure { return chart.HeatMap("M", "x", "y", [][]float64{{1}}) },
		"line, huge": func() *chart.Figure {
			return chart.Line("L", "", "", []float64{-1e308, 1e308}, []float64{math.MaxFloat64, -math.MaxFloat64})
		},
		"scatter, huge": func() *chart.Figure {
			return chart.Scatter("S", "", "", []float64{-1e308, 1e308}, []float64{math.MaxFloat64, -math.MaxFloat64}, chart.ColorBy("z", []float64{-1e308, 1e308}))
		},
		"histogram, huge": func() *chart.Figure {
			return chart.Histogram("H", "", []float64{-1e308, 0.5, 1e308, math.MaxFloat64})
		},
		"bars, huge": func() *chart.Figure {
			return chart.Bars("B", []string{"a", "b"}, []float64{-math.MaxFloat64, math.MaxFloat64}, chart.XLabel("x"))
		},
		"heat map, grey": func() *chart.Figure {
			return chart.HeatMap("M", "x", "y", [][]float64{{-math.MaxFloat64, 0, math.MaxFloat64}}, chart.Gray())
		},
	}
}

func TestFiguresAreWellFormedAndFitThePage(t *testing.T) {
	all := figures()
	maps.Copy(all, labFigures())
	for name, draw := range all {
		t.Run(name, func(t *testing.T) {
			fig := draw()
			svg := fig.MIMEBundle()["image/svg+xml"]
			root, text := parse(t, svg)
			attr := map[string]string{}
			for _, a := range root.Attr {
				attr[a.Name.Local] = a.Value
			}
			if attr["viewBox"] == "" || !strings.Contains(attr["style"], "max-width:100%") || strings.HasSuffix(attr["width"], "pt") {
				t.Errorf("the picture does not shrink with its column: %v", attr)
			}
			if attr["role"] != "img" || attr["aria-label"] != fig.String() {
				t.Errorf("role %q, aria-label %q; want img and %q", attr["role"], attr["aria-label"], fig)
			}
			if !strings.Contains(svg, "currentColor") {
				t.Error("nothing takes the colour of the page's text")
			}
			vector := regexp.MustCompile(`href="data:image/png;base64,[^"]*"`).ReplaceAllString(svg, "")
			for _, bad := range []string{"NaN", "Inf", "<script", "#777777", "href", "url("} {
				if strings.Contains(vector, bad) {
					t.Errorf("the picture contains %s", bad)
				}
			}
			if m := regexp.MustCompile(`<text[^>]*fill="#0[^>]*>`).FindString(svg); m != "" {
				t.Errorf("black text, which a dark page hides: %s", m)
			}
			if strings.TrimSpace(text) == "" && name != "bars, all zero" {
				t.Error("no text in the picture")
			}
			if plain := fig.MIMEBundle()["text/plain"]; plain == "" || plain != fig.String() {
				t.Errorf("text/plain is %q", plain)
			}
			if again := draw(); again.SVG() != svg {
				t.Error("drawing the same data twice gives different pictures")
			}
		})
	}
}

// parse reads the whole document and returns its root and the text of its <text> elements.
func parse(t *testing.T, svg string) (root xml.StartElement, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	in := ""
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return root, text
		}
		if err != nil {
			t.Fatalf("the picture is not well-formed: %v", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if root.Name.Local == "" {
				root = tok.Copy()
			}
			in = tok.Name.Local
		case xml.EndElement:
			in = ""
		case xml.CharData:
			if in == "text" {
				text += string(tok) + "\n"
			}
		}
	}
}

func TestTextStaysText(t *testing.T) {
	fig := chart.Bars("Most frequent words", []string{"the", "and", "to"}, []float64{6283, 5680, 14766.5})
	_, text := parse(t, fig.SVG())
	for _, want := range []string{"Most frequent words", "the", "and", "to", "6283", "5680", "14,767"} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("no text %q in %q", want, text)
		}
	}
	if want := "Bar chart “Most frequent words”: the 6283, and 5680, to 14,766.5."; fig.String() != want {
		t.Errorf("described as %q, want %q", fig, want)
	}
}

func TestThousandsOfDotsStaySmall(t *testing.T) {
	for n, most := range map[int]int{5000: 160_000, 7000: 160_000, 100_000: 300_000} {
		xs, ys := points(n)
		if got := len(chart.PredictedActual("All songs", xs, ys).SVG()); got > most {
			t.Errorf("%d dots take %d bytes, want at most %d; an output should stay well below the page's limit", n, got, most)
		}
	}
}

func TestErrorsNameWhatIsWrong(t *testing.T) {
	one, two := []float64{1}, []float64{1, 2}
	tests := []struct {
		name string
		draw func() *chart.Figure
		want string
	}{
		{"nothing", func() *chart.Figure { return chart.Bars("", nil, nil) }, "chart: Bars: values is empty"},
		{"unequal bars", func() *chart.Figure { return chart.Bars("", []string{"a"}, two) }, "chart: Bars: 1 labels and 2 values"},
		{"too many", func() *chart.Figure { return chart.Bars("", make([]string, 201), make([]float64, 201)) }, "at most 200"},
		{"unequal line", func() *chart.Figure { return chart.Line("", "", "", one, two) }, "chart: Line: xs has 1 numbers and ys has 2"},
		{"NaN", func() *chart.Figure { return chart.Scatter("", "", "", two, []float64{1, math.NaN()}) }, "chart: Scatter: ys[1] is NaN"},
		{"infinite", func() *chart.Figure { return chart.ErrorByIteration("", []float64{1, math.Inf(1)}) }, "errors[1] is +Inf"},
		{"log of zero", func() *chart.Figure { return chart.ErrorByIteration("", []float64{1, 0}, chart.LogY()) }, "y[1] is 0: a logarithmic axis"},
		{"from the end", func() *chart.Figure { return chart.ErrorByIteration("", two, chart.From(2)) }, "From(2): there are 2 iterations"},
		{"colours", func() *chart.Figure { return chart.Scatter("", "", "", two, two, chart.ColorBy("z", one)) }, "ColorBy has 1 numbers for 2 points"},
		{"bins", func() *chart.Figure { return chart.Histogram("", "", two, chart.Bins(-1)) }, "Bins(-1)"},
		{"ragged", func() *chart.Figure { return chart.HeatMap("", "", "", [][]float64{two, one}) }, "z[1] has 1 cells and z[0] has 2"},
		{"no cells", func() *chart.Figure { return chart.HeatMap("", "", "", nil) }, "z has no cells"},
		{"row names", func() *chart.Figure {
			return chart.HeatMap("", "", "", [][]float64{one}, chart.Rows([]string{"a", "b"}))
		}, "Rows has 2 names for 1 cells"},
		{"size", func() *chart.Figure { return chart.Line("", "", "", one, one, chart.Size(math.NaN(), 5)) }, "Size(NaN, 5)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fig, err := chart.Maybe(test.draw)
			var ce *chart.Error
			if !errors.As(err, &ce) || fig != nil {
				t.Fatalf("got figure %v and error %v, want a *chart.Error", fig, err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q does not say %q", err, test.want)
			}
		})
	}
}

func TestMaybeLetsOtherPanicsPass(t *testing.T) {
	defer func() {
		if recover() != "mine" {
			t.Error("a panic that is not a *chart.Error was swallowed")
		}
	}()
	_, _ = chart.Maybe(func() *chart.Figure { panic("mine") })
}
