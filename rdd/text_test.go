package rdd_test

import (
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lab/rdd"
)

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func writeGzip(t *testing.T, path, text string) string {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	z.Write([]byte(text))
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTextFile(t *testing.T) {
	sc := open(t)
	dir := t.TempDir()
	long := strings.Repeat("x", 200_000)
	for i, text := range []string{"", "one", "one\n", "one\ntwo", "a\n\nb\r\n\n", "\n", "\n\n", long + "\nshort\n" + long, "ü\nö\n"} {
		path := write(t, filepath.Join(dir, fmt.Sprint(i)), text)
		var want []string
		for line := range strings.Lines(text) {
			line, cut := strings.CutSuffix(line, "\n")
			if cut {
				line = strings.TrimSuffix(line, "\r")
			}
			want = append(want, line)
		}
		for parts := 1; parts <= 12; parts++ {
			equal(t, fmt.Sprintf("file %d in %d parts", i, parts), fmt.Sprintf("%.30q", rdd.TextFile(sc, path, parts).Collect()), fmt.Sprintf("%.30q", want))
		}
	}
	equal(t, "partitions", rdd.TextFile(sc, filepath.Join(dir, "7"), 5).NumPartitions(), 5)
}

func TestTextFileOfMany(t *testing.T) {
	sc := open(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "b.txt"), "b1\nb2\n")
	write(t, filepath.Join(dir, "a.txt"), "a1\na2\n")
	writeGzip(t, filepath.Join(dir, "c.txt.gz"), "c1\nc2\n")
	write(t, filepath.Join(dir, "_SUCCESS"), "")
	write(t, filepath.Join(dir, ".hidden"), "no")
	equal(t, "folder", rdd.TextFile(sc, dir).Collect(), "[a1 a2 b1 b2 c1 c2]")
	equal(t, "glob", rdd.TextFile(sc, filepath.Join(dir, "[ab].txt")).Collect(), "[a1 a2 b1 b2]")
	equal(t, "gzip", rdd.TextFile(sc, filepath.Join(dir, "c.txt.gz"), 5).NumPartitions(), 1)
}

func TestTextFileProblems(t *testing.T) {
	sc := open(t)
	dir := t.TempDir()
	missing := filepath.Join(dir, "songs.txt")
	if e := fails(t, func() { rdd.TextFile(sc, missing) }, "TextFile at text_test.go:", missing, "no file"); !errors.Is(e, os.ErrNotExist) {
		t.Errorf("cause %v", e.Cause)
	}
	fails(t, func() { rdd.TextFile(sc, filepath.Join(dir, "*.txt")) }, "no file matches")
	fails(t, func() { rdd.TextFile(sc, filepath.Join(dir, "[a")) }, "not a valid glob")
	fails(t, func() { rdd.TextFile(sc, dir) }, "no files to read")
	fails(t, func() { rdd.TextFile(sc, dir, 0) }, "TextFile", "1 or more")
	plain := write(t, filepath.Join(dir, "plain.gz"), "not packed")
	fails(t, func() { rdd.TextFile(sc, plain).Count() }, "TextFile at", plain, "not a gzip file", "partition 0")
	whole := writeGzip(t, filepath.Join(dir, "cut.gz"), strings.Repeat("line of text\n", 1000))
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	write(t, whole, string(data[:len(data)/2]))
	fails(t, func() { rdd.TextFile(sc, whole).Count() }, whole, "damaged")
	gone := rdd.TextFile(sc, write(t, filepath.Join(dir, "gone"), "x"))
	os.Remove(filepath.Join(dir, "gone"))
	fails(t, func() { gone.Count() }, "cannot read", "gone")
}

func TestSaveAsTextFile(t *testing.T) {
	sc := open(t)
	parent := t.TempDir()
	out := filepath.Join(parent, "results", "counts")
	rdd.Parallelize(sc, pairsOf(4, 4), 2).SaveAsTextFile(out)
	text, err := os.ReadFile(filepath.Join(out, "part-00001"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "part 1", string(text), "{2 2}\n{1 3}\n")
	if _, err := os.Stat(filepath.Join(out, "_SUCCESS")); err != nil {
		t.Error(err)
	}
	lines := rdd.Parallelize(sc, []string{"b", "", "a"}, 2)
	again := filepath.Join(parent, "lines")
	lines.SaveAsTextFile(again)
	equal(t, "read back", fmt.Sprintf("%q", rdd.TextFile(sc, again).Collect()), `["b" "" "a"]`)

	if e := fails(t, func() { lines.SaveAsTextFile(again) }, "SaveAsTextFile", again, "exists"); !errors.Is(e, os.ErrExist) {
		t.Errorf("cause %v", e.Cause)
	}
	broken := rdd.Map(lines, func(s string) string {
		if s == "a" {
			panic("bad line")
		}
		return s
	})
	fails(t, func() { broken.SaveAsTextFile(filepath.Join(parent, "broken")) }, "Map", "bad line")
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "left behind", len(entries), 2)
	fails(t, func() { lines.SaveAsTextFile(filepath.Join(again, "part-00000", "x")) }, "SaveAsTextFile", "part-00000")
}
