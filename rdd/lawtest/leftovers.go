package lawtest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// watch remembers what there was before a context, to tell what the closed context has left behind.
type watch struct {
	spill      string
	goroutines map[string]string
}

func newWatch(spill string) *watch { return &watch{spill, goroutines()} }

// leftovers are goroutines, files in the spill folder, and open files.
func (w *watch) leftovers() error {
	return errors.Join(w.leftGoroutines(), leftFiles(w.spill), leftDescriptors(w.spill))
}

// patience is how often goroutines that are about to end get a chance to.
const patience = 10_000

// leftGoroutines finds goroutines that are new. It knows them by number, since as many others may have ended.
func (w *watch) leftGoroutines() error {
	var left []string
	for range patience {
		left = nil
		for id, stack := range goroutines() {
			if _, old := w.goroutines[id]; !old {
				left = append(left, stack)
			}
		}
		if len(left) == 0 {
			return nil
		}
		runtime.Gosched()
	}
	return fmt.Errorf("%d goroutines are left, one of them:\n%s", len(left), left[0])
}

// goroutines are the stacks of all goroutines, by their number.
func goroutines() map[string]string {
	buf := make([]byte, 1<<16)
	n := runtime.Stack(buf, true)
	for n == len(buf) {
		buf = make([]byte, 2*len(buf))
		n = runtime.Stack(buf, true)
	}
	out := map[string]string{}
	for stack := range strings.SplitSeq(string(buf[:n]), "\n\n") {
		id, _, _ := strings.Cut(stack, " [")
		out[id] = stack
	}
	return out
}

func leftFiles(spill string) error {
	var left []string
	err := filepath.WalkDir(spill, func(path string, _ fs.DirEntry, err error) error {
		if path != spill {
			left = append(left, path)
		}
		return err
	})
	if len(left) > 0 {
		return fmt.Errorf("%d files and folders are left in the spill folder: %s", len(left), clip(strings.Join(left, " "), 300))
	}
	return err
}

// leftDescriptors finds open files of the spill folder, deleted ones too, where the system lists them.
func leftDescriptors(spill string) error {
	const list = "/proc/self/fd"
	entries, err := os.ReadDir(list)
	if err != nil {
		return nil // not Linux
	}
	for _, e := range entries {
		// The descriptor that read the list is closed by now.
		if path, err := os.Readlink(filepath.Join(list, e.Name())); err == nil && strings.HasPrefix(path, spill) {
			return fmt.Errorf("file %s is still open", path)
		}
	}
	return nil
}

// liveHeap is how many bytes are in use after a garbage collection. The second one frees what finalizers and cleanups
// of the first let go.
func liveHeap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
