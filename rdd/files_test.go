package rdd_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"lab/rdd"
)

// packers by extension, for what tests read.
var packers = map[string]func(io.Writer) io.WriteCloser{
	".gz":      func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	".s2":      func(w io.Writer) io.WriteCloser { return s2.NewWriter(w) },
	".sz":      func(w io.Writer) io.WriteCloser { return s2.NewWriter(w, s2.WriterSnappyCompat()) },
	".deflate": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
	".zst": func(w io.Writer) io.WriteCloser {
		z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
		if err != nil {
			panic(err)
		}
		return z
	},
}

func packed(t *testing.T, ext, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := packers[ext](&b)
	_, err := io.WriteString(z, text)
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextFileUnpacks(t *testing.T) {
	sc := open(t)
	dir := t.TempDir()
	long := strings.Repeat("line of text\n", 50_000)
	for ext := range packers {
		name := filepath.Join(dir, "text"+ext)
		whole := packed(t, ext, long)
		write(t, name, whole)
		r := rdd.TextFile(sc, name, 5)
		equal(t, ext, fmt.Sprintln(r.NumPartitions(), r.Count(), r.First()), "1 50000 line of text\n")
		write(t, name, whole[:len(whole)/2])
		fails(t, func() { rdd.TextFile(sc, name).Count() }, name, "damaged", "TextFile at")
		fails(t, func() { rdd.WholeTextFiles(sc, name).Count() }, name, "damaged", "WholeTextFiles at")
		write(t, name, "no packed file at all, by far")
		fails(t, func() { rdd.TextFile(sc, name).Count() }, name, "damaged")
	}
	// What bzip2 made of "one\ntwo\n"; Go has no writer of the format.
	bz := "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xa7\x14\x2b\x77\x00\x00\x02\xc1\x80\x00\x10\x02\x01\x84\x80\x20\x00\x21\x80\x0c\x02\x38\xf5\x1b\x8b\xb9\x22\x9c\x28\x48\x53\x8a\x15\xbb\x80"
	equal(t, "bzip2", rdd.TextFile(sc, write(t, filepath.Join(dir, "text.bz2"), bz)).Collect(), "[one two]")
	fails(t, func() { rdd.TextFile(sc, write(t, filepath.Join(dir, "text.bz2"), bz[:30])).Count() }, "text.bz2", "damaged")
	two := write(t, filepath.Join(dir, "two.gz"), packed(t, ".gz", "a\nb")+packed(t, ".gz", "c\nd\n"))
	equal(t, "two members", rdd.TextFile(sc, two).Collect(), "[a bc d]")
	none := write(t, filepath.Join(dir, "none.gz"), packed(t, ".gz", ""))
	equal(t, "nothing packed", rdd.TextFile(sc, none).Collect(), "[]")
	fails(t, func() { rdd.TextFile(sc, write(t, filepath.Join(dir, "a.xz"), "")) }, "a.xz", "not supported", "unpack")
	fails(t, func() { rdd.TextFile(sc, write(t, filepath.Join(dir, "empty.gz"), "")).Count() }, "empty.gz", "it is empty")
}

func TestTextFileOfLinesTooLong(t *testing.T) {
	sc := open(t)
	path := write(t, filepath.Join(t.TempDir(), "zeros"), "first\n")
	for size, fits := range map[int64]bool{6 + 64<<20: true, 6 + 64<<20 + 1: false, 200 << 20: false} {
		if err := os.Truncate(path, size); err != nil { // zeros that take no room on the disk
			t.Fatal(err)
		}
		if fits {
			equal(t, "the longest line", rdd.Map(rdd.TextFile(sc, path, 3), func(s string) int { return len(s) }).Collect(), "[5 67108864]")
			continue
		}
		for _, parts := range []int{1, 3} {
			fails(t, func() { rdd.TextFile(sc, path, parts).Count() }, path, "more than 64 MB", "begins at byte 6;", "WholeTextFiles")
		}
	}
}

func TestFilesThatChange(t *testing.T) {
	sc := open(t)
	path := write(t, filepath.Join(t.TempDir(), "data"), strings.Repeat("12345\n", 1000))
	lines, records := rdd.TextFile(sc, path, 3), rdd.BinaryRecords(sc, path, 6, 3)
	bytes, rows := rdd.BinaryFiles(sc, path), rdd.CSV(sc, path, rdd.CSVSingleLine())
	write(t, path, "12345\n")
	for name, count := range map[string]func() int64{"TextFile": lines.Count, "BinaryRecords": records.Count, "BinaryFiles": bytes.Count, "CSV": rows.Count} {
		fails(t, func() { count() }, name, path, "changed")
	}
}

func TestWholeFiles(t *testing.T) {
	sc := open(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a"), "")
	write(t, filepath.Join(dir, "b"), "one\r\ntwo")
	write(t, filepath.Join(dir, "c.gz"), packed(t, ".gz", "packed"))
	texts := rdd.WholeTextFiles(sc, dir, 2)
	equal(t, "texts", fmt.Sprintf("%q", rdd.Values(texts).Collect()), `["" "one\r\ntwo" "packed"]`)
	equal(t, "partitions", fmt.Sprint(texts.NumPartitions(), rdd.WholeTextFiles(sc, dir, 9).NumPartitions()), "2 3")
	equal(t, "paths", rdd.Keys(texts).First(), filepath.Join(dir, "a"))
	if got := rdd.Values(rdd.BinaryFiles(sc, dir)).Collect(); string(got[2][:2]) != "\x1f\x8b" || string(got[1]) != "one\r\ntwo" {
		t.Errorf("bytes %q", got)
	}
}

func TestSourcesRefuseWhatMakesNoSense(t *testing.T) {
	sc := open(t)
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, "file"), "1234567")
	type row struct{ A int }
	sources := map[string]func(c *rdd.Context, path string){
		"TextFile":       func(c *rdd.Context, path string) { rdd.TextFile(c, path) },
		"WholeTextFiles": func(c *rdd.Context, path string) { rdd.WholeTextFiles(c, path) },
		"BinaryFiles":    func(c *rdd.Context, path string) { rdd.BinaryFiles(c, path) },
		"BinaryRecords":  func(c *rdd.Context, path string) { rdd.BinaryRecords(c, path, 7) },
		"CSV":            func(c *rdd.Context, path string) { rdd.CSV(c, path) },
		"CSVAs":          func(c *rdd.Context, path string) { rdd.CSVAs[row](c, path) },
		"Parquet":        func(c *rdd.Context, path string) { rdd.Parquet[row](c, path) },
		"ObjectFile":     func(c *rdd.Context, path string) { rdd.ObjectFile[row](c, path) },
	}
	closed := rdd.NewContext()
	closed.Close()
	for name, make := range sources {
		e := fails(t, func() { make(sc, filepath.Join(dir, "missing")) }, name+" at files_test.go:", "missing", "check the path")
		if !errors.Is(e, os.ErrNotExist) {
			t.Errorf("%s: cause %v", name, e.Cause)
		}
		fails(t, func() { make(closed, file) }, name, "closed")
		fails(t, func() { make(sc, filepath.Join(dir, "*.none")) }, name, "no file matches")
	}
	fails(t, func() { rdd.WholeTextFiles(sc, dir, 0) }, "WholeTextFiles", "1 or more")
	fails(t, func() { rdd.BinaryFiles(sc, dir, -1) }, "BinaryFiles", "1 or more")
	fails(t, func() { rdd.BinaryRecords(sc, dir, 7, 0) }, "BinaryRecords", "1 or more")
	fails(t, func() { rdd.BinaryRecords(sc, dir, 0) }, "length of a record is 0")
	fails(t, func() { rdd.BinaryRecords(sc, file, 3) }, file, "7 bytes", "2 records of 3 bytes and 1 bytes left over")
	fails(t, func() { rdd.BinaryRecords(sc, write(t, filepath.Join(dir, "r.gz"), "1234567"), 7) }, "r.gz", "packed")
	fails(t, func() { rdd.CSV(sc, file, rdd.CSVPartitions(0)) }, "CSV", "1 or more")
	fails(t, func() { rdd.CSV(sc, file, rdd.CSVSeparator('"')) }, "CSV", "separated by")
	fails(t, func() { rdd.CSV(sc, file, rdd.CSVComment(',')) }, "CSV", "comments")
	fails(t, func() { rdd.CSV(sc, file, rdd.CSVColumns("a")) }, "CSV", "use CSVAs")
	fails(t, func() { rdd.CSVAs[int](sc, file) }, "CSVAs", "int is none")
	fails(t, func() { rdd.CSVAs[struct{ C chan int }](sc, file) }, "CSVAs", "field C", "chan int")
	fails(t, func() { rdd.Parquet[int](sc, file) }, "Parquet", "int is none")
	fails(t, func() { rdd.Parquet[struct{ C chan int }](sc, file) }, "Parquet", "chan int")
	fails(t, func() { rdd.Parquet[row](sc, file) }, "Parquet", file, "not a Parquet file")
	fails(t, func() { rdd.ObjectFile[row](sc, file) }, "ObjectFile", file, "not written by SaveAsObjectFile")
	fails(t, func() { rdd.ObjectFile[func()](sc, file) }, "ObjectFile", "function")
}

