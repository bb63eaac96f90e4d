package typed

import (
	"bytes"
	"go/types"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/tools/go/ssa"
)

// Go's runtime ends a program in which every goroutine waits for another. A kernel always has goroutines of its own, so
// the runtime never sees that of a cell; the engine has to look itself. A cell is in a deadlock when every goroutine that
// cells have started waits, for something that only cells' goroutines can bring about, and none is about to wake. Where the engine cannot
// be sure (a timer's channel, a context, a callback from elsewhere), there is no deadlock, only a cell to interrupt.

// waiters counts the goroutines of cells.
type waiters struct {
	live, blocked atomic.Int64
	changes       atomic.Uint64 // of blocked; tells whether anything happened in between
	looking       atomic.Bool
	wakers        atomic.Bool // compiled code may wake a cell's goroutine at any time
}

// firstLook is how long everything must be quiet before the engine looks closer; lastLook bounds how rarely it looks on.
const (
	firstLook = 20 * time.Millisecond
	lastLook  = time.Second
)

// block notes that a goroutine waits, until unblock. It is not called where something outside may end the wait.
func (m *machine) block() {
	m.waiters.changes.Add(1)
	m.waiters.blocked.Add(1)
	m.suspect()
}

func (m *machine) unblock() {
	m.waiters.blocked.Add(-1)
	m.waiters.changes.Add(1)
}

// started and ended count a goroutine.
func (m *machine) started() { m.waiters.live.Add(1) }

func (m *machine) ended() {
	m.waiters.live.Add(-1)
	m.suspect()
}

func (w *waiters) all() bool {
	n := w.live.Load()
	return n > 0 && w.blocked.Load() == n
}

// suspect begins to look where all goroutines wait.
func (m *machine) suspect() {
	w := &m.waiters
	if w.all() && !w.wakers.Load() && w.looking.CompareAndSwap(false, true) {
		time.AfterFunc(firstLook, func() { m.look(firstLook) })
	}
}

// look ends the running cell if all goroutines still wait and nobody is about to wake one.
func (m *machine) look(pause time.Duration) {
	w := &m.waiters
	current, changes := m.running.Load(), w.changes.Load()
	if !w.all() || w.wakers.Load() || current.ended.Load() {
		w.looking.Store(false)
		m.suspectAgain(current)
		return
	}
	if asleep() && w.all() && w.changes.Load() == changes {
		current.deadlock()
		w.looking.Store(false)
		return
	}
	pause = min(2*pause, lastLook)
	time.AfterFunc(pause, func() { m.look(pause) })
}

// suspectAgain closes the gap between a look that found somebody awake and the note that nobody looks.
func (m *machine) suspectAgain(current *run) {
	if !current.ended.Load() {
		m.suspect()
	}
}

// mostAsleep is how many goroutines the engine looks at one by one.
const mostAsleep = 2000

// asleep reports whether no goroutine of the process but this one runs or could run: a goroutine that has been woken, and
// has not come round to saying so, is runnable.
func asleep() bool {
	if runtime.NumGoroutine() > mostAsleep {
		return false
	}
	buf := make([]byte, 1<<20)
	for {
		n := runtime.Stack(buf, true) // of one moment: the world is stopped for it
		if n < len(buf) {
			buf = buf[:n]
			break
		}
		buf = make([]byte, 2*len(buf))
	}
	awake := 0
	for entry := range bytes.SplitSeq(buf, []byte("\n\n")) {
		_, state, _ := bytes.Cut(entry, []byte(" ["))
		for _, s := range []string{"run", "copystack", "preempted"} { // running, runnable
			if bytes.HasPrefix(state, []byte(s)) {
				awake++
			}
		}
	}
	return awake <= 1
}

// wakers are functions of compiled packages that keep a cell's function or channel, and use it from a goroutine of their own.
var wakers = map[string]bool{
	"time.AfterFunc": true, "context.AfterFunc": true, "runtime.SetFinalizer": true, "runtime.AddCleanup": true,
}

// wakingPackages do so in many of their functions.
var wakingPackages = map[string]bool{
	"net": true, "net/http": true, "net/rpc": true, "os/exec": true, "os/signal": true, "syscall": true, "testing": true, "lab/rdd/plan": true,
}

// noteWaker takes notice of a compiled function that cells use.
func (m *machine) noteWaker(obj *types.Func) {
	if path := obj.Pkg().Path(); wakingPackages[path] && takesCallback(obj.Signature()) || wakers[path+"."+obj.Name()] {
		m.waiters.wakers.Store(true)
	}
}

// takesCallback says whether a function takes something by which it could reach a cell later on.
func takesCallback(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		switch p.Type().Underlying().(type) {
		case *types.Signature, *types.Chan, *types.Interface, *types.Pointer, *types.Slice:
			return true
		}
	}
	return sig.Recv() != nil
}

// insideOnly says whether only cells can make a channel ready: not one of a timer or a context, nor of any other type that a
// compiled package may have made.
func insideOnly(ch ssa.Value) bool {
	t, ok := ch.Type().Underlying().(*types.Chan)
	if !ok {
		return false
	}
	if s, ok := t.Elem().Underlying().(*types.Struct); ok && s.NumFields() == 0 && t.Dir() == types.RecvOnly {
		return false // as context.Context's Done
	}
	n := namedOf(t.Elem())
	return n == nil || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() == "main"
}
