package notebook

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// runThrough applies what a limiter lets through and returns the cell.
func runThrough(t *testing.T, doc Document, ops []Op) Document {
	t.Helper()
	for _, op := range ops {
		var err error
		if doc, _, err = Apply(doc, op); err != nil {
			t.Fatal(err)
		}
	}
	return doc
}

func oneCell() Document {
	doc := New("T")
	doc.Cells = []Cell{NewCell("a", Code, "")}
	return doc
}

func TestLimiterKeepsHeadAndTail(t *testing.T) {
	limits := Limits{Head: 100, Tail: 50, LiveTail: 20, Outputs: 10, Data: 1000}
	l := NewLimiter("a", "tail", limits)
	doc := oneCell()
	for i := range 1000 {
		doc = runThrough(t, doc, l.Add(Output{Kind: StreamOutput, Name: "stdout", Text: fmt.Sprintf("line %d\n", i)}))
		if i == 500 {
			doc = runThrough(t, doc, l.Tail(false))
			live := doc.Cells[0].Outputs[1].Text
			if !strings.HasSuffix(live, "499\nline 500\n") || strings.Contains(live, "line 497\n") {
				t.Errorf("live tail %q", live)
			}
			if ops := l.Tail(false); ops != nil {
				t.Errorf("nothing new, but %d operations", len(ops))
			}
		}
	}
	doc = runThrough(t, doc, l.Tail(true))
	out := doc.Cells[0].Outputs
	if len(out) != 2 || len(out[0].Text) != 100 || !strings.HasPrefix(out[0].Text, "line 0\nline 1\n") {
		t.Fatalf("outputs %+v", out)
	}
	if !strings.Contains(out[1].Text, "left out: a cell keeps the first 100 bytes and the last 50 bytes of what it prints") ||
		!strings.HasSuffix(out[1].Text, "line 998\nline 999\n") || strings.Contains(out[1].Text, "line 990\n") {
		t.Errorf("tail %q", out[1].Text)
	}
}

func TestLimiterLeavesNothingOutWhileItFits(t *testing.T) {
	l := NewLimiter("a", "tail", Limits{Head: 10, Tail: 10, LiveTail: 3, Outputs: 10, Data: 10})
	doc := oneCell()
	text := "0123456789é12345" // é would be split at byte 11
	for _, r := range text {
		doc = runThrough(t, doc, l.Add(Output{Kind: StreamOutput, Name: "stderr", Text: string(r)}))
	}
	doc = runThrough(t, doc, l.Tail(true))
	var got strings.Builder
	for _, o := range doc.Cells[0].Outputs {
		if o.Name != "stderr" {
			t.Errorf("stream %q", o.Name)
		}
		got.WriteString(o.Text)
	}
	if got.String() != text {
		t.Errorf("got %q", got.String())
	}
}

func TestLimiterCutsBetweenRunes(t *testing.T) {
	l := NewLimiter("a", "tail", Limits{Head: 5, Tail: 5, LiveTail: 5, Outputs: 10, Data: 10})
	doc := runThrough(t, oneCell(), l.Add(Output{Kind: StreamOutput, Name: "stdout", Text: strings.Repeat("é", 20)}))
	doc = runThrough(t, doc, l.Tail(true))
	for _, o := range doc.Cells[0].Outputs {
		if !utf8.ValidString(o.Text) {
			t.Errorf("%q is not UTF-8", o.Text)
		}
	}
}

func TestLimiterCountsOutputs(t *testing.T) {
	l := NewLimiter("a", "tail", Limits{Head: 100, Tail: 100, LiveTail: 100, Outputs: 3, Data: 60})
	data := map[string]json.RawMessage{"text/plain": json.RawMessage(`"0123456789"`)} // 22 bytes
	doc := oneCell()
	for range 5 {
		doc = runThrough(t, doc, l.Add(Output{Kind: DisplayOutput, Data: data}))
	}
	doc = runThrough(t, doc, l.Add(Output{Kind: StreamOutput, Name: "stdout", Text: "fits"}))
	doc = runThrough(t, doc, l.Add(Output{Kind: StreamOutput, Name: "stderr", Text: "too many"}))
	doc = runThrough(t, doc, l.Add(Output{Kind: ErrorOutput, ErrorName: "PanicError"}))
	doc = runThrough(t, doc, l.Add(Output{Kind: ResultOutput, Data: map[string]json.RawMessage{"t": json.RawMessage(`1`)}}))
	doc = runThrough(t, doc, l.Tail(true))
	out := doc.Cells[0].Outputs
	if len(out) != 6 || out[2].Text != "fits" || out[3].Kind != ErrorOutput || out[4].Kind != ResultOutput {
		t.Fatalf("outputs %+v", out)
	}
	if want := "too many\n[… 3 more outputs left out: a cell keeps 3 outputs with together 60 bytes …]\n"; out[5].Text != want {
		t.Errorf("tail %q, want %q", out[5].Text, want)
	}
}

func TestLimiterSpeed(t *testing.T) {
	// Printing 64 MB must cost about what copying it costs, whatever the limits.
	l := NewLimiter("a", "tail", DefaultLimits())
	doc := oneCell()
	chunk := Output{Kind: StreamOutput, Name: "stdout", Text: strings.Repeat("x", 16<<10)}
	for range 4096 {
		doc = runThrough(t, doc, l.Add(chunk))
	}
	doc = runThrough(t, doc, l.Tail(true))
	size := 0
	for _, o := range doc.Cells[0].Outputs {
		size += len(o.Text)
	}
	if limits := DefaultLimits(); size < limits.Head+limits.Tail || size > limits.Head+limits.Tail+1000 {
		t.Errorf("kept %d bytes", size)
	}
}
