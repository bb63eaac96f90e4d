package session

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lab/notebook"
	"lab/notebook/history"
	"lab/web/wire"
)

// versions tells of each version why it is there and what the first cell held.
func (b *bench) versions() string {
	b.t.Helper()
	all, err := b.past.List("n.ipynb")
	if err != nil {
		b.t.Fatal(err)
	}
	var said []string
	for _, v := range all {
		doc, _, err := b.past.Read("n.ipynb", v.ID)
		if err != nil {
			b.t.Fatal(err)
		}
		said = append(said, fmt.Sprint(v.Kind, " ", doc.Cells[0].Source))
	}
	return strings.Join(said, ", ")
}

func TestSavesAreVersions(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(p.edit("a", "one", 0))
		time.Sleep(2 * saveDelay)
		p.must(p.edit("a", "two", 1))
		p.must(wire.Request{Kind: wire.Save})
		p.must(wire.Request{Kind: wire.Save})
		if got, want := b.versions(), "auto one, manual two"; got != want {
			t.Errorf("versions %s, want %s", got, want)
		}
		p.must(p.edit("a", "three", 2))
		old := notebook.NewCell("a", notebook.Code, "one")
		p.must(wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.RestoreVersion, Cells: []notebook.Cell{old}}})
		time.Sleep(2 * saveDelay)
		b.agree(p)
		if got, want := b.versions(), "auto one, manual two, before three, auto one"; got != want || p.cell("a").Source != "one" {
			t.Errorf("versions %s, want %s; the cell holds %q", got, want, p.cell("a").Source)
		}
	})
}

func TestWhatGivesWayIsAVersion(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		file := filepath.Join(b.dir, "n.ipynb")
		theirs := strings.Replace(b.file(), "\"source\": [\n    \"a\"", "\"source\": [\n    \"theirs\"", 1)
		if err := os.WriteFile(file, []byte(theirs), 0o644); err != nil {
			t.Fatal(err)
		}
		p.must(p.edit("a", "mine", 0))
		p.must(wire.Request{Kind: wire.Save, Overwrite: true})
		if got, want := b.versions(), "before theirs, manual mine"; got != want {
			t.Errorf("versions %s, want %s", got, want)
		}
		if err := os.WriteFile(file, []byte(theirs), 0o644); err != nil {
			t.Fatal(err)
		}
		p.must(p.edit("a", "mine again", 1))
		p.must(wire.Request{Kind: wire.Reload})
		b.agree(p)
		if got, want := b.versions(), "before theirs, manual mine, before mine again"; got != want {
			t.Errorf("versions %s, want %s", got, want)
		}
	})
}

func TestAHistoryThatCannotBeKeptIsNoHindrance(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		if err := os.WriteFile(filepath.Join(b.dir, ".lab"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		p := b.join()
		p.must(p.edit("a", "typed", 0))
		if answer := p.must(wire.Request{Kind: wire.Save}); answer.Saved.Error != "" || !strings.Contains(b.file(), "typed") {
			t.Errorf("saved %+v", answer.Saved)
		}
		if err := b.past.Add("n.ipynb", p.doc, history.Auto); err == nil {
			t.Error("a history was kept in a file")
		}
	})
}
