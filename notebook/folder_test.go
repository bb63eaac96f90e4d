package notebook

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func openFolder(t *testing.T) (*Folder, string) {
	t.Helper()
	dir := t.TempDir()
	f, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, dir
}

func TestSaveAndLoad(t *testing.T) {
	f, dir := openFolder(t)
	doc := everything()
	stamp, err := f.Save("n.ipynb", doc, NewFile)
	if err != nil {
		t.Fatal(err)
	}
	got, loaded, err := Load(filepath.Join(dir, "n.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	if loaded != stamp || asJSON(t, got) != asJSON(t, doc) {
		t.Errorf("stamp %s, loaded %s", stamp, loaded)
	}
	doc.Title = "Other"
	if stamp, err = f.Save("n.ipynb", doc, stamp); err != nil {
		t.Fatal(err)
	}
	if _, err = f.Save("n.ipynb", doc, stamp); err != nil {
		t.Fatal("saving the same again:", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want only the notebook", entries, err)
	}
}

func TestSaveKeepsTheOtherVersion(t *testing.T) {
	f, dir := openFolder(t)
	path := filepath.Join(dir, "n.ipynb")
	doc := New("T")
	stamp, err := f.Save("n.ipynb", doc, NewFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("someone else's"), 0o644); err != nil {
		t.Fatal(err)
	}
	doc.Title = "changed"
	for _, last := range []Stamp{stamp, NewFile} {
		_, err = f.Save("n.ipynb", doc, last)
		var changed *ChangedError
		if !errors.As(err, &changed) || changed.New != (last == NewFile) || !strings.Contains(err.Error(), path) {
			t.Errorf("error %v", err)
		}
	}
	if data, _ := os.ReadFile(path); string(data) != "someone else's" {
		t.Errorf("the file holds %q", data)
	}
	if _, err = f.Save("n.ipynb", doc, Overwrite); err != nil {
		t.Error("told to overwrite:", err)
	}
	// A file that was deleted holds nobody's work.
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err = f.Save("n.ipynb", doc, stamp); err != nil {
		t.Error("after a delete:", err)
	}
}

func TestSaveNewFileOnce(t *testing.T) {
	f, _ := openFolder(t)
	var wg sync.WaitGroup
	results := make([]error, 8)
	for i := range results {
		wg.Go(func() { _, results[i] = f.Save("n.ipynb", New("T"), NewFile) })
	}
	wg.Wait()
	saved := 0
	for _, err := range results {
		if err == nil {
			saved++
		}
	}
	if saved != 1 {
		t.Errorf("%d of %d wrote the new file", saved, len(results))
	}
}

func TestSaveKeepsModeAndLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("file modes and links need rights there")
	}
	dir, other := t.TempDir(), t.TempDir()
	real := filepath.Join(other, "real.ipynb")
	if _, err := Save(real, New("T"), NewFile); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(real, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.ipynb")
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	doc, stamp, err := Load(link)
	if err != nil {
		t.Fatal(err)
	}
	doc.Title = "through the link"
	if _, err := Save(link, doc, stamp); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(real)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
}

func TestFolderIsAFence(t *testing.T) {
	f, dir := openFolder(t)
	outside := filepath.Join(filepath.Dir(dir), "outside.ipynb")
	for _, name := range []string{"../outside.ipynb", outside, "a/../../outside.ipynb"} {
		if _, err := f.Save(name, New("T"), NewFile); err == nil {
			t.Errorf("wrote %s", name)
		}
		if _, _, err := f.Load(name); err == nil {
			t.Errorf("read %s", name)
		}
	}
	if runtime.GOOS != "windows" {
		target := filepath.Join(t.TempDir(), "target.ipynb")
		if _, err := Save(target, New("T"), NewFile); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, "link.ipynb")); err != nil {
			t.Fatal(err)
		}
		if _, _, err := f.Load("link.ipynb"); err == nil {
			t.Error("a link led out of the folder")
		}
	}
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		filepath.Join(dir, "no.ipynb"):       "no such file",
		filepath.Join(dir, "no", "no.ipynb"): "no such file",
		dir:                                  "not a file",
	} {
		_, _, err := Load(name)
		if err == nil || !strings.Contains(err.Error(), "opening notebook "+name) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
