// Package scratch makes temporary folders that do not stay behind for good.
//
// Whoever makes a folder removes it. A process that is killed cannot, so the next one that makes a folder of the same kind
// clears away those whose owner is gone. What tells that is a lock on the folder, which the system releases with the
// process, however it ends. An id of the process would not do: ids are used again, and containers that share a folder for
// temporary files count their own. Where the system has no such locks (Windows) nothing is cleared away.
package scratch

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// unclaimed is how old a folder without a lock must be before it counts as left behind: its owner locks it just after
// making it.
const unclaimed = time.Minute

// Folder is a temporary folder of this process.
type Folder struct {
	path string
	lock *os.File // nil where the system cannot lock it
}

// New makes a folder whose name begins with prefix, and removes folders of the same prefix that processes of this user left
// behind. Only its owner has access to it.
func New(prefix string) (*Folder, error) {
	path, err := os.MkdirTemp("", prefix)
	if err != nil {
		return nil, err
	}
	f := &Folder{path: path}
	if f.lock, err = lock(path); err == nil && f.lock != nil {
		clearAll(prefix)
	}
	return f, nil
}

// Path is where the folder is.
func (f *Folder) Path() string { return f.path }

// Remove removes the folder with all that is in it.
func (f *Folder) Remove() error {
	err := os.RemoveAll(f.path)
	if f.lock != nil {
		f.lock.Close()
	}
	return err
}

// clearAll removes what was left behind. It is a courtesy, so what cannot be removed stays and is no error.
func clearAll(prefix string) {
	entries, err := os.ReadDir(os.TempDir())
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.IsDir() && made(prefix, e.Name()) {
			clearOne(filepath.Join(os.TempDir(), e.Name()))
		}
	}
}

// made says whether New can have made a folder of this name: os.MkdirTemp adds digits.
func made(prefix, name string) bool {
	digits, ok := strings.CutPrefix(name, prefix)
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

func clearOne(path string) {
	info, err := os.Lstat(path)
	if err != nil || !info.IsDir() || !mine(info) || time.Since(info.ModTime()) < unclaimed {
		return
	}
	held, err := lock(path)
	if err != nil || held == nil {
		return // its owner lives
	}
	defer held.Close()
	if now, err := held.Stat(); err == nil && os.SameFile(info, now) {
		_ = os.RemoveAll(path)
	}
}
