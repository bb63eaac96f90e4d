package typed

import (
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// Channel operations wait for the interrupt of the run as well. The runtime knows a channel's element type from the
// channel itself, so elements of one layout share code. (Pointers are *byte here: where a program holds the type
// *chan unsafe.Pointer, reflect.ChanOf of Go 1.26 makes types of which reflect.PointerTo crashes.)

// waitDone is a channel that is closed when the goroutine's run is interrupted.
func waitDone(fp P) <-chan struct{} { return head(fp).g.run.done }

func send[T any](c, x uintptr, w *waitPoint) op {
	return func(fp P) {
		ch, v := *at[chan T](fp, c), *at[T](fp, x)
		select {
		case ch <- v:
		default:
			w.begin(fp)
			defer w.end(fp)
			select {
			case ch <- v:
			case <-waitDone(fp):
				head(fp).g.cancelled()
			}
		}
	}
}

func receive[T any](c, d uintptr, ok uintptr, w *waitPoint) op {
	return func(fp P) {
		ch := *at[chan T](fp, c)
		var v T
		var more bool
		select {
		case v, more = <-ch:
		default:
			v, more = receiveLater(fp, ch, w)
		}
		*at[T](fp, d) = v
		if ok != 0 {
			*at[bool](fp, ok) = more
		}
	}
}

func receiveLater[T any](fp P, ch chan T, w *waitPoint) (v T, more bool) {
	w.begin(fp)
	defer w.end(fp)
	select {
	case v, more = <-ch:
	case <-waitDone(fp):
		head(fp).g.cancelled()
	}
	return v, more
}

// waitPoint is a place in a function at which a goroutine waits.
type waitPoint struct {
	pos    token.Pos
	inside bool // only cells can end the wait
}

func (w *waitPoint) begin(fp P) {
	h := head(fp)
	h.pos, h.g.top = w.pos, fp // a deadlock is told here
	if w.inside {
		h.g.m.block()
	}
}

func (w *waitPoint) end(fp P) {
	if w.inside {
		head(fp).g.m.unblock()
	}
}

func (k *compiler) send(in *ssa.Send) op {
	c, x, pos := k.off(in.Chan), k.off(in.X), k.pos
	w := &waitPoint{pos, insideOnly(in.Chan)}
	t := k.m.types.typeOf(in.Chan.Type()).Elem()
	var o op
	switch {
	case t.Size() == 0:
		o = send[struct{}](c, x, w)
	case classOf(t) == pointerClass:
		o = send[*byte](c, x, w)
	case classOf(t) == stringClass:
		o = send[string](c, x, w)
	case classOf(t) == interfaceClass:
		o = send[iface](c, x, w)
	case classOf(t) == sliceClass:
		o = send[sliceHeader](c, x, w)
	case classOf(t) == wordClass && t.Size() == 8:
		o = send[uint64](c, x, w)
	case classOf(t) == wordClass && t.Size() == 1:
		o = send[uint8](c, x, w)
	}
	if o == nil {
		ct := reflect.ChanOf(reflect.BothDir, t)
		o = func(fp P) {
			wait(fp, w, []reflect.SelectCase{{Dir: reflect.SelectSend, Chan: valueAt(ct, P(at[byte](fp, c))), Send: valueAt(t, P(at[byte](fp, x)))}})
		}
	}
	return func(fp P) {
		h := head(fp)
		h.pos, h.g.top = pos, fp // the channel may be closed
		o(fp)
	}
}

func (k *compiler) receive(in *ssa.UnOp) op {
	c, w := k.off(in.X), &waitPoint{k.pos, insideOnly(in.X)}
	t := k.m.types.typeOf(in.X.Type()).Elem()
	var d, ok uintptr
	if in.CommaOk {
		d, ok = k.tuples[in][0].off, k.tuples[in][1].off
	} else {
		d = k.off(in)
	}
	switch {
	case t.Size() == 0:
		return receive[struct{}](c, d, ok, w)
	case classOf(t) == pointerClass:
		return receive[*byte](c, d, ok, w)
	case classOf(t) == stringClass:
		return receive[string](c, d, ok, w)
	case classOf(t) == interfaceClass:
		return receive[iface](c, d, ok, w)
	case classOf(t) == sliceClass:
		return receive[sliceHeader](c, d, ok, w)
	case classOf(t) == wordClass && t.Size() == 8:
		return receive[uint64](c, d, ok, w)
	case classOf(t) == wordClass && t.Size() == 1:
		return receive[uint8](c, d, ok, w)
	}
	ct := reflect.ChanOf(reflect.BothDir, t)
	return func(fp P) {
		_, v, more := wait(fp, w, []reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: valueAt(ct, P(at[byte](fp, c)))}})
		valueAt(t, P(at[byte](fp, d))).Set(v)
		if ok != 0 {
			*at[bool](fp, ok) = more
		}
	}
}