func TestSinksLeaveNothingBehind(t *testing.T) {
	sc := open(t)
	parent := t.TempDir()
	type row struct{ A int64 }
	rows := rdd.Map(rdd.Range(sc, 0, 10_000, 1, 4), func(x int64) row {
		if x == 9_999 {
			panic("the last one")
		}
		return row{x}
	})
	records := rdd.Map(rows, func(r row) []byte { return []byte{byte(r.A)} })
	type save = func(dir string)
	sinks := map[string]struct{ broken, good save }{
		"SaveAsTextFile":   {func(d string) { rows.SaveAsTextFile(d, rdd.Gzip) }, func(d string) { rdd.Range(sc, 0, 3, 1).SaveAsTextFile(d) }},
		"SaveAsObjectFile": {func(d string) { rows.SaveAsObjectFile(d) }, func(d string) { rdd.Range(sc, 0, 3, 1).SaveAsObjectFile(d) }},
		"SaveAsParquet": {func(d string) { rdd.SaveAsParquet(rows, d) },
			func(d string) { rdd.SaveAsParquet(rdd.Parallelize(sc, []row{{1}}), d) }},
		"SaveAsBinaryRecords": {func(d string) { rdd.SaveAsBinaryRecords(records, d) },
			func(d string) { rdd.SaveAsBinaryRecords(rdd.Parallelize(sc, [][]byte{{1}}), d) }},
	}
	for name, s := range sinks {
		fails(t, func() { s.broken(filepath.Join(parent, "new", "folders", "out")) }, "Map", "the last one")
		entries, err := os.ReadDir(parent)
		if err != nil || len(entries) > 0 {
			t.Fatalf("%s left %v behind (%v)", name, entries, err)
		}
		fails(t, func() { s.good("") }, name, "empty name")
		out := filepath.Join(parent, "out")
		s.good(out)
		if e := fails(t, func() { s.good(out) }, name, out, "exists"); !errors.Is(e, os.ErrExist) {
			t.Errorf("cause %v", e.Cause)
		}
		fails(t, func() { s.good(filepath.Join(out, "_SUCCESS", "x")) }, name, "_SUCCESS")
		if hidden, err := filepath.Glob(filepath.Join(out, ".*")); err != nil || len(hidden) > 0 {
			t.Errorf("%s left %v (%v)", name, hidden, err)
		}
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
	}
	fails(t, func() { rdd.Range(sc, 0, 3, 1).SaveAsTextFile(filepath.Join(parent, "x"), rdd.Compression(".rar")) }, "SaveAsTextFile", ".rar")
	fails(t, func() { rdd.Range(sc, 0, 3, 1).SaveAsTextFile(filepath.Join(parent, "x"), rdd.Gzip, rdd.S2) }, "at most one")
	fails(t, func() { rdd.Parallelize(sc, []func(){nil}).SaveAsObjectFile(filepath.Join(parent, "x")) }, "SaveAsObjectFile", "function")
	fails(t, func() { rdd.SaveAsParquet(rdd.Range(sc, 0, 3, 1), filepath.Join(parent, "x")) }, "SaveAsParquet", "int64 is none")
}

