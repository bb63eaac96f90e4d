package rdd_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// read is how many bytes the tasks have read, in the events since the last reset.
func (r *recorder) read() (n int64) {
	for _, e := range r.reset() {
		if t, ok := e.(event.TaskEnd); ok {
			n += t.Metrics.InputBytes
		}
	}
	return n
}

// size is how many bytes the files have that a pattern matches.
func size(t *testing.T, pattern string) (n int64) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatal(pattern, err)
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		n += info.Size()
	}
	return n
}

func TestTasksCountTheBytesThatTheyRead(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	dir := t.TempDir()
	text := strings.Repeat("line,of,text\n", 100_000)
	plain := write(t, filepath.Join(dir, "plain.txt"), text)
	gz := write(t, filepath.Join(dir, "packed.txt.gz"), packed(t, ".gz", text))
	zst := write(t, filepath.Join(dir, "packed.txt.zst"), packed(t, ".zst", text))
	record := write(t, filepath.Join(dir, "records.bin"), strings.Repeat("0123456789", 300_000))
	objects, table := filepath.Join(dir, "objects"), filepath.Join(dir, "table")
	type row struct{ X int }
	rdd.Parallelize(sc, numbers(20_000), 3).SaveAsObjectFile(objects)
	rdd.SaveAsParquet(rdd.Map(rdd.Parallelize(sc, numbers(20_000), 3), func(x int) row { return row{x} }), table)
	// Beside its own bytes a split reads a few for the ends of its lines, and of a Parquet file the list of columns is
	// read again and indexes are left out.
	for _, c := range []struct {
		what  string
		files string
		slack int64
		count func() int64
	}{
		{"text", plain, 0, rdd.TextFile(sc, plain, 1).Count},
		{"text in splits", plain, 8 * 16 << 10, rdd.TextFile(sc, plain, 8).Count},
		{"packed text", gz, 0, rdd.TextFile(sc, gz, 4).Count},
		{"text packed otherwise", zst, 0, rdd.TextFile(sc, zst, 4).Count},
		{"whole text", plain, 0, rdd.WholeTextFiles(sc, plain).Count},
		{"whole packed text", gz, 0, rdd.WholeTextFiles(sc, gz).Count},
		{"whole files", gz, 0, rdd.BinaryFiles(sc, gz).Count},
		{"records", record, 0, rdd.BinaryRecords(sc, record, 10, 3).Count},
		{"CSV", plain, 0, rdd.CSV(sc, plain).Count},
		{"CSV in splits", plain, 8 * 32 << 10, rdd.CSV(sc, plain, rdd.CSVSingleLine(), rdd.CSVPartitions(8)).Count},
		{"packed CSV", gz, 0, rdd.CSV(sc, gz).Count},
		{"objects", filepath.Join(objects, "part-*"), 0, rdd.ObjectFile[int](sc, objects).Count},
		{"Parquet", filepath.Join(table, "part-*"), 16 << 10, rdd.Parquet[row](sc, table).Count},
	} {
		want := size(t, c.files)
		rec.reset()
		c.count()
		if got := rec.read(); got < want-c.slack || got > want+c.slack {
			t.Errorf("%s: %d bytes were read of files of %d", c.what, got, want)
		}
	}
	// What is read in vain counts: it was read. What is not read does not.
	rec.reset()
	rdd.TextFile(sc, plain, 1).Take(1)
	if got := rec.read(); got == 0 || got >= int64(len(text)) {
		t.Errorf("one line: %d bytes", got)
	}
	rdd.Parallelize(sc, numbers(10)).Count()
	equal(t, "without a file", rec.read(), 0)
	kept := rdd.TextFile(sc, plain, 1).Cache()
	kept.Count()
	equal(t, "when it is kept", rec.read(), len(text))
	kept.Count()
	equal(t, "from what is kept", rec.read(), 0)
	// A function that replaces the labels of its goroutine does not hide what its task reads.
	rdd.TextFile(sc, plain, 1).ForEach(func(line string) {
		pprof.Do(context.Background(), pprof.Labels("line", line), func(context.Context) { bytes.Fields([]byte(line)) })
	})
	equal(t, "behind a function with labels of its own", rec.read(), len(text))
}
