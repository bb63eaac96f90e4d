package dataset

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"lab/dataset/standin"
)

// Folders returns the folders that Find may read, those that exist, and those that it may write stand-ins to. A kernel that
// is confined to some folders needs them.
func Folders() (read, write []string) {
	if dir := os.Getenv(EnvData); dir != "" {
		if dir, err := filepath.Abs(dir); err == nil {
			read = appendExisting(read, dir)
		}
	}
	if dir, err := importFolder(); err == nil {
		read = appendExisting(read, dir)
	}
	for _, dir := range cacheFolders() {
		write = appendExisting(write, dir)
	}
	return read, write
}

func appendExisting(dirs []string, dir string) []string {
	if fi, err := os.Stat(dir); err == nil && fi.IsDir() {
		return append(dirs, dir)
	}
	return dirs
}

// cacheFolders returns where stand-ins may lie, the better one first: the user's cache, and a private folder among the temporary files for
// a process without a writable home.
func cacheFolders() []string {
	version := "standin-v" + strconv.Itoa(standin.Version)
	var dirs []string
	if dir, err := os.UserCacheDir(); err == nil && filepath.IsAbs(dir) {
		dirs = append(dirs, filepath.Join(dir, "lab", version))
	}
	return append(dirs, filepath.Join(os.TempDir(), "lab-"+strconv.Itoa(os.Getuid())+"-"+version))
}

// written returns the path of the generated file, or "" when there is none yet.
func (s set) written() string {
	for _, dir := range cacheFolders() {
		path := filepath.Join(dir, s.files[0])
		if _, err := os.Stat(path); err == nil && private(dir) {
			return path
		}
	}
	return ""
}

// standin writes the generated file and returns its path.
func (s set) standin() (string, error) {
	dirs := cacheFolders()
	var tried []string
	var cause error
	for _, dir := range dirs {
		path := filepath.Join(dir, s.files[0])
		err := os.MkdirAll(dir, 0o700)
		if err == nil && !private(dir) {
			err = errors.New("others may write there")
		}
		if err == nil {
			err = place(path, false, func(w io.Writer) error { src := s.source(); return src.Write(w, src.Rows) })
		}
		if err == nil || errors.Is(err, fs.ErrExist) { // another process was faster, with the same bytes
			return path, nil
		}
		cause = reason(err)
		tried = append(tried, dir)
	}
	return "", &Error{Name: s.name, Problem: "there is no real file, and the stand-in cannot be written to " + strings.Join(tried, " or "), Err: cause,
		Advice: "set " + EnvData + " to a folder with " + s.files[0] + ", or make one of these folders writable"}
}

// private reports whether nobody else can plant files in a folder. It matters among the temporary files, where anybody can make a folder of any
// name.
func private(dir string) bool {
	fi, err := os.Lstat(dir)
	return err == nil && fi.IsDir() && (runtime.GOOS == "windows" || fi.Mode().Perm()&0o022 == 0)
}

// place writes a file completely or not at all: under another name first, then renamed. An existing file is replaced only with force;
// otherwise the error is fs.ErrExist.
func place(path string, force bool, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		tmp.Close()
		os.Remove(tmp.Name()) // gone already when it was renamed
	}()
	if err := write(tmp); err != nil {
		return err
	}
	if err := tmp.Chmod(0o644); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if force {
		return os.Rename(tmp.Name(), path)
	}
	// A link, unlike a rename, never replaces a file, even when it appears at this moment.
	err = os.Link(tmp.Name(), path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// Some file systems have no links.
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	return os.Rename(tmp.Name(), path)
}

// Import copies a real file into the folder of imported files, where Find sees it from then on. The name of the file says which data set it is
// (millionsong.txt, u.data, …); it may be packed, as .gz, .zst or .bz2. The file is checked first; one that was imported before is replaced only with force.
// Errors are *[Error].
func Import(path string, force bool) (Info, error) {
	var files []string
	for _, known := range sets() {
		for _, file := range known.files {
			files = append(files, file)
			if name := filepath.Base(path); strings.EqualFold(file+packing(path), name) {
				return known.importFile(path, force)
			}
		}
	}
	return Info{}, &Error{Name: "import", Path: path, Problem: "the name of the file does not say which data set it is",
		Advice: "rename it to one of " + strings.Join(files, ", ") + ", or import it with --name"}
}

// ImportAs is Import of a file with any name: as the data set of that name, or, if there is none, as a text of the user's own that is called
// so. Such names consist of lower-case letters, digits, "-" and "_".
func ImportAs(name, path string, force bool) (Info, error) {
	for _, known := range sets() {
		if known.name == name {
			return known.importFile(path, force)
		}
	}
	if !validName(name) {
		return Info{}, &Error{Name: strconv.Quote(name), Problem: "cannot be the name of a data set", Advice: `use lower-case letters, digits, "-" and "_", up to 60`}
	}
	return ownSet(name).importFile(path, force)
}

func (s set) importFile(path string, force bool) (Info, error) {
	lines, err := s.check(path, "nothing was imported")
	if err != nil {
		return Info{}, err
	}
	dir, err := importFolder()
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err != nil {
		return Info{}, &Error{Name: s.name, Problem: "make the folder of imported files", Err: err, Advice: "set " + EnvHome + " to a folder that can be written"}
	}
	before, err := s.in(dir)
	if err != nil {
		return Info{}, err
	}
	to := filepath.Join(dir, s.files[0]+packing(path))
	if before != "" && before != to && !force {
		return Info{}, &Error{Name: s.name, Path: before, Problem: "was imported before and is kept", Advice: "import with force to replace it"}
	}
	err = place(to, force, func(w io.Writer) error {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(w, f)
		return err
	})
	switch {
	case errors.Is(err, fs.ErrExist):
		return Info{}, &Error{Name: s.name, Path: to, Problem: "was imported before and is kept", Advice: "import with force to replace it"}
	case err != nil:
		return Info{}, &Error{Name: s.name, Path: to, Problem: "cannot be written", Err: reason(err), Advice: "set " + EnvHome + " to a folder that can be written"}
	}
	if before != "" && before != to {
		if err := os.Remove(before); err != nil {
			return Info{}, &Error{Name: s.name, Path: before, Problem: "was imported before and cannot be removed", Err: reason(err), Advice: "remove it, or it may be found first"}
		}
	}
	return Info{Name: s.name, Title: s.title, Path: to, Source: "an imported file", Lines: lines}, nil
}