func TestSavedIsReadAgain(t *testing.T) {
	sc := open(t)
	dir := t.TempDir()
	words := make([]string, 5000)
	for i := range words {
		words[i] = fmt.Sprintf("word %d", i*7919%1000)
	}
	r := rdd.Parallelize(sc, words, 3)
	want := fmt.Sprint(words)
	for _, c := range []rdd.Compression{rdd.Uncompressed, rdd.Gzip, rdd.Zstd, rdd.S2} {
		out := filepath.Join(dir, "text"+string(c))
		r.SaveAsTextFile(out, c)
		equal(t, "text"+string(c), rdd.TextFile(sc, filepath.Join(out, "part-0000[0-2]"+string(c)), 7).Collect(), want)
		out = filepath.Join(dir, "objects"+string(c))
		r.SaveAsObjectFile(out, c)
		equal(t, "objects"+string(c), rdd.ObjectFile[string](sc, out).Collect(), want)
		type word struct{ Text string }
		out = filepath.Join(dir, "rows"+string(c))
		rdd.SaveAsParquet(rdd.Map(r, func(s string) word { return word{s} }), out, c)
		equal(t, "rows"+string(c), rdd.Map(rdd.Parquet[word](sc, out), func(w word) string { return w.Text }).Collect(), want)
	}
	records := rdd.Map(r, func(s string) []byte { return fmt.Appendf(nil, "%-9s", s) })
	out := filepath.Join(dir, "records")
	rdd.SaveAsBinaryRecords(records, out)
	equal(t, "records", rdd.BinaryRecords(sc, out, 9, 11).Collect(), records.Collect())
}
