package display_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"

	"lab/kernel/display"
	"lab/kernel/display/sink"
)

// recorder is a sink that keeps what it gets.
type recorder struct {
	ids     []string
	bundles []map[string]string
	kinds   []string
}

func (r *recorder) Show(id string, b map[string]string)   { r.add("show", id, b) }
func (r *recorder) Update(id string, b map[string]string) { r.add("update", id, b) }
func (r *recorder) add(kind, id string, b map[string]string) {
	r.kinds, r.ids, r.bundles = append(r.kinds, kind), append(r.ids, id), append(r.bundles, b)
}

func record(t *testing.T) *recorder {
	r := &recorder{}
	t.Cleanup(sink.Install(r))
	return r
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rich shows itself, without a text.
type rich struct{}

func (rich) MIMEBundle() map[string]string { return map[string]string{"text/html": "<b>"} }

func TestRepresentations(t *testing.T) {
	data := picture(t)
	p := plot.New()
	p.Title.Text = "Errors"
	for name, c := range map[string]struct {
		show       func()
		mime, want string
	}{
		"text":      {func() { display.Text(42) }, "text/plain", "42"},
		"markdown":  {func() { display.Markdown("**a**") }, "text/markdown", "**a**"},
		"html":      {func() { display.HTML("<p>") }, "text/html", "<p>"},
		"page":      {func() { display.Interactive("<p>") }, display.MIMEInteractive, "<p>"},
		"svg":       {func() { display.SVG("<svg/>") }, "image/svg+xml", "<svg/>"},
		"png":       {func() { display.PNG(data) }, "image/png", base64.StdEncoding.EncodeToString(data)},
		"not a png": {func() { display.PNG([]byte("GIF")) }, "text/plain", "not a picture in PNG format: [71 73 70]"},
		"json":      {func() { display.JSON(map[string]int{"a": 1}) }, "application/json", "{\n  \"a\": 1\n}"},
		"no json":   {func() { display.JSON(func() {}) }, "text/plain", "cannot be shown as JSON: json: unsupported type: func()"},
		"itself":    {func() { display.Show(rich{}) }, "text/html", "<b>"},
		"its type":  {func() { display.Show(rich{}) }, "text/plain", "display_test.rich"},
		"bytes":     {func() { display.Show(data) }, "image/png", base64.StdEncoding.EncodeToString(data)},
		"plot":      {func() { display.Show(p) }, "text/plain", "plot: Errors"},
		"matrix":    {func() { display.Show(mat.NewDense(1, 2, []float64{1, 2.5})) }, "text/plain", "Dims(1, 2)\n[1  2.5]"},
		"number":    {func() { display.Show(1.5) }, "text/plain", "1.5"},
	} {
		r := record(t)
		c.show()
		if len(r.bundles) != 1 || r.bundles[0][c.mime] != c.want {
			t.Errorf("%s: %q, want %q as %s", name, r.bundles, c.want, c.mime)
			continue
		}
		if r.bundles[0]["text/plain"] == "" {
			t.Errorf("%s: no text/plain", name)
		}
	}
	if svg := display.Bundle(p)["image/svg+xml"]; !strings.Contains(svg, "<svg") || !strings.Contains(svg, "</svg>") {
		t.Errorf("plot gives %.80q", svg)
	}
	if text := display.Bundle(mat.NewDense(100, 100, nil))["text/plain"]; !strings.HasPrefix(text, "Dims(100, 100)") || len(text) > 1000 {
		t.Errorf("large matrix: %q", text)
	}
}

func TestUpdateKeepsTheFormat(t *testing.T) {
	r := record(t)
	d := display.Markdown("step 0")
	e := display.Show([]int{1})
	d.Update("step 1")
	e.Update(mat.NewDense(1, 1, []float64{3}))
	if fmt.Sprint(r.kinds) != "[show show update update]" || r.ids[0] != r.ids[2] || r.ids[1] != r.ids[3] || r.ids[0] == r.ids[1] {
		t.Errorf("kinds %v, ids %v", r.kinds, r.ids)
	}
	if r.bundles[2]["text/markdown"] != "step 1" || !strings.Contains(r.bundles[3]["text/plain"], "[3]") {
		t.Errorf("updates %q", r.bundles[2:])
	}
	var none *display.Handle
	none.Update("nothing")
	new(display.Handle).Update("nothing")
	if len(r.kinds) != 4 {
		t.Error("a handle without display showed something")
	}
}

func TestRestoreGivesTheSinkBack(t *testing.T) {
	outer := record(t)
	restore := sink.Install(&recorder{})
	restore()
	display.Text("x")
	if len(outer.kinds) != 1 {
		t.Error("the sink before was not restored")
	}
}

func TestJSONIsValid(t *testing.T) {
	r := record(t)
	display.JSON([]string{"<a>", "\xff"})
	if !json.Valid([]byte(r.bundles[0]["application/json"])) {
		t.Errorf("%q", r.bundles[0]["application/json"])
	}
}
