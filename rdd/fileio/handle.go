package fileio

import (
	"os"

	"lab/rdd/plan"
)

// Handle is a file that is open for reading. What is read of it counts for the task that opened it.
type Handle struct {
	f    *os.File
	task *plan.Attempt
}

// Open opens a file that Find found, to read its bytes as they are.
func Open(file File) (*Handle, error) {
	f, err := os.Open(file.Path)
	if err != nil {
		return nil, Unreadable(file, err)
	}
	// Looked up once: a function of the user's that changes its goroutine's labels while it has a batch does not hide
	// what is read after it.
	return &Handle{f, plan.Current()}, nil
}

// Read reads what follows.
func (h *Handle) Read(p []byte) (int, error) {
	n, err := h.f.Read(p)
	h.task.CountInputBytes(n)
	return n, err
}

// ReadAt reads at a place. Several calls may run at a time.
func (h *Handle) ReadAt(p []byte, at int64) (int, error) {
	n, err := h.f.ReadAt(p, at)
	h.task.CountInputBytes(n)
	return n, err
}

// Close gives up the file.
func (h *Handle) Close() error { return h.f.Close() }
