package web

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"lab/kernel"
	"lab/kernel/engines"
	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/web/wire"
)

func TestMain(m *testing.M) {
	engines.ExitIfKernel() // the kernels of these tests are this executable
	os.Exit(m.Run())
}

// TestRealKernel runs Go cells in a real kernel process through everything that a page uses.
func TestRealKernel(t *testing.T) {
	s := newServer(t, func(c *Config) {
		c.Start = Kernels(kernel.Options{Grace: 500 * time.Millisecond, StartTimeout: 2 * time.Minute})
	})
	b := browse(t, s)
	path := get[wire.Opened](b, "POST", "/api/notebooks", `{"title":"T"}`).Path
	p := b.connect(path)
	p.next()
	cells := []struct{ id, source string }{
		{"count", "words := []string{\"to\", \"be\", \"or\", \"not\", \"to\", \"be\"}\nfmt.Println(len(words), \"words\")\nrdd.Parallelize(sc, words).Count()"},
		{"broken", "x := 1\nundefinedName"},
		{"panics", "f := func() { panic(\"boom\") }\n\nf()"},
		{"loop", "for {\n}"},
		{"maps", "m := map[int]int{}\nfor range 8 { go func() { for { m[1]++ } }() }\nfor { m[2]++ }"},
		{"after", "1 + 1"},
	}
	for i, c := range cells {
		p.ask(wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.InsertCell, Index: i,
			NewCell: &notebook.Cell{ID: c.id, Kind: notebook.Code, Source: c.source}}})
	}
	run := func(id string) notebook.Cell {
		t.Helper()
		if answer := p.ask(wire.Request{Kind: wire.Run, Cells: []string{id}}); answer.Error != nil {
			t.Fatal(answer.Error.Message)
		}
		var c notebook.Cell
		p.until(id+" to end", func(d notebook.Document) bool { c, _ = d.Cell(id); return c.Status == notebook.Ready })
		return c
	}
	failure := func(c notebook.Cell) string {
		for _, o := range c.Outputs {
			if o.Kind == notebook.ErrorOutput {
				return o.ErrorName
			}
		}
		return ""
	}

	p.until("a kernel", func(d notebook.Document) bool {
		if d.Kernel == notebook.KernelDead {
			t.Fatal(d.KernelMessage)
		}
		return d.Kernel == notebook.KernelIdle
	})
	c := run("count")
	kinds := map[notebook.OutputKind]bool{}
	for _, o := range c.Outputs {
		kinds[o.Kind] = true
		if raw, ok := o.Data[kwire.MIMEProgress]; ok {
			var progress kwire.Progress
			if err := json.Unmarshal(raw, &progress); err != nil || progress.State != "done" {
				t.Errorf("progress %s, %v", raw, err)
			}
		}
	}
	if failure(c) != "" || !kinds[notebook.StreamOutput] || !kinds[notebook.ResultOutput] || c.ExecutionCount != 1 {
		t.Errorf("count: %+v", c)
	}
	if c := run("broken"); failure(c) != kwire.CompileError || len(c.Diagnostics) == 0 || c.Diagnostics[0].Line != 2 || c.Diagnostics[0].CellID != "broken" {
		t.Errorf("broken: %+v", c)
	}
	if c := run("panics"); failure(c) != kwire.PanicError || len(c.Diagnostics) == 0 || c.Diagnostics[0].Line != 1 {
		t.Errorf("panics: %+v", c)
	}

	// What is proposed is for the kernel's tests to say; here the answer must come, and fit the cursor.
	answer := p.ask(wire.Request{Kind: wire.Complete, Source: "strings.ToUp", Cursor: 12})
	if c := answer.Complete; c == nil || c.From > c.To || c.To > 12 || len(c.Options) > 0 && c.From != 8 {
		t.Errorf("completion %+v", c)
	}
	if i := p.ask(wire.Request{Kind: wire.Inspect, Source: "strings.ToUpper", Cursor: 10}).Inspect; i == nil || i.Found != (i.Markdown != "") {
		t.Errorf("inspection %+v", i)
	}

	p.ask(wire.Request{Kind: wire.Run, Cells: []string{"loop", "after"}})
	p.until("the loop to run", func(d notebook.Document) bool { c, _ := d.Cell("loop"); return c.Status == notebook.Evaluating })
	if answer := p.ask(wire.Request{Kind: wire.Interrupt}); answer.Error != nil {
		t.Fatal(answer.Error.Message)
	}
	p.until("the loop to end", func(d notebook.Document) bool { c, _ := d.Cell("loop"); return c.Status == notebook.Ready })
	if c, _ := p.doc.Cell("loop"); c.Validity != notebook.Aborted {
		t.Errorf("loop: %+v", c)
	}

	if c := run("maps"); failure(c) != kwire.KernelDied || c.Validity != notebook.Aborted {
		t.Errorf("maps: %+v", c)
	}
	p.until("a new kernel", func(d notebook.Document) bool { return d.Kernel == notebook.KernelIdle })
	if !strings.Contains(p.doc.KernelMessage, "one map") {
		t.Errorf("the page says %q", p.doc.KernelMessage)
	}
	if c := run("after"); failure(c) != "" || c.ExecutionCount != 1 {
		t.Errorf("after the death: %+v", c)
	}
	if answer := p.ask(wire.Request{Kind: wire.Restart}); !answer.Done {
		t.Errorf("restart: %+v", answer.Error)
	}
	if c := run("after"); failure(c) != "" {
		t.Errorf("after a restart: %+v", c)
	}
}
