package spill_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"lab/rdd/spill"
)

// payloads are of every sort that compression treats differently.
func payloads() [][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	noise := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return b
	}
	return [][]byte{
		nil, {7}, noise(13), make([]byte, 100_000), noise(100_000), noise(3 << 20),
		bytes.Repeat([]byte("the same words again and again "), 5000),
	}
}

func TestBlocksComeBackInAnyOrder(t *testing.T) {
	d := spill.NewDir(t.TempDir())
	f := create(t, d)
	var blocks []spill.Block
	for _, p := range payloads() {
		blocks = append(blocks, put(t, f, p))
	}
	last := blocks[len(blocks)-1]
	if want := last.Offset + int64(last.Stored); f.Size() != want {
		t.Errorf("size is %d, want %d", f.Size(), want)
	}
	var buf []byte
	for i := len(blocks) - 1; i >= 0; i-- {
		got, err := f.Read(blocks[i], buf)
		if err != nil {
			t.Fatal(err)
		}
		if want := payloads()[i]; !bytes.Equal(got, want) {
			t.Errorf("block %d came back with %d bytes, want %d", i, len(got), len(want))
		}
		buf = got
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
}

func TestReadUsesTheBuffer(t *testing.T) {
	f := create(t, dir(t))
	b := put(t, f, []byte("twelve bytes"))
	buf := make([]byte, 3, 64)
	got, err := f.Read(b, buf)
	if err != nil || string(got) != "twelve bytes" {
		t.Fatalf("read %q, %v", got, err)
	}
	if &got[0] != &buf[0] {
		t.Error("a buffer that is large enough was not used")
	}
	if got, err = f.Read(b, make([]byte, 2)); err != nil || string(got) != "twelve bytes" {
		t.Errorf("with a small buffer: %q, %v", got, err)
	}
}

func TestCompression(t *testing.T) {
	f := create(t, dir(t))
	p := payloads()
	if b := put(t, f, p[6]); b.Stored > b.Raw/10 {
		t.Errorf("%d bytes of repeated text take %d", b.Raw, b.Stored)
	}
	if b := put(t, f, p[5]); b.Stored > b.Raw+b.Raw/100 {
		t.Errorf("%d random bytes take %d", b.Raw, b.Stored)
	}
}

func TestConcurrentUse(t *testing.T) {
	d := dir(t)
	f := create(t, d)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(3, uint64(g)))
			var mine []spill.Block
			var want []string
			for i := range 200 {
				p := strings.Repeat(fmt.Sprintf("%d:%d ", g, i), r.IntN(500))
				b, err := f.Append([]byte(p))
				if err != nil {
					t.Error(err)
					return
				}
				mine, want = append(mine, b), append(want, p)
				k := r.IntN(len(mine))
				got, err := f.Read(mine[k], nil)
				if err != nil || string(got) != want[k] {
					t.Errorf("block %d of goroutine %d: %d bytes, %v", k, g, len(got), err)
					return
				}
			}
			other, err := d.Create()
			if err != nil {
				t.Error(err)
				return
			}
			put(t, other, []byte("x"))
			if err := other.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if d.Open() != 1 {
		t.Errorf("%d files are open, want 1", d.Open())
	}
}

func TestCorruptIsNoticed(t *testing.T) {
	f := create(t, dir(t))
	for i, p := range payloads() {
		b := put(t, f, p)
		after := put(t, f, []byte("after"))
		if err := f.Corrupt(b); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Read(b, nil); !errors.Is(err, spill.ErrCorrupt) {
			t.Errorf("payload %d: %v", i, err)
		}
		if got, err := f.Read(after, nil); err != nil || string(got) != "after" {
			t.Errorf("the block behind it: %q, %v", got, err)
		}
		// The same damage twice is none.
		if err := f.Corrupt(b); err != nil {
			t.Fatal(err)
		}
		if got, err := f.Read(b, nil); err != nil || !bytes.Equal(got, p) {
			t.Errorf("payload %d mended: %v", i, err)
		}
	}
}

