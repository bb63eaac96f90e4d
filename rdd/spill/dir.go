package spill

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// pattern is the name of temporary files, for os.CreateTemp.
const pattern = "lab-spill-*"

// Dir is where temporary files go. It is safe for concurrent use.
type Dir struct {
	path string
	// unlink says that files lose their name at once.
	unlink bool

	mu     sync.Mutex
	files  map[*File]struct{}
	made   []string // folders that did not exist before, the innermost first
	closed bool
}

// NewDir tells where files are to go; "" is os.TempDir(). The folder is made when the first file is.
func NewDir(path string) *Dir {
	if path == "" {
		path = os.TempDir()
	}
	return &Dir{path: path, unlink: namelessFiles, files: map[*File]struct{}{}}
}

// namelessFiles says that this system lets go of an open file's name and keeps the file.
const namelessFiles = runtime.GOOS != "windows" && runtime.GOOS != "plan9" && runtime.GOOS != "js" && runtime.GOOS != "wasip1"

// Create makes an empty temporary file, and the folder when it is not there.
func (d *Dir) Create() (*File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil, fmt.Errorf("spill: making a temporary file in %s: the folder was closed before", d.path)
	}
	if err := d.makeFolder(); err != nil {
		return nil, d.failed("making the folder of temporary files", err)
	}
	file, err := os.CreateTemp(d.path, pattern)
	if err != nil {
		return nil, d.failed("making a temporary file", err)
	}
	f := &File{dir: d, data: file, name: file.Name()}
	// A file system that refuses to unlink leaves it to Close.
	if d.unlink && os.Remove(f.name) == nil {
		f.name = ""
	}
	d.files[f] = struct{}{}
	return f, nil
}

// Open is how many files are open now.
func (d *Dir) Open() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.files)
}

// Close closes all files that are still open, and removes the folder if it was made here and nothing else is in it.
// A second Close does nothing.
func (d *Dir) Close() error {
	d.mu.Lock()
	d.closed = true
	files, made := d.files, d.made
	d.files, d.made = map[*File]struct{}{}, nil
	d.mu.Unlock()
	var errs []error
	for f := range files {
		errs = append(errs, f.Close())
	}
	for _, folder := range made {
		// It fails where others have put something in, which is theirs to keep.
		if os.Remove(folder) != nil {
			break
		}
	}
	return errors.Join(errs...)
}

// makeFolder makes the folder and remembers which of its parents it had to make.
func (d *Dir) makeFolder() error {
	var missing []string
	for p := filepath.Clean(d.path); ; p = filepath.Dir(p) {
		_, err := os.Stat(p)
		if !errors.Is(err, fs.ErrNotExist) || p == filepath.Dir(p) {
			break
		}
		missing = append(missing, p)
	}
	if missing == nil {
		return nil
	}
	if err := os.MkdirAll(d.path, 0o700); err != nil {
		return err
	}
	d.made = append(missing, d.made...)
	return nil
}

// failed says what to do about a folder that takes no more. The path in the system's error goes: it is that of a file
// that nobody can see.
func (d *Dir) failed(what string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("spill: %s in %s: %w; choose a folder with room in it by WithSpillDir, "+
		"or keep more in memory by WithMemory", what, d.path, err)
}

func (d *Dir) forget(f *File) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.files, f)
}
