package fileio_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lab/rdd/fileio"
)

// tree makes files in a new folder, which becomes the working directory.
func tree(t *testing.T, files ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, f := range files {
		if err := os.MkdirAll(filepath.Dir(f), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f, []byte(f), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func names(files []fileio.File) string {
	var out []string
	for _, f := range files {
		out = append(out, filepath.ToSlash(f.Path))
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	tree(t, "logs/2026-01/part-1", "logs/2026-01/part-0", "logs/2026-02/part-0", "logs/2026-02/.part-1.crc", "logs/2025-12/part-0",
		"logs/_SUCCESS", "logs/readme", "a,b.txt", "a", "x1.txt", "x2.txt", "y1.csv", "out/_SUCCESS", "out/part-00000", "out/deep/part-00000")
	for _, c := range []struct{ path, want string }{
		{"a", "a"},
		{"a,b.txt", "a,b.txt"},
		{"a, x1.txt", "a x1.txt"},
		{"x2.txt,x1.txt,x1.txt", "x2.txt x1.txt x1.txt"},
		{"logs/2026-*/part-*", "logs/2026-01/part-0 logs/2026-01/part-1 logs/2026-02/part-0"},
		{"logs/2026-*", "logs/2026-01/part-0 logs/2026-01/part-1 logs/2026-02/part-0"},
		{"logs/*/part-0", "logs/2025-12/part-0 logs/2026-01/part-0 logs/2026-02/part-0"},
		{"./logs/*", "./logs/2025-12/part-0 ./logs/2026-01/part-0 ./logs/2026-01/part-1 ./logs/2026-02/part-0 ./logs/readme"},
		{"x?.txt,y[0-9].csv", "x1.txt x2.txt y1.csv"},
		{"{x1,x2}.txt", "x1.txt x2.txt"},
		{"{x{1,2}.txt,y1.csv},a", "x1.txt x2.txt y1.csv a"},
		{"out", "out/part-00000"},
		{"logs/2026-02/.part*", "logs/2026-02/.part-1.crc"},
		{"*/readme", "logs/readme"},
	} {
		files, err := fileio.Find(c.path)
		if got := names(files); err != nil || got != c.want {
			t.Errorf("Find(%q) = %s (%v), want %s", c.path, got, err, c.want)
		}
	}
	abs, err := filepath.Abs("logs")
	if err != nil {
		t.Fatal(err)
	}
	if files, err := fileio.Find(filepath.Join(abs, "*", "part-1")); err != nil || len(files) != 1 || files[0].Size != int64(len("logs/2026-01/part-1")) {
		t.Errorf("absolute pattern: %v (%v)", files, err)
	}
}

func TestFindProblems(t *testing.T) {
	tree(t, "file", "empty/deep/file", "ring/file")
	for from, to := range map[string]string{"loop": "loop", "ring/more": "more", "dangling": "nowhere", "ring2": "ring2"} {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	long := strings.Repeat("n", 300)
	for _, c := range []struct {
		path string
		is   error
		want string
	}{
		{"", nil, "path is empty"},
		{",", os.ErrNotExist, "there is no file ,"},
		{"missing", os.ErrNotExist, "check the path"},
		{"file,missing", os.ErrNotExist, "no file missing"},
		{"*.txt", os.ErrNotExist, "no file matches"},
		{"[a", filepath.ErrBadPattern, "not a valid glob"},
		{"empty", os.ErrNotExist, "no files to read"},
		{"empty/f*", os.ErrNotExist, "no file matches"},
		{"file/x", nil, "cannot read file/x"},
		// A folder that cannot be listed may have had files: that is no empty result. (Links that lead to themselves stand in for
		// missing rights, which a test by root would not notice.)
		{"loop/*", nil, "cannot read loop"},
		{"loop", nil, "cannot read loop"},
		{"ring*/*", nil, "cannot list the folder ring2"},
		{"dangl*", os.ErrNotExist, "cannot read dangling"},
		{long, nil, "too long"},
		{"*/" + long, nil, "too long"},
		{os.DevNull, nil, "a device, not a regular file"},
	} {
		_, err := fileio.Find(c.path)
		if err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("Find(%.20q): %v, want %q", c.path, err, c.want)
		}
	}
}

func TestCutCoversEveryByteOnce(t *testing.T) {
	files := []fileio.File{{Path: "a", Size: 1000}, {Path: "empty"}, {Path: "b", Size: 7}, {Path: "c.gz", Size: 900}, {Path: "huge", Size: 1<<62 + 6}}
	for _, unit := range []int64{1, 7} {
		for _, parts := range []int{1, 2, 5, 1000} {
			var at int64
			file := 0
			for _, s := range fileio.Cut(files, parts, unit, fileio.Packed) {
				if s.Path != files[file].Path {
					file++
					at = 0
				}
				if s.Path != files[file].Path || s.Start != at || s.End < s.Start || s.Start%unit != 0 {
					t.Fatalf("%d parts in units of %d: %+v after byte %d of %s", parts, unit, s, at, files[file].Path)
				}
				at = s.End
				if fileio.Packed(s.File) && (s.Start != 0 || s.End != s.Size) {
					t.Errorf("a packed file is cut: %+v", s)
				}
			}
			if file != len(files)-1 || at != files[file].Size {
				t.Errorf("%d parts end at byte %d of %s", parts, at, files[file].Path)
			}
		}
	}
	if n := len(fileio.Cut([]fileio.File{{Size: 10}}, 4, 1, fileio.Packed)); n != 4 {
		t.Errorf("10 bytes in 4 partitions come to %d", n)
	}
}

func TestGroups(t *testing.T) {
	files := []fileio.File{{"a", 10}, {"b", 10}, {"c", 0}, {"d", 0}, {"e", 100}, {"f", 1}}
	for n := 1; n <= 8; n++ {
		groups := fileio.Groups(files, n)
		var all []fileio.File
		for _, g := range groups {
			if len(g) == 0 {
				t.Errorf("%d groups: one is empty", n)
			}
			all = append(all, g...)
		}
		if len(groups) != min(n, len(files)) || !reflect.DeepEqual(all, files) {
			t.Errorf("%d groups: %v", n, groups)
		}
	}
	if got := fileio.Groups(files, 2); len(got[0]) != 5 && len(got[0]) != 4 {
		t.Errorf("uneven groups %v", got)
	}
}
