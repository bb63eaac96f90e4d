// Package history keeps the versions of notebooks: what a notebook's cells held at each save, so that a reader can look at an
// earlier version, compare it with the present one and bring it back.
//
// A version is an .ipynb file without outputs, packed with gzip, in the folder .lab/history beside the notebooks: it can be had
// back without this program, moves with the folder, and costs about a kilobyte. Saves come every half second while somebody types,
// so versions that nobody asked for are thinned out as they age (Thin): the last minutes stay whole, older ones become one a minute,
// an hour, a day. What a reader saved by hand stays longest.
//
// The history is a help, not the document: where it cannot be written, saving the notebook goes on, and the caller is told.
package history

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"lab/notebook"
)

// VersionKind says why a version is there.
type VersionKind string

const (
	Auto   VersionKind = "auto"   // saved by itself
	Manual VersionKind = "manual" // saved by hand
	Before VersionKind = "before" // what was there before another version took its place
)

// Version is one entry of a notebook's history.
type Version struct {
	ID   string // its time, as text that sorts
	Time time.Time
	Kind VersionKind
	Size int64 // bytes on disk

	digest string // of what it holds
}

// ErrUnknown is for a version that is not there, or no longer.
var ErrUnknown = errors.New("there is no such version; it may have been thinned out")

const (
	folder   = ".lab/history"
	ending   = ".ipynb.gz"
	idLayout = "20060102T150405.000000Z"
	// maxVersion bounds what is unpacked into memory.
	maxVersion = 64 << 20
)

// Store holds the histories of the notebooks of one folder. Its methods are safe for concurrent use.
type Store struct {
	root *os.Root
	now  func() time.Time

	adding sync.Mutex
}

// Open returns the store of a folder, which must exist.
func Open(dir string) (*Store, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the history of notebooks: %w", err)
	}
	return &Store{root: root, now: time.Now}, nil
}

// Close ends the use of the store.
func (s *Store) Close() error { return s.root.Close() }

// Add keeps the document as the newest version of the notebook at the path, unless its cells are what they were in the one before, and thins
// out older ones.
func (s *Store) Add(name string, doc notebook.Document, kind VersionKind) error {
	if err := s.add(name, doc, kind); err != nil {
		return fmt.Errorf("keeping a version of notebook %s: %w", name, err)
	}
	return nil
}

func (s *Store) add(name string, doc notebook.Document, kind VersionKind) error {
	dir, err := folderOf(name)
	if err != nil {
		return err
	}
	data, err := notebook.Encode(withoutOutcomes(doc))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:8])
	s.adding.Lock()
	defer s.adding.Unlock()
	all, err := s.list(dir)
	if err != nil {
		return err
	}
	if n := len(all); n > 0 && all[n-1].digest == digest {
		last := all[n-1]
		if kind == Auto || last.Kind != Auto {
			return nil
		}
		return s.root.Rename(path.Join(dir, last.fileName()), path.Join(dir, Version{ID: last.ID, Kind: kind, digest: digest}.fileName()))
	}
	v := Version{ID: s.newID(all), Kind: kind, digest: digest}
	if err := s.write(dir, v, data); err != nil {
		return err
	}
	for _, old := range Thin(all, s.now()) {
		if err := s.root.Remove(path.Join(dir, old.fileName())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// newID is the time now, or just after the newest version's where the clock went back.
func (s *Store) newID(all []Version) string {
	now := s.now().UTC().Truncate(time.Microsecond)
	if n := len(all); n > 0 && !now.After(all[n-1].Time) {
		now = all[n-1].Time.Add(time.Microsecond)
	}
	return now.Format(idLayout)
}

func (s *Store) write(dir string, v Version, data []byte) error {
	if err := s.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if _, err := zip.Write(data); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	temp := path.Join(dir, "."+rand.Text()[:8]+".tmp")
	if err := s.root.WriteFile(temp, packed.Bytes(), 0o644); err != nil {
		return errors.Join(err, s.root.Remove(temp))
	}
	return s.root.Rename(temp, path.Join(dir, v.fileName()))
}

// List returns the versions of a notebook, the oldest first; none where it has no history.
func (s *Store) List(name string) ([]Version, error) {
	dir, err := folderOf(name)
	if err != nil {
		return nil, fmt.Errorf("listing the versions of notebook %s: %w", name, err)
	}
	all, err := s.list(dir)
	if err != nil {
		return nil, fmt.Errorf("listing the versions of notebook %s: %w", name, err)
	}
	return all, nil
}

func (s *Store) list(dir string) ([]Version, error) {
	entries, err := fs.ReadDir(s.root.FS(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Version
	for _, e := range entries {
		v, ok := parseName(e.Name())
		if info, err := e.Info(); ok && err == nil && info.Mode().IsRegular() {
			v.Size = info.Size()
			all = append(all, v)
		}
	}
	slices.SortFunc(all, func(a, b Version) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}

// Read returns what a version holds: cells without outcomes.
func (s *Store) Read(name, id string) (notebook.Document, Version, error) {
	doc, v, err := s.read(name, id)
	if err != nil {
		return notebook.Document{}, Version{}, fmt.Errorf("reading a version of notebook %s: %w", name, err)
	}
	return doc, v, nil
}

func (s *Store) read(name, id string) (notebook.Document, Version, error) {
	none := notebook.Document{}
	dir, err := folderOf(name)
	if err != nil {
		return none, Version{}, err
	}
	all, err := s.list(dir)
	if err != nil {
		return none, Version{}, err
	}
	i := slices.IndexFunc(all, func(v Version) bool { return v.ID == id })
	if i < 0 {
		return none, Version{}, ErrUnknown
	}
	file, err := s.root.Open(path.Join(dir, all[i].fileName()))
	if err != nil {
		return none, Version{}, err
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		return none, Version{}, err
	}
	data, err := io.ReadAll(io.LimitReader(zip, maxVersion))
	if err != nil {
		return none, Version{}, err
	}
	doc, err := notebook.Decode(name, data)
	return doc, all[i], err
}

// folderOf is where the versions of a notebook are. Its name keeps the ending, so that no notebook's folder is inside another's.
func folderOf(name string) (string, error) {
	if !fs.ValidPath(name) || name == "." {
		return "", fmt.Errorf("%q is no path inside the notebook folder", name)
	}
	return path.Join(folder, name), nil
}

func (v Version) fileName() string {
	return v.ID + "-" + string(v.Kind) + "-" + v.digest + ending
}

func parseName(name string) (Version, bool) {
	base, ok := strings.CutSuffix(name, ending)
	parts := strings.Split(base, "-")
	if !ok || len(parts) != 3 {
		return Version{}, false
	}
	at, err := time.Parse(idLayout, parts[0])
	kind := VersionKind(parts[1])
	if err != nil || kind != Auto && kind != Manual && kind != Before {
		return Version{}, false
	}
	return Version{ID: parts[0], Time: at, Kind: kind, digest: parts[2]}, true
}

// withoutOutcomes leaves what somebody wrote.
func withoutOutcomes(doc notebook.Document) notebook.Document {
	doc.Cells = slices.Clone(doc.Cells)
	for i := range doc.Cells {
		c := &doc.Cells[i]
		c.Outputs, c.ExecutionCount, c.Diagnostics, c.Check = []notebook.Output{}, 0, nil, nil
	}
	return doc
}
