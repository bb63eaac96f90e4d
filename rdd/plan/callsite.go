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
	found := false
	for {
		n := runtime.Callers(skip, pcs)
		frames := runtime.CallersFrames(pcs[:n])
		for {
			f, more := frames.Next()
			if f.Function == enterTask {
				return pos, true
			}
			if !found && isInterpreter(f) {
				found = true
			}
			if !found && isUserFrame(f) {
				found, pos = true, fmt.Sprintf("%s:%d", filepath.Base(f.File), f.Line)
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

// PanicSite is file:line of the user's function that is panicking, for a call from a deferred function; empty when
// the panic came out of code without lines, such as an interpreter's.
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
		case panicking && isInterpreter(f):
			return ""
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

// isInterpreter tells whether a frame belongs to an interpreter. The user's code is what it runs, and has no frames
// of its own; frames further out are those of the program that hosts the interpreter.
func isInterpreter(f runtime.Frame) bool {
	return strings.HasPrefix(f.Function, "lab/kernel/") || strings.HasPrefix(f.Function, "github.com/traefik/yaegi/")
}

// isUserFrame tells whether a frame is neither of these libraries nor of Go's.
func isUserFrame(f runtime.Frame) bool {
	for _, prefix := range []string{"lab/rdd.", "lab/rdd/", "lab/ml.", "runtime.", "reflect."} {
		if strings.HasPrefix(f.Function, prefix) {
			return false
		}
	}
	return f.Function != "" && (goroot == "" || !strings.HasPrefix(f.File, goroot))
}
