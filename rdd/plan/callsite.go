package plan

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// CallSite is file:line of the innermost caller outside this library, empty when there is none.
func CallSite() string {
	pos, _ := scan()
	return pos
}

// EnterTask runs f. That it is on the stack is how InTask knows that a user's function runs inside a task.
//
//go:noinline
func EnterTask(f func()) {
	f()
}

// InTask tells whether the calling goroutine is running a task.
func InTask() bool {
	_, in := scan()
	return in
}

const enterTask = "lab/rdd/plan.EnterTask"

// scan walks the stack once, for the first frame of the user and for the task marker.
func scan() (pos string, inTask bool) {
	pcs := make([]uintptr, 128)
	skip := 2
	for {
		n := runtime.Callers(skip, pcs)
		frames := runtime.CallersFrames(pcs[:n])
		for {
			f, more := frames.Next()
			if f.Function == enterTask {
				return pos, true
			}
			if pos == "" && isUserFrame(f) {
				pos = fmt.Sprintf("%s:%d", filepath.Base(f.File), f.Line)
			}
			if !more {
				break
			}
		}
		if n < len(pcs) {
			return pos, false
		}
		skip += n
	}
}

// PanicSite is file:line of the user's function that is panicking, for a call from a deferred function; empty when the panic
// came out of code without lines, such as an interpreter's.
func PanicSite() string {
	pcs := make([]uintptr, 256)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicking := false
	for {
		f, more := frames.Next()
		switch {
		case f.Function == enterTask:
			return ""
		case f.Function == "runtime.gopanic":
			panicking = true
		case panicking && isUserFrame(f):
			return fmt.Sprintf("%s:%d", filepath.Base(f.File), f.Line)
		}
		if !more {
			return ""
		}
	}
}

// goroot is the folder of the standard library's sources, as this binary records file names; empty with -trimpath.
var goroot = func() string {
	pcs := make([]uintptr, 1)
	runtime.Callers(0, pcs)
	f, _ := runtime.CallersFrames(pcs).Next()
	dir, _, ok := strings.Cut(f.File, "/runtime/")
	if !ok {
		return ""
	}
	return dir + "/"
}()

// isUserFrame tells whether a frame is neither of this library nor of the machinery under it. An interpreter's frames
// count as machinery: their lines mean nothing to a user.
func isUserFrame(f runtime.Frame) bool {
	for _, prefix := range []string{
		"lab/rdd.", "lab/rdd/", "lab/ml.", "lab/kernel/", "runtime.", "reflect.", "github.com/traefik/yaegi/",
	} {
		if strings.HasPrefix(f.Function, prefix) {
			return false
		}
	}
	return f.Function != "" && (goroot == "" || !strings.HasPrefix(f.File, goroot))
}
