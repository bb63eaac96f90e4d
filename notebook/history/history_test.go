package history

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lab/notebook"
)

var start = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// clock is a store with a time that the test moves.
type clock struct {
	*Store
	at time.Time
}

func newStore(t *testing.T) *clock {
	t.Helper()
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	c := &clock{Store: s, at: start}
	s.now = func() time.Time { return c.at }
	return c
}

func doc(sources ...string) notebook.Document {
	d := notebook.New("T")
	for i, source := range sources {
		d.Cells = append(d.Cells, notebook.NewCell(fmt.Sprint("c", i), notebook.Code, source))
	}
	return d
}

func (c *clock) add(t *testing.T, name string, d notebook.Document, kind VersionKind) {
	t.Helper()
	if err := c.Add(name, d, kind); err != nil {
		t.Fatal(err)
	}
}

func (c *clock) list(t *testing.T, name string) []Version {
	t.Helper()
	all, err := c.List(name)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestVersionsComeBack(t *testing.T) {
	c := newStore(t)
	c.add(t, "a/b.ipynb", doc("x := 1"), Auto)
	c.at = c.at.Add(time.Second)
	c.add(t, "a/b.ipynb", doc("x := 2", "é\n𝄞"), Manual)
	c.add(t, "a/other.ipynb", doc("y"), Auto)
	all := c.list(t, "a/b.ipynb")
	if len(all) != 2 || all[0].Kind != Auto || all[1].Kind != Manual || !all[0].Time.Equal(start) {
		t.Fatalf("versions %+v", all)
	}
	for i, want := range [][]string{{"x := 1"}, {"x := 2", "é\n𝄞"}} {
		d, v, err := c.Read("a/b.ipynb", all[i].ID)
		if err != nil || v.ID != all[i].ID || len(d.Cells) != len(want) {
			t.Fatalf("%+v %+v %v", d, v, err)
		}
		for j := range want {
			if d.Cells[j].Source != want[j] || d.Cells[j].ID != fmt.Sprint("c", j) {
				t.Errorf("version %d, cell %d: %+v", i, j, d.Cells[j])
			}
		}
	}
}

func TestOutcomesMakeNoVersion(t *testing.T) {
	c := newStore(t)
	d := doc("x")
	c.add(t, "n.ipynb", d, Auto)
	d.Cells[0].Outputs = []notebook.Output{{Kind: notebook.StreamOutput, Name: "stdout", Text: "1"}}
	d.Cells[0].ExecutionCount = 3
	c.add(t, "n.ipynb", d, Auto)
	if all := c.list(t, "n.ipynb"); len(all) != 1 {
		t.Errorf("versions %+v", all)
	}
	read, _, err := c.Read("n.ipynb", c.list(t, "n.ipynb")[0].ID)
	if err != nil || len(read.Cells[0].Outputs) != 0 {
		t.Errorf("%+v %v", read, err)
	}
}

func TestASaveByHandMarksTheVersionThatIsThere(t *testing.T) {
	c := newStore(t)
	for _, kind := range []VersionKind{Auto, Manual, Auto, Before} {
		c.add(t, "n.ipynb", doc("x"), kind)
	}
	if all := c.list(t, "n.ipynb"); len(all) != 1 || all[0].Kind != Manual {
		t.Errorf("versions %+v", all)
	}
}

func TestAClockThatGoesBackKeepsTheOrder(t *testing.T) {
	c := newStore(t)
	for i := range 5 {
		c.add(t, "n.ipynb", doc(fmt.Sprint(i)), Auto)
		c.at = c.at.Add(-time.Hour)
	}
	for i, v := range c.list(t, "n.ipynb") {
		if d, _, err := c.Read("n.ipynb", v.ID); err != nil || d.Cells[0].Source != fmt.Sprint(i) {
			t.Errorf("version %d: %+v %v", i, d.Cells, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	c := newStore(t)
	c.add(t, "n.ipynb", doc("x"), Auto)
	id := c.list(t, "n.ipynb")[0].ID
	for _, name := range []string{"../n.ipynb", "/n.ipynb", "", ".", `a/../../n.ipynb`} {
		if err := c.Add(name, doc("x"), Auto); err == nil {
			t.Errorf("%q was kept", name)
		}
		if _, _, err := c.Read(name, id); err == nil {
			t.Errorf("%q was read", name)
		}
	}
	for _, id := range []string{"", "../x", "20200101T000000.000000Z"} {
		if _, _, err := c.Read("n.ipynb", id); !errors.Is(err, ErrUnknown) {
			t.Errorf("version %q: %v", id, err)
		}
	}
}

// What is damaged or somebody else's neither shows nor is removed.
func TestForeignFiles(t *testing.T) {
	c := newStore(t)
	c.add(t, "n.ipynb", doc("x"), Auto)
	dir := filepath.Join(c.root.Name(), ".lab", "history", "n.ipynb")
	foreign := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(foreign, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	v := c.list(t, "n.ipynb")[0]
	if err := os.WriteFile(filepath.Join(dir, v.fileName()), []byte("no gzip"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Read("n.ipynb", v.ID); err == nil {
		t.Error("a damaged version was read")
	}
	c.at = c.at.Add(time.Hour)
	c.add(t, "n.ipynb", doc("y"), Auto)
	if _, err := os.Stat(foreign); err != nil {
		t.Error(err)
	}
	if all := c.list(t, "n.ipynb"); len(all) != 2 {
		t.Errorf("versions %+v", all)
	}
}

// TestAWeekOfTyping saves as a student works, and looks at what is left.
func TestAWeekOfTyping(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var all []Version
	now := start
	for day := range 7 {
		now = start.AddDate(0, 0, day)
		for range 4000 { // two hours and more of typing
			now = now.Add(time.Duration(500+rng.IntN(3000)) * time.Millisecond)
			v := Version{ID: now.Format(idLayout), Time: now, Kind: Auto, Size: 2000}
			if rng.IntN(500) == 0 {
				v.Kind = Manual
			}
			gone := Thin(all, now)
			all = slices.DeleteFunc(all, func(v Version) bool { return slices.ContainsFunc(gone, func(g Version) bool { return g.ID == v.ID }) })
			all = append(all, v)
			if again := Thin(all, now); len(again) > 1 {
				t.Fatalf("%d versions still go after a thinning", len(again))
			}
		}
	}
	manual, recent := 0, 0
	for i, v := range all {
		switch {
		case v.Kind == Manual:
			manual++
		case now.Sub(v.Time) < 10*time.Minute:
			recent++
		}
		if i > 0 && v.Kind == Auto && all[i-1].Kind == Auto && now.Sub(v.Time) > 3*24*time.Hour && v.Time.Sub(all[i-1].Time) < time.Minute {
			t.Errorf("two of an old minute: %s and %s", all[i-1].ID, v.ID)
		}
	}
	if manual < 40 || recent < 200 || len(all) > 700 {
		t.Errorf("%d versions, %d by hand, %d of the last minutes", len(all), manual, recent)
	}
}

func TestBounds(t *testing.T) {
	var all []Version
	for i := range 3 * maxVersions {
		at := start.AddDate(0, 0, i)
		kind := Auto
		if i%2 == 0 {
			kind = Manual
		}
		all = append(all, Version{ID: at.Format(idLayout), Time: at, Kind: kind, Size: 1})
	}
	gone := Thin(all, all[len(all)-1].Time)
	if left := len(all) - len(gone); left != maxVersions {
		t.Errorf("%d versions left", left)
	}
	all = all[:4]
	all[3].Size = 2 * maxBytes
	if gone := Thin(all, all[3].Time); len(gone) != 3 || slices.ContainsFunc(gone, func(v Version) bool { return v.ID == all[3].ID }) {
		t.Errorf("a newest version that alone is too large: gone %+v", gone)
	}
}

func TestNoFilesAreLeftBehind(t *testing.T) {
	c := newStore(t)
	for i := range 20 {
		c.at = c.at.Add(time.Hour)
		c.add(t, "n.ipynb", doc(fmt.Sprint(i)), Auto)
	}
	n := 0
	err := fs.WalkDir(c.root.FS(), ".", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if all := c.list(t, "n.ipynb"); err != nil || n != len(all) || n != 20 {
		t.Errorf("%d files for %d versions, %v", n, len(all), err)
	}
}
