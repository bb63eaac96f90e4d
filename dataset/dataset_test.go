package dataset_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"lab/dataset"
	"lab/rdd"
)

// isolate gives the test a home, a cache and temporary files of its own, and takes LAB_DATA away.
func isolate(t *testing.T) (home string) {
	t.Helper()
	home = t.TempDir()
	for key, dir := range map[string]string{
		"HOME": home, "XDG_CACHE_HOME": filepath.Join(home, "cache"), "XDG_CONFIG_HOME": filepath.Join(home, "config"),
		"LocalAppData": filepath.Join(home, "cache"), "AppData": filepath.Join(home, "config"),
		"TMPDIR": t.TempDir(), dataset.EnvData: "", dataset.EnvHome: "",
	} {
		t.Setenv(key, dir)
	}
	return home
}

const song = "2001.0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,0.0,0.5\n"

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func find(t *testing.T, name string) dataset.Info {
	t.Helper()
	info, err := dataset.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestFindPrefersRealThenImportedThenStandIn(t *testing.T) {
	isolate(t)
	info := find(t, "millionsong")
	if !info.Generated || info.Lines != 6724 || !strings.Contains(info.Source, "stand-in") {
		t.Errorf("without any file: %+v, want a generated stand-in of 6724 lines", info)
	}

	if _, err := dataset.Import(write(t, filepath.Join(t.TempDir(), "millionsong.txt"), song+song), false); err != nil {
		t.Fatal(err)
	}
	info = find(t, "millionsong")
	if info.Generated || info.Lines != 2 || !strings.Contains(info.Source, "imported") {
		t.Errorf("after an import: %+v, want the imported file of 2 lines", info)
	}

	dir := t.TempDir()
	path := write(t, filepath.Join(dir, "millionsong.txt"), song)
	t.Setenv(dataset.EnvData, dir)
	info = find(t, "millionsong")
	if info.Path != path || info.Lines != 1 || !strings.Contains(info.Source, "LAB_DATA") {
		t.Errorf("with LAB_DATA: %+v, want %s", info, path)
	}
	if plays := find(t, "tinyshakespeare"); !plays.Generated {
		t.Errorf("a folder without plays gives %+v, want the stand-in", plays)
	}
}

func TestStandInIsWrittenOnce(t *testing.T) {
	isolate(t)
	first := find(t, "tinyshakespeare")
	before, err := os.Stat(first.Path)
	if err != nil {
		t.Fatal(err)
	}
	second := find(t, "tinyshakespeare")
	after, err := os.Stat(second.Path)
	if err != nil {
		t.Fatal(err)
	}
	if first != second || !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
		t.Errorf("the second Find wrote again: %+v, then %+v", first, second)
	}
	left, err := os.ReadDir(filepath.Dir(first.Path))
	if err != nil || len(left) != 1 {
		t.Errorf("the cache holds %v (%v), want the one file", left, err)
	}
}

func TestStandInWithoutWritableHome(t *testing.T) {
	isolate(t)
	blocked := write(t, filepath.Join(t.TempDir(), "file"), "a file where a folder should be")
	t.Setenv("HOME", blocked)
	t.Setenv("XDG_CACHE_HOME", blocked)
	t.Setenv("LocalAppData", blocked)
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		t.Skip("the cache folder does not follow these variables here")
	}
	info := find(t, "millionsong")
	if !strings.HasPrefix(info.Path, os.TempDir()) {
		t.Errorf("the stand-in is %s, want it among the temporary files", info.Path)
	}

	t.Setenv("TMPDIR", blocked)
	_, err := dataset.Find("millionsong")
	wantError(t, err, blocked, "cannot be written", "set LAB_DATA to a folder with millionsong.txt")
}

func TestFolderThatOthersMayWriteIsNotTrusted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits")
	}
	isolate(t)
	info := find(t, "millionsong")
	if err := os.Chmod(filepath.Dir(info.Path), 0o777); err != nil {
		t.Fatal(err)
	}
	if again := find(t, "millionsong"); again.Path == info.Path {
		t.Errorf("%s was used although anybody may have written it", again.Path)
	}
}