// wait waits for one of the cases, or for the interrupt of the run.
func wait(fp P, w *waitPoint, cases []reflect.SelectCase) (int, reflect.Value, bool) {
	w.begin(fp)
	defer w.end(fp)
	cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(waitDone(fp))})
	i, v, ok := reflect.Select(cases)
	if i == len(cases)-1 {
		head(fp).g.cancelled()
	}
	return i, v, ok
}

// selectOp is a select statement.
func (k *compiler) selectOp(in *ssa.Select) op {
	type state struct {
		ct, t  reflect.Type
		c, x   uintptr
		isSend bool
		out    slot
	}
	tuple := k.tuples[in]
	received := 2
	var states []state
	for _, s := range in.States {
		t := k.m.types.typeOf(s.Chan.Type()).Elem()
		st := state{ct: reflect.ChanOf(reflect.BothDir, t), t: t, c: k.off(s.Chan), isSend: s.Dir == types.SendOnly}
		if st.isSend {
			st.x = k.off(s.Send)
		} else {
			st.out = tuple[received]
			received++
		}
		states = append(states, st)
	}
	index, ok, pos := tuple[0].off, tuple[1].off, k.pos
	w := &waitPoint{pos, true}
	for _, s := range in.States {
		w.inside = w.inside && insideOnly(s.Chan)
	}
	return func(fp P) {
		h := head(fp)
		h.pos, h.g.top = pos, fp
		cases := make([]reflect.SelectCase, 0, len(states)+1)
		for _, s := range states {
			c := reflect.SelectCase{Dir: reflect.SelectRecv, Chan: valueAt(s.ct, P(at[byte](fp, s.c)))}
			if s.isSend {
				c.Dir, c.Send = reflect.SelectSend, valueAt(s.t, P(at[byte](fp, s.x)))
			}
			cases = append(cases, c)
		}
		var i int
		var v reflect.Value
		var more bool
		if in.Blocking {
			i, v, more = wait(fp, w, cases)
		} else if i, v, more = reflect.Select(append(cases, reflect.SelectCase{Dir: reflect.SelectDefault})); i == len(states) {
			i = -1
		}
		*at[int](fp, index) = i
		*at[bool](fp, ok) = more
		if i >= 0 && !states[i].isSend {
			valueAt(states[i].t, P(at[byte](fp, states[i].out.off))).Set(v)
		}
	}
}

// makeChan is make(chan T, n).
func (k *compiler) makeChan(in *ssa.MakeChan) op {
	d, size, pos := k.off(in), k.index(in.Size), k.pos
	t := reflect.ChanOf(reflect.BothDir, k.m.types.typeOf(in.Type()).Elem())
	limit := uintptr(1<<47) / max(t.Elem().Size(), 1)
	return func(fp P) {
		n := size(fp)
		if n < 0 || uintptr(n) > limit {
			raise(fp, pos)
			_ = make(chan int, bad(n))
		}
		*at[P](fp, d) = reflect.MakeChan(t, n).UnsafePointer()
	}
}
