package session

import (
	"context"
	"fmt"
	"strings"
	"testing"

	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/web/wire"
)

// What a cell printed is there in full, until it runs again; what the document has in full is not kept beside it for long.
func TestLongTextIsKept(t *testing.T) {
	const lines = 300_000
	long := func(_ context.Context, say func(kwire.Type, any)) kwire.ExecuteReplyContent {
		for i := range lines {
			say(kwire.Stream, kwire.StreamContent{Name: kwire.Stdout, Text: fmt.Sprintln("line", i)})
		}
		return kwire.ExecuteReplyContent{Status: kwire.OK}
	}
	ask := func(cell string, from int) wire.Request {
		return wire.Request{Kind: wire.Text, Text: &wire.TextRequest{Cell: cell, From: from, Count: 2}}
	}
	inBubble(t, map[string]cellFunc{"long": long}, []string{"long", "short"}, func(t *testing.T, b *bench) {
		p := b.join()
		if w := p.must(ask("long", 0)).Text; w == nil || w.Found {
			t.Errorf("before the run %+v", w)
		}
		p.must(runCells("long", "short"))
		b.agree(p)
		var text string
		for _, o := range p.cell("long").Outputs {
			text += o.Text
		}
		if limits := notebook.DefaultLimits(); len(text) > limits.Head+limits.Tail+1000 || !strings.Contains(text, "left out") {
			t.Errorf("the document has %d bytes", len(text))
		}
		w := p.must(ask("long", lines/2)).Text
		if !w.Found || w.End != lines || w.From != lines/2 || len(w.Rows) != 2 || w.Rows[0] != fmt.Sprint("line ", lines/2) {
			t.Errorf("window %+v", w)
		}
		p.must(runCells("short"))
		b.agree(p)
		if w := p.must(ask("long", 0)).Text; !w.Found {
			t.Error("forgotten when another cell ran")
		}
	})
}

func TestTableRequestsReachTheKernel(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		request := func(id string) wire.Request {
			return wire.Request{Kind: wire.Table, Table: &kwire.TableRequestContent{ID: id, Column: 1, Descending: true, Offset: 7, Count: 3}}
		}
		if w := p.must(request("t")).Table; w == nil || !w.Found || w.Numbers[0] != 7 || w.Cells[0][0] != "1 true 3" {
			t.Errorf("window %+v", w)
		}
		if w := p.must(request("gone")).Table; w == nil || w.Found {
			t.Errorf("window %+v", w)
		}
	})
}
