package rt

import (
	"bytes"
	"runtime"
	"strconv"
	"sync"
)

// Defers holds the deferred calls of one running function. yaegi evaluates the arguments of a deferred call too late
// and deadlocks when it calls a closure of its own frame, so functions with a defer run through WithDefers instead.
type Defers struct{ calls []deferred }

type deferred struct {
	call  func()
	blind bool
}

// Push adds a deferred call whose arguments are evaluated already.
func (d *Defers) Push(call func()) { d.calls = append(d.calls, deferred{call: call}) }

// PushBlind adds a deferred call of a function that does not recover itself: what it calls must not either.
func (d *Defers) PushBlind(call func()) { d.calls = append(d.calls, deferred{call, true}) }

// panicking is a panic on its way through deferred calls.
type panicking struct {
	value     any
	recovered bool
}

// panics knows the panic that the deferred calls of each goroutine are running for.
type panics struct {
	mu    sync.Mutex
	byGID map[int64][]*panicking
}

func (p *panics) push(gid int64, s *panicking) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.byGID == nil {
		p.byGID = map[int64][]*panicking{}
	}
	p.byGID[gid] = append(p.byGID[gid], s)
}

func (p *panics) pop(gid int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	stack := p.byGID[gid]
	if len(stack) == 1 {
		delete(p.byGID, gid)
	} else {
		p.byGID[gid] = stack[:len(stack)-1]
	}
}

// recover returns the value of the goroutine's panic and ends it; nil where there is none.
func (p *panics) recover() (any, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.byGID) == 0 {
		return nil, false
	}
	stack := p.byGID[goroutineID()]
	if len(stack) == 0 {
		return nil, false
	}
	s := stack[len(stack)-1]
	if s == nil || s.recovered {
		return nil, false
	}
	s.recovered = true
	return s.value, true
}

// withDefers runs a function's body, then its deferred calls, last first, also when the body panics.
func (p *panics) withDefers(body func(*Defers)) {
	d := &Defers{}
	returned := false
	defer func() {
		var current *panicking
		if !returned {
			if value := recover(); value != nil {
				current = &panicking{value: value}
			}
		}
		if current = p.run(d, current); current != nil && !current.recovered {
			panic(current.value)
		}
	}()
	body(d)
	returned = true
}

// run runs the deferred calls and returns the panic that is left; a call may end it or start another.
func (p *panics) run(d *Defers, current *panicking) *panicking {
	if len(d.calls) == 0 {
		return current
	}
	gid := goroutineID()
	for len(d.calls) > 0 {
		call := d.calls[len(d.calls)-1]
		d.calls = d.calls[:len(d.calls)-1]
		func() {
			seen := current
			if call.blind {
				seen = nil
			}
			p.push(gid, seen)
			defer p.pop(gid)
			defer func() {
				if value := recover(); value != nil {
					current = &panicking{value: value}
				}
			}()
			call.call()
		}()
		if current != nil && current.recovered {
			current = nil
		}
	}
	return current
}

// goroutineID reads the running goroutine's number from its stack trace: slow, but only functions that defer ask.
func goroutineID() int64 {
	var buf [64]byte
	text := buf[:runtime.Stack(buf[:], false)]
	text = bytes.TrimPrefix(text, []byte("goroutine "))
	if i := bytes.IndexByte(text, ' '); i >= 0 {
		text = text[:i]
	}
	id, _ := strconv.ParseInt(string(text), 10, 64)
	return id
}
