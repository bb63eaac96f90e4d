package exec

import (
	"reflect"
	"time"

	"lab/rdd/codec"
	"lab/rdd/plan"
)

// length is the number of elements of a batch.
func length(batch any) int {
	switch xs := batch.(type) {
	case nil:
		return 0
	case []string:
		return len(xs)
	case []int:
		return len(xs)
	case []int64:
		return len(xs)
	case []float64:
		return len(xs)
	}
	return reflect.ValueOf(batch).Len()
}

// gatherer joins batches into one slice of its own.
type gatherer struct {
	out reflect.Value
}

func (g *gatherer) add(batch any) {
	v := reflect.ValueOf(batch)
	if !g.out.IsValid() {
		g.out = reflect.MakeSlice(v.Type(), 0, v.Len())
	}
	g.out = reflect.AppendSlice(g.out, v)
}

// slice is everything gathered, nil when nothing was.
func (g *gatherer) slice() any {
	if !g.out.IsValid() {
		return nil
	}
	return g.out.Interface()
}

// bytesPerFrame is about how many bytes of elements are written to disk, and read back, in one piece.
const bytesPerFrame = 1 << 20

// stretches cuts a slice into stretches for one frame each.
func stretches(slice any, do func(stretch any) error) error {
	n := length(slice)
	if n == 0 {
		return nil
	}
	v := reflect.ValueOf(slice)
	step := max(int(int64(n)*bytesPerFrame/max(codec.SizeOf(slice), 1)), 1)
	for at := 0; at < n; at += step {
		if err := do(v.Slice(at, min(at+step, n)).Interface()); err != nil {
			return err
		}
	}
	return nil
}

// Batches should take about this long: long enough that their overhead does not count, short enough that cancelling
// and Take do not wait for many calls of a slow function.
const (
	quick = 2 * time.Millisecond
	slow  = 20 * time.Millisecond
)

// pacer cuts slices of any size into batches. The first batch is one element; batches double while the work behind
// emit is quick and halve when it is slow.
type pacer struct {
	emit plan.Emit
	size int
}

// push emits the elements of a slice. It answers false when emit did.
func (p *pacer) push(slice any) bool {
	n := length(slice)
	if n == 0 {
		return true
	}
	v := reflect.ValueOf(slice)
	p.size = max(p.size, 1)
	began := time.Now()
	for at := 0; at < n; {
		end := min(at+p.size, n)
		// The capacity ends with the batch, so that an append by a careless user function cannot reach what follows.
		if !p.emit(v.Slice3(at, end, end).Interface()) {
			return false
		}
		at = end
		now := time.Now()
		switch took := now.Sub(began); {
		case took < quick:
			p.size = min(2*p.size, plan.BatchSize)
		case took > slow:
			p.size = max(p.size/2, 1)
		}
		began = now
	}
	return true
}
