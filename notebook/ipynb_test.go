package notebook

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// checkFormat checks a file against the rules of nbformat 4.5's schema.
func checkFormat(t *testing.T, data []byte) {
	t.Helper()
	var nb map[string]any
	if err := json.Unmarshal(data, &nb); err != nil {
		t.Fatal(err)
	}
	only := func(what string, m map[string]any, required []string, optional ...string) {
		t.Helper()
		for _, key := range required {
			if _, ok := m[key]; !ok {
				t.Errorf("%s has no %s", what, key)
			}
		}
		for key := range m {
			if !slices.Contains(required, key) && !slices.Contains(optional, key) {
				t.Errorf("%s has the property %s, which the schema does not allow", what, key)
			}
		}
	}
	object := func(what string, v any) map[string]any {
		t.Helper()
		m, ok := v.(map[string]any)
		if !ok {
			t.Errorf("%s is %T, not an object", what, v)
		}
		return m
	}
	lines := func(what string, v any) {
		t.Helper()
		if _, ok := v.(string); ok {
			return
		}
		list, ok := v.([]any)
		for _, l := range list {
			if _, isString := l.(string); !isString {
				ok = false
			}
		}
		if !ok {
			t.Errorf("%s is neither text nor lines: %v", what, v)
		}
	}
	only("the notebook", nb, []string{"metadata", "nbformat", "nbformat_minor", "cells"})
	if nb["nbformat"] != 4.0 || nb["nbformat_minor"] != 5.0 {
		t.Errorf("format %v.%v", nb["nbformat"], nb["nbformat_minor"])
	}
	metadata := object("metadata", nb["metadata"])
	kernelspec := object("kernelspec", metadata["kernelspec"])
	if kernelspec["name"] == nil || kernelspec["display_name"] == nil || object("language_info", metadata["language_info"])["name"] == nil {
		t.Errorf("metadata %v", metadata)
	}
	ids := map[any]bool{}
	for i, c := range nb["cells"].([]any) {
		what := fmt.Sprintf("cell %d", i)
		cell := object(what, c)
		id, _ := cell["id"].(string)
		if !regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`).MatchString(id) || ids[id] {
			t.Errorf("%s: id %q", what, id)
		}
		ids[id] = true
		object(what, cell["metadata"])
		lines(what, cell["source"])
		if cell["cell_type"] != "code" {
			only(what, cell, []string{"id", "cell_type", "metadata", "source"}, "attachments")
			continue
		}
		only(what, cell, []string{"id", "cell_type", "metadata", "source", "outputs", "execution_count"})
		for j, o := range cell["outputs"].([]any) {
			what := fmt.Sprintf("%s output %d", what, j)
			output := object(what, o)
			switch output["output_type"] {
			case "stream":
				only(what, output, []string{"output_type", "name", "text"})
				lines(what, output["text"])
			case "display_data":
				only(what, output, []string{"output_type", "data", "metadata"})
			case "execute_result":
				only(what, output, []string{"output_type", "data", "metadata", "execution_count"})
			case "error":
				only(what, output, []string{"output_type", "ename", "evalue", "traceback"})
				if output["traceback"] == nil {
					t.Errorf("%s: traceback is null", what)
				}
			default:
				t.Errorf("%s: output_type %v", what, output["output_type"])
			}
			if data, ok := output["data"]; ok {
				for mime, v := range object(what, data) {
					if !isJSON(mime) {
						lines(what+" "+mime, v)
					}
				}
			}
		}
	}
}

// everything is a document with every feature that the file format can hold.
func everything() Document {
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	doc := New("Count <words> & more")
	doc.Lab = "wordcount"
	doc.Extra = map[string]json.RawMessage{"authors": raw(`[{"name":"A"}]`),
		"kernelspec": raw(`{"name":"other","display_name":"Other"}`), "foreign": raw(`{"deep":[1,2,{"x":null}]}`)}
	text := NewCell("intro", Markdown, "# Title\n\n![i](attachment:i.png)\n")
	text.Attachments = raw(`{"i.png":{"image/png":"aGk="}}`)
	text.Extra = map[string]json.RawMessage{"tags": raw(`["a"]`)}
	setup := NewCell("s", Code, "import \"fmt\"\n\nfmt.Println(1)")
	setup.Role = Locked
	setup.ExecutionCount = 3
	setup.Validity = Stale
	setup.Outputs = []Output{
		{Kind: StreamOutput, Name: "stdout", Text: "1\n2\r\n\nlast <b>"},
		{Kind: StreamOutput, Name: "stderr", Text: "oh"},
		{Kind: DisplayOutput, Data: map[string]json.RawMessage{"image/svg+xml": raw(`"<svg>\n</svg>"`), "image/png": raw(`"aGk="`),
			"application/vnd.lab.progress+json": raw(`{"job":1,"stages":["one\n","two"]}`)}, Metadata: map[string]json.RawMessage{"width": raw(`3`)}},
		{Kind: ResultOutput, Data: map[string]json.RawMessage{"text/plain": raw(`"42"`)}},
		{Kind: ErrorOutput, ErrorName: "PanicError", ErrorValue: "boom", Traceback: []string{"a", "b"}},
	}
	ex := NewCell("e", Code, "")
	ex.Role, ex.ExerciseID = Exercise, "countwords"
	ex.Check = &Check{Points: 1.5, MaxPoints: 2, Tests: []TestResult{{Name: "TestF", Passed: true, Points: 1.5, Log: "l\n"}}}
	doc.Cells = []Cell{text, setup, ex, NewCell("r", Raw, "raw\n"), NewCell("f", Code, "x := 1")}
	return doc
}

func TestRoundTrip(t *testing.T) {
	doc := everything()
	data, err := Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	checkFormat(t, data)
	got, err := Decode("n.ipynb", data)
	if err != nil {
		t.Fatal(err)
	}
	// Saving adds what Jupyter needs; the rest comes back as it was.
	if string(got.Extra["language_info"]) == "" {
		t.Error("no language_info")
	}
	again, err := Encode(got)
	if err != nil {
		t.Fatal(err)
	}
	if string(again) != string(data) {
		t.Errorf("saving again changed the file:\n%s\n%s", data, again)
	}
	if got, want := asJSON(t, got), asJSON(t, doc); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	var foreign, authors any
	_ = json.Unmarshal(got.Extra["foreign"], &foreign)
	_ = json.Unmarshal(got.Extra["authors"], &authors)
	if fmt.Sprint(foreign, authors) != "map[deep:[1 2 map[x:<nil>]]] [map[name:A]]" {
		t.Errorf("foreign metadata %v %v", foreign, authors)
	}
	if !strings.Contains(string(data), "Count <words> & more") {
		t.Error("text is escaped as if for HTML")
	}
}

// TestOwnDataIsUnderOneKey keeps our data out of other programs' way.
func TestOpenHintsAreKept(t *testing.T) {
	doc := New("T")
	c := NewCell("s", Code, "x")
	c.Role, c.ExerciseID, c.Hints = Exercise, "ex", 2
	doc.Cells = append(doc.Cells, c)
	data, err := Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode("t.ipynb", data)
	if err != nil || got.Cells[0].Hints != 2 {
		t.Errorf("%v, %+v", err, got.Cells)
	}
}

func TestOwnDataIsUnderOneKey(t *testing.T) {
	doc := everything()
	doc.Extra, doc.Cells[0].Extra = nil, nil
	data, err := Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	var nb struct {
		Metadata map[string]json.RawMessage
		Cells    []struct{ Metadata map[string]json.RawMessage }
	}
	if err := json.Unmarshal(data, &nb); err != nil {
		t.Fatal(err)
	}
	standard := []string{"title", "kernelspec", "language_info", "editable", "deletable", labKey} // all but ours are Jupyter's
	for key := range nb.Metadata {
		if !slices.Contains(standard, key) {
			t.Errorf("notebook metadata %q", key)
		}
	}
	for i, c := range nb.Cells {
		for key := range c.Metadata {
			if !slices.Contains(standard, key) {
				t.Errorf("cell %d metadata %q", i, key)
			}
		}
	}
}

func TestRandomDocumentsRoundTrip(t *testing.T) {
	for seed := range uint64(10) {
		rng := rand.New(rand.NewPCG(seed, 2))
		doc := New("T")
		for range 200 {
			if after, _, err := Apply(doc, randomOp(rng, doc)); err == nil {
				doc = after
			}
		}
		data, err := Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		checkFormat(t, data)
		got, err := Decode("T.ipynb", data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Encode(got)
		if err != nil || string(again) != string(data) {
			t.Fatalf("seed %d: second save differs: %v\n%s\n%s", seed, err, data, again)
		}
	}
}

func TestDecodeOldMinorVersions(t *testing.T) {
	old := `{"nbformat":4,"nbformat_minor":2,"metadata":{"kernelspec":{"name":"python3","display_name":"Python 3"}},
	"cells":[{"cell_type":"markdown","metadata":{},"source":["# Old\n","text"]},
	{"cell_type":"code","metadata":{"collapsed":false},"source":"1","execution_count":null,"outputs":[]},
	{"cell_type":"code","metadata":{},"source":"1","execution_count":2,"outputs":[
	  {"output_type":"execute_result","execution_count":2,"metadata":{},"data":{"text/plain":["a\n","b"],"application/json":["a","b"]}}]}]}`
	first, err := Decode("old.ipynb", []byte(old))
	if err != nil {
		t.Fatal(err)
	}
	second, err := Decode("elsewhere/old.ipynb", []byte(old))
	if err != nil {
		t.Fatal(err)
	}
	if asJSON(t, first) != asJSON(t, second) {
		t.Error("two reads of one file differ")
	}
	if first.Title != "Old" || first.Cells[0].Source != "# Old\ntext" || first.Cells[1].Validity != Fresh || first.Cells[2].Validity != Stale {
		t.Errorf("read %s", asJSON(t, first))
	}
	out := first.Cells[2].Outputs[0]
	if string(out.Data["text/plain"]) != `"a\nb"` || string(out.Data["application/json"]) != `["a","b"]` {
		t.Errorf("data %s", out.Data)
	}
	data, err := Encode(first)
	if err != nil {
		t.Fatal(err)
	}
	checkFormat(t, data)
	if !strings.Contains(string(data), "Python 3") || !strings.Contains(string(data), "collapsed") {
		t.Error("foreign metadata was lost")
	}
}

func TestDecodeMendsIDs(t *testing.T) {
	doc, err := Decode("n.ipynb", []byte(`{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
	{"id":"a","cell_type":"raw","metadata":{},"source":""},{"id":"a","cell_type":"raw","metadata":{},"source":""},
	{"id":"a b","cell_type":"raw","metadata":{},"source":""},{"id":"","cell_type":"raw","metadata":{},"source":""}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Cells[0].ID != "a" {
		t.Errorf("the first id became %q", doc.Cells[0].ID)
	}
	checkInvariants(t, doc)
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"empty", " \n", "n.ipynb: the file is empty, so it is no notebook; restore it from a copy, or delete it and begin a new one"},
		{"cut off", "{\"cells\": [\n", "n.ipynb: the file is damaged or no notebook: line 2 is not JSON (unexpected end of JSON input); restore it from a copy"},
		{"not JSON", "package main", "line 1 is not JSON"},
		{"an array", "[1]", "the file is JSON but no notebook; open an .ipynb file"},
		{"other JSON", "{}", `it has no "nbformat"`},
		{"format 3", `{"nbformat":3,"worksheets":[]}`, "old format 3; open and save it once in Jupyter"},
		{"format 5", `{"nbformat":5}`, "format 5, newer than the 4"},
		{"no cells", `{"nbformat":4}`, "no list of cells"},
		{"cells of a wrong type", `{"nbformat":4,"cells":{}}`, "the notebook is damaged"},
		{"unknown cell", `{"nbformat":4,"cells":[{"cell_type":"sql","source":""}]}`, `cell 1 is damaged: unknown cell_type "sql"; restore`},
		{"unknown output", `{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"pyout"}]}]}`, `output 1: unknown output_type "pyout"`},
		{"bad own data", `{"nbformat":4,"metadata":{"lab":[]},"cells":[]}`, `metadata key "lab" is damaged`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Decode("n.ipynb", []byte(tt.data))
			var format *FormatError
			if !errors.As(err, &format) || !strings.HasPrefix(err.Error(), "n.ipynb: ") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("the error has several lines: %v", err)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	data, err := Encode(everything())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"nbformat":4,"cells":[{"cell_type":"code","source":[],"outputs":null}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Decode("n.ipynb", data)
		if err != nil {
			return
		}
		saved, err := Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Decode("n.ipynb", saved); err != nil {
			t.Fatalf("cannot read what was saved: %v", err)
		}
	})
}

func TestWindowsLineEndsInSources(t *testing.T) {
	doc, err := Decode("n.ipynb", []byte(`{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
		{"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],"source":["x := 1\r\n","y := 2\r"]}]}`))
	if err != nil || doc.Cells[0].Source != "x := 1\ny := 2\r" {
		t.Errorf("%+v, %v", doc.Cells, err)
	}
}
