package show_test

import (
	"image"
	"image/color"
	"reflect"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"

	"lab/kernel/show"
	"lab/kernel/wire"
)

func bundle(v any) map[string]string { return show.Bundle(reflect.ValueOf(v), show.Options{}) }

type song struct {
	Title string
	Year  int
	mark  float64
	Long  time.Duration
}

func TestSliceOfStructsIsATable(t *testing.T) {
	b := bundle([]song{{"<b>&", 1999, 0.5, time.Second}, {"", -1, 2, 0}})
	want := `<table><thead><tr><th align="right"></th><th>Title</th><th align="right">Year</th><th align="right">mark</th><th>Long</th></tr></thead>` +
		`<tbody><tr><td align="right">0</td><td>&lt;b&gt;&amp;</td><td align="right">1999</td><td align="right">0.5</td><td>1s</td></tr>` +
		`<tr><td align="right">1</td><td></td><td align="right">-1</td><td align="right">2</td><td>0s</td></tr></tbody></table>`
	if b["text/html"] != want {
		t.Errorf("got  %s\nwant %s", b["text/html"], want)
	}
	if want := `[{Title:"<b>&" Year:1999 mark:0.5 Long:1s} {Title:"" Year:-1 mark:2 Long:0s}]`; b["text/plain"] != want {
		t.Errorf("text %s", b["text/plain"])
	}
}

func TestTableIsShort(t *testing.T) {
	html := bundle(make([]song, 1000))["text/html"]
	if strings.Count(html, "<tr>") != 11 || !strings.HasSuffix(html, "<p>… 990 more</p>") {
		t.Errorf("%s", html)
	}
	if html := bundle(make([]song, 20))["text/html"]; strings.Count(html, "<tr>") != 21 || strings.Contains(html, "more") {
		t.Errorf("%s", html)
	}
	long := bundle([]song{{Title: strings.Repeat("é", 1<<20)}})["text/html"]
	if len(long) > 2000 || !strings.Contains(long, "é…</td>") {
		t.Errorf("a cell of %d bytes", len(long))
	}
}

func TestWhatIsNoTable(t *testing.T) {
	for name, v := range map[string]any{
		"no rows": []song{}, "numbers": []int{1}, "one struct": song{}, "Stringers": []time.Time{{}}, "no fields": []struct{}{{}},
		"no entries": map[string]int{}, "texts": []string{"a"}, "bytes": [][]byte{{1}}, "pointers to Stringers": []*time.Location{time.UTC},
	} {
		if html, ok := bundle(v)["text/html"]; ok {
			t.Errorf("%s: %s", name, html)
		}
	}
	if html := bundle([]*song{nil, {Year: 7}})["text/html"]; !strings.Contains(html, "&lt;nil&gt;") || !strings.Contains(html, ">7<") {
		t.Errorf("pointers: %s", html)
	}
}

func TestMatrixIsATable(t *testing.T) {
	got := tableOf(t, mat.NewDense(2, 2, []float64{1, 2.5, 3, 4}))
	if want := [][]string{{"1", "2.5"}, {"3", "4"}}; !reflect.DeepEqual(got.Cells, want) || got.Columns[1] != (wire.TableColumn{Name: "1", Type: "float64", Numeric: true}) {
		t.Errorf("%+v", got)
	}
	large := bundle(mat.NewDense(1000, 2000, nil))
	if got := tableOf(t, mat.NewDense(1000, 2000, nil)); got.Rows != 1000 || len(got.Columns) != 64 || got.MoreColumns != 1936 {
		t.Errorf("%d rows, %d columns and %d more", got.Rows, len(got.Columns), got.MoreColumns)
	}
	if html := large["text/html"]; strings.Count(html, "<tr>") != 11 || !strings.Contains(html, "… 1984 more") {
		t.Errorf("%s", html)
	}
	if text := large["text/plain"]; !strings.HasPrefix(text, "Dims(1000, 2000)") || len(text) > 2000 {
		t.Errorf("%s", text)
	}
}

func TestPictures(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 3, 2))
	m.Set(1, 1, color.White)
	if b := bundle(m); b["image/png"] == "" || b["text/plain"] != "image, 3 × 2 pixels" {
		t.Errorf("image %q", b)
	}
	if b := bundle(image.NewUniform(color.Black)); b["image/png"] != "" || !strings.Contains(b["text/plain"], "too large") {
		t.Errorf("an endless image %q", b)
	}
	p := plot.New()
	p.Title.Text = "Errors"
	if b := bundle(p); !strings.Contains(b["image/svg+xml"], "</svg>") || b["text/plain"] != "plot: Errors" {
		t.Errorf("plot %.200q", b)
	}
}

type tree struct{ l, r *tree }

func grow(depth int) *tree {
	if depth == 0 {
		return nil
	}
	return &tree{grow(depth - 1), grow(depth - 1)}
}

// Whatever its size, a value's text is short, and made without walking all of the value. Walking these would not end.
func TestTextIsBounded(t *testing.T) {
	deep := &tree{}
	for range 1_000_000 {
		deep = &tree{l: deep}
	}
	shared := &tree{}
	for range 60 { // 2^60 paths
		shared = &tree{shared, shared}
	}
	numbers := map[int]string{}
	for i := range 300_000 {
		numbers[i] = "x"
	}
	wide := make([][]int, 10_000)
	for i := range wide {
		wide[i] = make([]int, 10_000)
	}
	for name, c := range map[string]struct {
		v    any
		part string
	}{
		"slice":  {make([]int, 10_000_000), "… 9999800 more]"},
		"map":    {numbers, "199:\"x\" … 299800 more]"},
		"string": {strings.Repeat("é", 5_000_000), "(10000000 bytes)"},
		"deep":   {deep, "…"},
		"shared": {shared, "…"},
		"wide":   {wide, "more"},
		"tree":   {grow(16), "…"},
		"texts":  {[]string{strings.Repeat("x", 1<<20), strings.Repeat("y", 1<<20)}, "bytes)"},
	} {
		text := bundle(c.v)["text/plain"]
		if len(text) > 40<<10 || !strings.Contains(text, c.part) {
			t.Errorf("%s: %d bytes, …%.80q", name, len(text), text[max(0, len(text)-60):])
		}
	}
}

func TestMapKeysAreSorted(t *testing.T) {
	m := map[any]int{"b": 1, 2: 2, "a": 3, 1.5: 4, true: 5, nil: 6}
	first := bundle(m)["text/plain"]
	for range 20 {
		if text := bundle(m)["text/plain"]; text != first {
			t.Fatalf("%s, then %s", first, text)
		}
	}
	if want := `map[<nil>:6 true:5 2:2 1.5:4 "a":3 "b":1]`; first != want {
		t.Errorf("%s", first)
	}
}
