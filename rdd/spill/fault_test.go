//go:build !plan9

package spill

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// limited is a disk with room for so many bytes. Like a real one it takes what still fits of the write that fails.
type limited struct {
	storage
	room int64
}

func (l *limited) WriteAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) <= l.room {
		return l.storage.WriteAt(p, at)
	}
	n, _ := l.storage.WriteAt(p[:max(0, l.room-at)], at)
	return n, &fs.PathError{Op: "write", Path: "/gone", Err: syscall.ENOSPC}
}

func TestFullDisk(t *testing.T) {
	d := NewDir(t.TempDir())
	defer d.Close()
	f, err := d.Create()
	if err != nil {
		t.Fatal(err)
	}
	disk := &limited{f.data, 1000}
	f.data = disk
	first, err := f.Append([]byte("fits"))
	if err != nil {
		t.Fatal(err)
	}
	size := f.Size()
	noise := make([]byte, 2000)
	for i := range noise {
		noise[i] = byte(i * i >> 3 * 7)
	}
	for range 2 {
		_, err = f.Append(noise)
		checkFull(t, d.path, err)
		if f.Size() != size {
			t.Errorf("the block that failed takes room: size is %d, want %d", f.Size(), size)
		}
	}
	if got, err := f.Read(first, nil); err != nil || string(got) != "fits" {
		t.Errorf("the block before: %q, %v", got, err)
	}
	disk.room = 1 << 20
	b, err := f.Append(noise)
	if err != nil {
		t.Fatalf("with room again: %v", err)
	}
	if got, err := f.Read(b, nil); err != nil || !bytes.Equal(got, noise) {
		t.Errorf("with room again: %v", err)
	}
}

func checkFull(t *testing.T, folder string, err error) {
	t.Helper()
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the error is %v", err)
	}
	for _, part := range []string{folder, "WithSpillDir", "WithMemory"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not name %s", err, part)
		}
	}
}

// An unreadable disk is not a damaged block.
type unreadable struct{ storage }

func (unreadable) ReadAt([]byte, int64) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "/gone", Err: syscall.EIO}
}

func TestUnreadableDisk(t *testing.T) {
	d := NewDir(t.TempDir())
	defer d.Close()
	f, err := d.Create()
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.Append([]byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	f.data = unreadable{f.data}
	_, err = f.Read(b, nil)
	if !errors.Is(err, syscall.EIO) || errors.Is(err, ErrCorrupt) || strings.Contains(err.Error(), "gone") {
		t.Errorf("the error is %v", err)
	}
}

// Where open files keep their names, Close removes them.
func TestFilesWithNames(t *testing.T) {
	d := NewDir(t.TempDir())
	d.unlink = false
	for range 2 {
		if _, err := d.Create(); err != nil {
			t.Fatal(err)
		}
	}
	if files, _ := os.ReadDir(d.path); len(files) != 2 || !strings.HasPrefix(files[0].Name(), "lab-spill-") {
		t.Errorf("the folder has %v", files)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if files, _ := os.ReadDir(d.path); len(files) > 0 {
		t.Errorf("left: %v", files)
	}
}

// A file that became shorter behind our back.
func TestTruncated(t *testing.T) {
	d := NewDir(t.TempDir())
	defer d.Close()
	f, err := d.Create()
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.Append([]byte("some payload"))
	if err != nil {
		t.Fatal(err)
	}
	for n := int64(b.Stored) - 1; n >= 0; n-- {
		if err := f.data.(*os.File).Truncate(n); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Read(b, nil); !errors.Is(err, ErrCorrupt) {
			t.Errorf("with %d bytes left: %v", n, err)
		}
	}
}

// Every bit of what is stored counts, checksum and payload.
func TestEveryByteIsChecked(t *testing.T) {
	d := NewDir(t.TempDir())
	defer d.Close()
	f, err := d.Create()
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.Append([]byte(strings.Repeat("to be or not to be ", 20)))
	if err != nil {
		t.Fatal(err)
	}
	stored := make([]byte, b.Stored)
	if _, err := f.data.ReadAt(stored, b.Offset); err != nil {
		t.Fatal(err)
	}
	for i := range len(stored) * 8 {
		stored[i/8] ^= 1 << (i % 8)
		if _, err := f.data.WriteAt(stored, b.Offset); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Read(b, nil); !errors.Is(err, ErrCorrupt) {
			t.Errorf("bit %d: %v", i, err)
		}
		stored[i/8] ^= 1 << (i % 8)
	}
}

// FuzzRead reads arbitrary bytes in place of a block: as they are, and with a checksum that fits, so that the
// decompressor sees them.
func FuzzRead(f *testing.F) {
	d := NewDir(f.TempDir())
	defer d.Close()
	file, err := d.Create()
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range []string{"", "x", strings.Repeat("words and words ", 30)} {
		b, err := file.Append([]byte(p))
		if err != nil {
			f.Fatal(err)
		}
		stored := make([]byte, b.Stored)
		if _, err := file.data.ReadAt(stored, b.Offset); err != nil {
			f.Fatal(err)
		}
		f.Add(stored, uint16(b.Raw))
	}
	f.Fuzz(func(t *testing.T, stored []byte, raw uint16) {
		if len(stored) <= head {
			return
		}
		stored = bytes.Clone(stored)
		file := &File{dir: NewDir(""), data: memory(stored), size: int64(len(stored))}
		b := Block{Stored: uint32(len(stored)), Raw: uint32(raw)}
		for range 2 {
			got, err := file.Read(b, nil)
			if err == nil && len(got) != int(raw) {
				t.Errorf("%d bytes came back for %d", len(got), raw)
			}
			if err != nil && !errors.Is(err, ErrCorrupt) {
				t.Errorf("the error is %v", err)
			}
			binary.LittleEndian.PutUint32(stored, b.checksum(stored[head:]))
		}
	})
}

// memory is a disk that nobody writes to.
type memory []byte

func (m memory) ReadAt(p []byte, at int64) (int, error) { return copy(p, m[at:]), nil }
func (memory) WriteAt([]byte, int64) (int, error)       { return 0, fs.ErrPermission }
func (memory) Close() error                             { return nil }