func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	var de *dataset.Error
	if !errors.As(err, &de) {
		t.Fatalf("got %v, want a *dataset.Error", err)
	}
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("error %q does not say %q", err, p)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("error %q takes more than one line", err)
	}
}

func TestDamagedFilesAreNamedAndKept(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             []string
	}{
		{"a column short", "millionsong.txt", song + "2001.0,0.5\n" + song, []string{"millionsong.txt:2: ", "2 columns, want 13"}},
		{"not a number", "millionsong.txt", song + song + strings.Replace(song, "0.3", "x", 1), []string{":3: ", `column 4 is "x"`}},
		{"not finite", "millionsong.txt", strings.Replace(song, "2001.0", "NaN", 1), []string{":1: ", `column 1 is "NaN"`}},
		{"empty", "millionsong.txt", "", []string{"millionsong.txt: is empty"}},
		{"empty line", "millionsong.txt", song + "\n", []string{":2: ", "1 columns"}},
		{"binary", "tinyshakespeare.txt", "First Citizen:\n\xff\xfe\n", []string{"tinyshakespeare.txt:2: ", "not UTF-8"}},
		{"zero bytes", "tinyshakespeare.txt", "a\x00b\n", []string{":1: ", "not a text file"}},
		{"one endless line", "tinyshakespeare.txt", strings.Repeat("x", 1<<20+1), []string{":1: ", "more than 1 MB"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			isolate(t)
			dir := t.TempDir()
			t.Setenv(dataset.EnvData, dir)
			path := write(t, filepath.Join(dir, test.file), test.text)
			name := strings.TrimSuffix(test.file, ".txt")
			_, err := dataset.Find(name)
			wantError(t, err, append(test.want, "dataset: "+name+": ", "put an intact file there or remove it")...)
			if text, err := os.ReadFile(path); err != nil || string(text) != test.text {
				t.Error("the damaged file was changed")
			}
			_, err = dataset.Import(path, true)
			wantError(t, err, append(test.want, "nothing was imported")...)
		})
	}
	t.Run("a folder", func(t *testing.T) {
		isolate(t)
		dir := t.TempDir()
		t.Setenv(dataset.EnvData, dir)
		if err := os.Mkdir(filepath.Join(dir, "millionsong.txt"), 0o755); err != nil {
			t.Fatal(err)
		}
		_, err := dataset.Find("millionsong")
		wantError(t, err, "is a folder, not a file")
	})
	t.Run("a mistyped LAB_DATA", func(t *testing.T) {
		isolate(t)
		t.Setenv(dataset.EnvData, filepath.Join(t.TempDir(), "nowhere"))
		_, err := dataset.Find("millionsong")
		wantError(t, err, "nowhere", "LAB_DATA names this", "correct or unset LAB_DATA")
	})
	t.Run("a damaged stand-in", func(t *testing.T) {
		isolate(t)
		write(t, find(t, "millionsong").Path, "half a li")
		_, err := dataset.Find("millionsong")
		wantError(t, err, ":1: ", "delete it and it is made again")
	})
	t.Run("no such name", func(t *testing.T) {
		_, err := dataset.Find("iris")
		wantError(t, err, `"iris"`, "there are criteo, millionsong, movielens, neuro, tinyshakespeare, yearpredictionmsd; lab data import --name")
	})
}

