package records

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func read(t *testing.T, r io.Reader) []byte {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func check(t *testing.T, data []byte) Summary {
	t.Helper()
	c := NewChecker()
	if _, err := io.Copy(c, iotest.HalfReader(bytes.NewReader(data))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Summary()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// sorted is data with its records in order.
func sorted(data []byte) []byte {
	return bytes.Join(slices.SortedFunc(slices.Chunk(data, Size), bytes.Compare), nil)
}

func TestStretchesAreCutFromTheSameData(t *testing.T) {
	all := read(t, NewReader(7, 0, 1000))
	if len(all) != 1000*Size {
		t.Fatalf("%d bytes", len(all))
	}
	for _, r := range []io.Reader{NewReader(7, 250, 500), iotest.OneByteReader(NewReader(7, 250, 500))} {
		if !bytes.Equal(read(t, r), all[250*Size:750*Size]) {
			t.Error("records 250 to 750 differ from those of the whole")
		}
	}
	if bytes.Equal(read(t, NewReader(8, 0, 1000)), all) {
		t.Error("another seed gave the same records")
	}
	if err := iotest.TestReader(NewReader(7, 0, 5), all[:5*Size]); err != nil {
		t.Error(err)
	}
}

func TestKeysAreSpreadEvenly(t *testing.T) {
	const count = 64_000
	for at := range KeySize {
		var seen [256]int
		for record := range slices.Chunk(read(t, NewReader(1, 0, count)), Size) {
			seen[record[at]]++
		}
		// 250 are expected of each value; the standard deviation is 16.
		if least, most := slices.Min(seen[:]), slices.Max(seen[:]); least < 170 || most > 330 {
			t.Errorf("byte %d of the key takes its values between %d and %d times", at, least, most)
		}
	}
}

func TestCheckerSeesWhatASortGotWrong(t *testing.T) {
	data := read(t, NewReader(3, 0, 500))
	want := check(t, data)
	if want.Count != 500 || want.Sorted() {
		t.Fatalf("unsorted: %v", want)
	}
	good := sorted(data)
	if s := check(t, good); !s.Sorted() || !s.SameRecords(want) || s.Duplicates != 0 {
		t.Errorf("sorted: %v, want as %v", s, want)
	}

	changed := slices.Clone(good)
	changed[123*Size+99] ^= 1
	if s := check(t, changed); s.SameRecords(want) || !s.Sorted() {
		t.Errorf("with a changed byte: %v", s)
	}
	if s := check(t, good[Size:]); s.SameRecords(want) {
		t.Errorf("with a lost record: %v", s)
	}

	doubled := slices.Concat(good[:10*Size], good[9*Size:10*Size], good[11*Size:])
	if s := check(t, doubled); s.Count != 500 || s.SameRecords(want) || s.Duplicates != 1 {
		t.Errorf("with a record in place of another: %v", s)
	}

	swapped := slices.Concat(good[:20*Size], good[21*Size:22*Size], good[20*Size:21*Size], good[22*Size:])
	s := check(t, swapped)
	if s.Sorted() || s.Unordered != 1 || s.First != 21 || !s.SameRecords(want) {
		t.Errorf("with two records swapped: %v", s)
	}
	if text := s.String(); !strings.Contains(text, "1 records are out of order, first record 21") {
		t.Error(text)
	}
}

func TestFilesAreOneRun(t *testing.T) {
	dir := t.TempDir()
	written, err := WriteFiles(dir, 3, 1001, 4)
	if err != nil {
		t.Fatal(err)
	}
	checked, err := Check(dir)
	if err != nil || checked != written {
		t.Errorf("checked %v, %v; written %v", checked, err, written)
	}
	var all []byte
	for _, name := range []string{"part-00000", "part-00001", "part-00002", "part-00003"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	if !bytes.Equal(all, read(t, NewReader(3, 0, 1001))) {
		t.Error("the files together are not the records")
	}

	// Sorted files in the wrong order are not sorted.
	good := sorted(all)
	for name, part := range map[string][]byte{"part-00000": good[500*Size:], "part-00001": good[:500*Size], "part-00002": nil, "part-00003": nil} {
		if err := os.WriteFile(filepath.Join(dir, name), part, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if checked, err = Check(dir); err != nil || checked.Unordered != 1 || checked.First != 501 || !checked.SameRecords(written) {
		t.Errorf("files in the wrong order: %v, %v", checked, err)
	}
}

func TestWhatIsNoRecordIsAnError(t *testing.T) {
	dir := t.TempDir()
	if _, err := Check(dir); err == nil || !strings.Contains(err.Error(), "no files part-*") {
		t.Errorf("an empty folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "part-00000"), make([]byte, 250), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Check(dir); err == nil || !strings.Contains(err.Error(), "after record 2 there are 50 bytes") {
		t.Errorf("half a record: %v", err)
	}
	if _, err := WriteFiles(dir, 1, 10, 0); err == nil {
		t.Error("records were written to no file")
	}
}

func BenchmarkReader(b *testing.B) {
	buffer := make([]byte, 1000*Size)
	b.SetBytes(int64(len(buffer)))
	for b.Loop() {
		if _, err := io.ReadFull(NewReader(1, 0, 1000), buffer); err != nil {
			b.Fatal(err)
		}
	}
}
