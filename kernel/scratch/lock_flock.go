//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package scratch

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// lock opens a folder and locks it until the file is closed. It does not wait.
func lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_DIRECTORY|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return f, nil
}

// mine says whether a folder belongs to this user and to nobody else, as os.MkdirTemp makes them.
func mine(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid() && info.Mode().Perm() == 0o700
}