func TestImport(t *testing.T) {
	isolate(t)
	home := filepath.Join(t.TempDir(), "made", "here")
	t.Setenv(dataset.EnvHome, home)
	from := t.TempDir()

	_, err := dataset.Import(write(t, filepath.Join(from, "songs.csv"), song), false)
	wantError(t, err, "songs.csv", "rename it to one of dac_sample.txt, millionsong.txt, u.data,", "or import it with --name")
	_, err = dataset.Import(filepath.Join(from, "millionsong.txt"), false)
	wantError(t, err, "millionsong.txt", "cannot be read")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v does not wrap fs.ErrNotExist", err)
	}

	path := write(t, filepath.Join(from, "millionsong.txt"), song)
	info, err := dataset.Import(path, false)
	if err != nil || info.Path != filepath.Join(home, "millionsong.txt") || info.Lines != 1 {
		t.Fatalf("import gives %+v and %v", info, err)
	}
	write(t, path, song+song)
	_, err = dataset.Import(path, false)
	wantError(t, err, "was imported before and is kept", "force")
	if got := find(t, "millionsong"); got.Lines != 1 {
		t.Errorf("a refused import changed the file: %+v", got)
	}
	if _, err = dataset.Import(path, true); err != nil {
		t.Fatal(err)
	}
	if got := find(t, "millionsong"); got.Lines != 2 {
		t.Errorf("after a forced import: %+v, want 2 lines", got)
	}
	left, err := os.ReadDir(home)
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v (%v), want the one file", left, err)
	}
}

func TestListShowsProblemsBesideTheRest(t *testing.T) {
	isolate(t)
	dir := t.TempDir()
	t.Setenv(dataset.EnvData, dir)
	write(t, filepath.Join(dir, "millionsong.txt"), "damaged\n")
	find(t, "tinyshakespeare")
	all := map[string]dataset.Info{}
	for _, info := range dataset.List() {
		all[info.Name] = info
	}
	if len(all) != 6 || all["millionsong"].Problem == "" || all["tinyshakespeare"].Problem != "" || !all["tinyshakespeare"].Generated {
		t.Errorf("list is %+v", all)
	}
	if s := all["tinyshakespeare"].String(); !strings.HasPrefix(s, "tinyshakespeare (40,000 lines of plays): ") || !strings.Contains(s, "stand-in") {
		t.Errorf("described as %q", s)
	}
	// The large ones are made when somebody needs them.
	if s := all["neuro"].String(); all["neuro"].Path != "" || !strings.HasSuffix(s, ": 46,460 lines, a stand-in, generated when it is needed") {
		t.Errorf("described as %q", s)
	}
}

func TestFolders(t *testing.T) {
	isolate(t)
	if read, write := dataset.Folders(); len(read) != 0 || len(write) != 0 {
		t.Errorf("before anything exists: read %v, write %v", read, write)
	}
	info := find(t, "millionsong")
	dir := t.TempDir()
	t.Setenv(dataset.EnvData, dir)
	read, write := dataset.Folders()
	if len(read) != 1 || read[0] != dir || len(write) != 1 || write[0] != filepath.Dir(info.Path) {
		t.Errorf("read %v, write %v; want %s and %s", read, write, dir, filepath.Dir(info.Path))
	}
}

func TestOpen(t *testing.T) {
	isolate(t)
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	lines := dataset.Open(sc, "millionsong", 4)
	if n := lines.Count(); n != 6724 || lines.NumPartitions() < 4 {
		t.Errorf("%d lines in %d partitions, want 6724 in at least 4", n, lines.NumPartitions())
	}
	defer func() {
		var de *dataset.Error
		if err, ok := recover().(error); !ok || !errors.As(err, &de) {
			t.Errorf("an unknown name panics with %v, want a *dataset.Error", err)
		}
	}()
	dataset.Open(sc, "iris")
}

func TestRealFiles(t *testing.T) {
	if os.Getenv(dataset.EnvData) == "" {
		t.Skip("LAB_DATA is not set: the real files are not checked")
	}
	for name, lines := range map[string]int{"millionsong": 6724, "tinyshakespeare": 40000} {
		if info := find(t, name); info.Lines != lines || info.Generated {
			t.Errorf("%+v, want the real file with %d lines", info, lines)
		}
	}
}

func ExampleParseSong() {
	s, err := dataset.ParseSong("2001.0,0.88,0.61,0.60,0.47,0.25,0.36,0.34,0.34,0.60,0.43,0.60,0.42")
	fmt.Println(s.Year, len(s.Features), s.Features[0], err)
	_, err = dataset.ParseSong("2001.0,0.88")
	fmt.Println(err)
	// Output:
	// 2001 12 0.88 <nil>
	// 2 columns, want 13 or 91 (a year and 12 or 90 features, separated by commas)
}