func TestWrongPlacesAreNoticed(t *testing.T) {
	f := create(t, dir(t))
	a, b := put(t, f, []byte("one payload")), put(t, f, []byte("one payload"))
	for _, c := range []spill.Block{
		{}, {Offset: -1, Stored: a.Stored, Raw: a.Raw}, {Offset: 1, Stored: a.Stored, Raw: a.Raw},
		{Offset: a.Offset, Stored: a.Stored - 1, Raw: a.Raw}, {Offset: a.Offset, Stored: a.Stored + 1, Raw: a.Raw},
		{Offset: a.Offset, Stored: a.Stored, Raw: a.Raw + 1}, {Offset: a.Offset, Stored: 1 << 31, Raw: a.Raw},
		{Offset: b.Offset, Stored: b.Stored + 1, Raw: b.Raw}, {Offset: 1 << 62, Stored: 9, Raw: 9},
		{Offset: a.Offset, Stored: 3, Raw: 0}, {Offset: a.Offset, Stored: a.Stored, Raw: 1<<32 - 1},
	} {
		if _, err := f.Read(c, nil); !errors.Is(err, spill.ErrCorrupt) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestNothingIsLeft(t *testing.T) {
	base := t.TempDir()
	folder := filepath.Join(base, "a", "b")
	d := spill.NewDir(folder)
	if _, err := os.Stat(folder); err == nil {
		t.Error("the folder is there before the first file")
	}
	f := create(t, d)
	put(t, f, []byte("x"))
	create(t, d)
	if runtime.GOOS != "windows" {
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("files in use show in the folder: %v, %v", left, err)
		}
	}
	if d.Open() != 2 {
		t.Errorf("%d files are open, want 2", d.Open())
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if d.Open() != 1 {
		t.Errorf("%d files are open, want 1", d.Open())
	}
	for range 2 {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	if left, err := os.ReadDir(base); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	if d.Open() != 0 {
		t.Errorf("%d files are open after Close", d.Open())
	}
	if _, err := d.Create(); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("Create after Close: %v", err)
	}
}

func TestFoldersOfOthersStay(t *testing.T) {
	base := t.TempDir()
	there := spill.NewDir(base)
	create(t, there)
	folder := filepath.Join(base, "shared")
	shared := spill.NewDir(folder)
	create(t, shared)
	if err := os.WriteFile(filepath.Join(folder, "mine"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(shared.Close(), there.Close()); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "mine")); err != nil {
		t.Error(err)
	}
}

func TestUseAfterClose(t *testing.T) {
	d := dir(t)
	f := create(t, d)
	b := put(t, f, []byte("x"))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	_, read := f.Read(b, nil)
	_, appended := f.Append([]byte("y"))
	for what, err := range map[string]error{"Read": read, "Append": appended, "Corrupt": f.Corrupt(b)} {
		if err == nil || !strings.Contains(err.Error(), "closed") || errors.Is(err, spill.ErrCorrupt) {
			t.Errorf("%s after Close: %v", what, err)
		}
	}
}

func TestFolderThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, filepath.Join(file, "below")} {
		_, err := spill.NewDir(folder).Create()
		if err == nil || !strings.Contains(err.Error(), folder) || !strings.Contains(err.Error(), "WithSpillDir") {
			t.Errorf("in %s: %v", folder, err)
		}
	}
}

func dir(t testing.TB) *spill.Dir {
	d := spill.NewDir(t.TempDir())
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func create(t testing.TB, d *spill.Dir) *spill.File {
	t.Helper()
	f, err := d.Create()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func put(t testing.TB, f *spill.File, p []byte) spill.Block {
	t.Helper()
	b, err := f.Append(p)
	if err != nil {
		t.Error(err)
	}
	return b
}

func BenchmarkAppendRead(b *testing.B) {
	var text []byte
	r := rand.New(rand.NewPCG(5, 6))
	for len(text) < 1<<20 {
		text = fmt.Appendf(text, "word%d %d\n", r.IntN(5000), r.IntN(100))
	}
	for _, c := range []struct {
		name    string
		payload []byte
	}{{"random", payloads()[5][:1<<20]}, {"text", text[:1<<20]}} {
		b.Run(c.name, func(b *testing.B) {
			d := dir(b)
			f := create(b, d)
			var buf []byte
			b.SetBytes(int64(len(c.payload)))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				// A file of at most 256 blocks, so that the disk's speed is not what is measured.
				if n++; n%256 == 0 {
					f.Close()
					f = create(b, d)
				}
				block := put(b, f, c.payload)
				var err error
				if buf, err = f.Read(block, buf); err != nil {
					b.Fatal(err)
				}
				if n == 1 {
					b.ReportMetric(float64(block.Stored)/float64(block.Raw), "stored/raw")
				}
			}
		})
	}
}
