package notebook

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Stamp tells one content of a file from another. Save compares it with the file on disk, so that the work of another
// program is not overwritten unseen.
type Stamp string

const (
	// NewFile is the stamp of a file that must not exist yet.
	NewFile Stamp = ""
	// Overwrite is the stamp that lets Save replace whatever is there.
	Overwrite Stamp = "*"
)

func stampOf(data []byte) Stamp {
	sum := sha256.Sum256(data)
	return Stamp(hex.EncodeToString(sum[:]))
}

// ChangedError says that a file on disk is not the one that was loaded, so Save left it alone.
type ChangedError struct {
	Path string
	// New is true where a new file was to be written.
	New bool
}

func (e *ChangedError) Error() string {
	if e.New {
		return fmt.Sprintf("%s is there already; it was not overwritten. Choose another name", e.Path)
	}
	return fmt.Sprintf("%s was changed by another program since it was opened, so it was not overwritten. "+
		"Reload it to take the other version, or overwrite it with this one", e.Path)
}

// maxFile bounds what is read into memory; outputs beyond it mean that something went wrong.
const maxFile = 256 << 20

// Folder reads and writes notebooks below one folder. No path, and no symbolic link, leads out of it.
type Folder struct {
	root *os.Root
}

// OpenFolder opens an existing folder.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the notebook folder: %w", err)
	}
	return &Folder{root}, nil
}

// Close ends the use of the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Dir is the folder's path.
func (f *Folder) Dir() string { return f.root.Name() }

// FS gives the folder's files to read.
func (f *Folder) FS() fs.FS { return f.root.FS() }

// Load reads the notebook at a path relative to the folder, with slashes.
func (f *Folder) Load(name string) (Document, Stamp, error) {
	full := filepath.Join(f.root.Name(), filepath.FromSlash(name))
	data, err := f.read(name)
	if err != nil {
		return Document{}, "", fmt.Errorf("opening notebook %s: %w", full, withoutPath(err))
	}
	doc, err := Decode(full, data)
	return doc, stampOf(data), err
}

func (f *Folder) read(name string) ([]byte, error) {
	file, err := f.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("it is larger than %s; clear its outputs in another program first", byteSize(maxFile))
	}
	return io.ReadAll(file)
}

// Save writes the document to a path relative to the folder and returns the stamp of what it wrote. The file is replaced as a
// whole or not at all. Where it is not the one with the given stamp, Save returns a *ChangedError and writes nothing.
func (f *Folder) Save(name string, doc Document, last Stamp) (Stamp, error) {
	data, err := Encode(doc)
	if err != nil {
		return "", err
	}
	full := filepath.Join(f.root.Name(), filepath.FromSlash(name))
	if last == stampOf(data) && f.holds(name, last) {
		return last, nil
	}
	if err := f.replace(filepath.FromSlash(name), full, data, last); err != nil {
		if changed := (*ChangedError)(nil); errors.As(err, &changed) {
			return "", err
		}
		return "", fmt.Errorf("saving notebook %s: %w", full, withoutPath(err))
	}
	return stampOf(data), nil
}

// mostOfOneName is how many notebooks of one name a folder gets.
const mostOfOneName = 1000

// SaveFree writes the document to the first path that is free of base.ipynb, base-2.ipynb and so on, and returns that path.
func (f *Folder) SaveFree(base string, doc Document) (string, error) {
	for n := 1; ; n++ {
		name := base + ".ipynb"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.ipynb", base, n)
		}
		_, err := f.Save(name, doc, NewFile)
		var there *ChangedError
		if errors.As(err, &there) && n < mostOfOneName {
			continue
		}
		return name, err
	}
}

func (f *Folder) holds(name string, stamp Stamp) bool {
	data, err := f.read(name)
	return err == nil && stampOf(data) == stamp
}

func (f *Folder) replace(name, full string, data []byte, last Stamp) error {
	mode := fs.FileMode(0o644)
	info, err := f.root.Stat(name)
	switch {
	case err == nil:
		if last != Overwrite && !f.holds(name, last) {
			return &ChangedError{Path: full, New: last == NewFile}
		}
		mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	temp := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+rand.Text()[:8]+".tmp")
	if err := f.write(temp, data, mode); err != nil {
		return err
	}
	if err := f.rename(temp, name, full, last); err != nil {
		return errors.Join(err, f.root.Remove(temp))
	}
	return f.syncDir(filepath.Dir(name))
}

// rename puts the finished file in place. A new file is linked, not renamed, since that fails where another program was
// faster; file systems without links get the rename.
func (f *Folder) rename(temp, name, full string, last Stamp) error {
	if last == NewFile {
		err := f.root.Link(temp, name)
		if errors.Is(err, fs.ErrExist) {
			return &ChangedError{Path: full, New: true}
		}
		if err == nil {
			return f.root.Remove(temp)
		}
	}
	return f.root.Rename(temp, name)
}

func (f *Folder) write(name string, data []byte, mode fs.FileMode) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, f.root.Remove(name))
	}
	return nil
}

// syncDir makes the rename itself survive a power cut, where the system can.
func (f *Folder) syncDir(name string) error {
	dir, err := f.root.Open(name)
	if err != nil {
		return err
	}
	// Windows cannot sync a folder, and there the rename is durable as far as it will be.
	_ = dir.Sync()
	return dir.Close()
}

// withoutPath drops the inner path of a file error where the message names the file already.
func withoutPath(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// Load reads the notebook file at the path.
func Load(name string) (Document, Stamp, error) {
	folder, base, err := folderOf(name)
	if err != nil {
		return Document{}, "", fmt.Errorf("opening notebook %s: %w", name, withoutPath(err))
	}
	defer folder.Close()
	return folder.Load(base)
}

// Save writes the document to the file at the path, as Folder.Save does.
func Save(name string, doc Document, last Stamp) (Stamp, error) {
	folder, base, err := folderOf(name)
	if err != nil {
		return "", fmt.Errorf("saving notebook %s: %w", name, withoutPath(err))
	}
	defer folder.Close()
	return folder.Save(base, doc, last)
}

// folderOf opens the folder that really holds the file, so that saving keeps a link to it a link.
func folderOf(name string) (*Folder, string, error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	folder, err := OpenFolder(filepath.Dir(name))
	return folder, path.Base(filepath.ToSlash(name)), err
}
