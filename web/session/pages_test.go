package session

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"lab/notebook"
	"lab/web/wire"
)

// appended is an edit that adds a text at the end of a cell.
func (p *tab) appended(cell, text string) wire.Request {
	c := p.cell(cell)
	return wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.EditSource, Cell: cell, Revision: c.Revision,
		Changes: notebook.Changes{{Length: len(c.Source)}, {Replace: true, Lines: []string{text}}}}}
}

func TestPageLearnsWhatArrived(t *testing.T) {
	inBubble(t, nil, []string{"a", "b"}, func(t *testing.T, b *bench) {
		one, other := b.joinAs("p1"), b.join()
		if one.welcome.Known || len(one.welcome.Edits) > 0 || one.welcome.Client != "page-p1" {
			t.Errorf("a new page was welcomed with %+v", one.welcome)
		}
		first, second := one.appended("a", "1"), one.appended("b", "2")
		first.Edit, second.Edit = 7, 8
		one.must(first)
		one.client.Handle(second)
		late := one.appended("a", "late")
		late.Edit = 9
		again := b.joinAs("p1")
		if w := again.welcome; !w.Known || w.Client != one.welcome.Client || fmt.Sprint(w.Edits) != "map[a:7 b:8]" {
			t.Errorf("the page was welcomed again with %+v", w)
		}
		// Nothing comes any more over the old connection, else the page would be told wrong.
		one.client.Handle(late)
		b.agree(again, other)
		if got := again.cell("a").Source; got != "a1" {
			t.Errorf("a is %q", got)
		}
		if stranger := b.joinAs("../p1"); stranger.welcome.Known || strings.Contains(stranger.welcome.Client, "p1") {
			t.Errorf("a page without a usable name was welcomed with %+v", stranger.welcome)
		}
	})
}

func TestPagesAreForgottenInTheEnd(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		stays := b.joinAs("stays")
		for i := range maxPages + 10 {
			b.joinAs(fmt.Sprint("p", i)).client.Leave()
		}
		synctest.Wait()
		if !b.joinAs(fmt.Sprint("p", maxPages)).welcome.Known || b.joinAs("p0").welcome.Known {
			t.Error("the page that was away for longest is not the first to be forgotten")
		}
		stays.client.Leave()
		if !b.joinAs("stays").welcome.Known {
			t.Error("a page was forgotten while it was there")
		}
		if n := len(b.session.pages); n > maxPages {
			t.Errorf("%d pages are remembered", n)
		}
	})
}

func TestRefusedEditTellsWhy(t *testing.T) {
	inBubble(t, nil, []string{"a", "locked"}, func(t *testing.T, b *bench) {
		one, two := b.join(), b.join()
		stale := two.appended("a", "2")
		one.must(one.appended("a", "1"))
		if answer := two.request(stale); answer.Error == nil || !answer.Error.Conflict {
			t.Errorf("a stale edit: %+v", answer)
		}
		if answer := two.request(two.appended("locked", "x")); answer.Error == nil || answer.Error.Conflict {
			t.Errorf("an edit of a locked cell: %+v", answer)
		}
	})
}

func TestReloadLeavesNoRevisionTwice(t *testing.T) {
	inBubble(t, nil, []string{"a", "b"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(p.appended("b", "+"))
		p.must(wire.Request{Kind: wire.Save})
		under := p.appended("a", "1")
		kept := p.appended("b", "2")
		theirs := strings.Replace(b.file(), "\"a\"\n", "\"z\"\n", 1)
		if err := os.WriteFile(filepath.Join(b.dir, "n.ipynb"), []byte(theirs), 0o644); err != nil {
			t.Fatal(err)
		}
		p.must(wire.Request{Kind: wire.Reload})
		p.refused(under, "changed elsewhere")
		p.must(kept)
		b.agree(p)
		if p.cell("a").Source != "z" || p.cell("b").Source != "b+2" {
			t.Errorf("%+v", p.doc.Cells)
		}
	})
}

// TestTypingIsInTheFileWithinASecond types without a pause, and looks into the file at random moments: what was applied a second
// before is in it, less the pace of the page.
func TestTypingIsInTheFileWithinASecond(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		rng := rand.New(rand.NewPCG(5, 6))
		p := b.join()
		var times []time.Time
		for range 400 {
			p.must(p.appended("a", "."))
			times = append(times, time.Now())
			time.Sleep(time.Duration(rng.IntN(100)) * time.Millisecond)
			synctest.Wait()
			var file struct {
				Cells []struct{ Source json.RawMessage }
			}
			if err := json.Unmarshal([]byte(b.file()), &file); err != nil {
				t.Fatalf("the file is not whole: %v", err)
			}
			saved := strings.Count(string(file.Cells[0].Source), ".")
			if saved < len(times) && time.Since(times[saved]) > time.Second-200*time.Millisecond {
				t.Fatalf("the file lacks what was typed %s ago", time.Since(times[saved]))
			}
		}
	})
}
