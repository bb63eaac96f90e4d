package exec

import (
	"reflect"
	"time"

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

// gatherer joins batches into one slice.
type gatherer struct {
	out    reflect.Value
	only   any
	pieces int
}

func (g *gatherer) add(batch any) {
	g.pieces++
	switch g.pieces {
	case 1:
		g.only = batch
		return
	case 2:
		// Batches may not be appended to in place, so the first one is copied now.
		first := reflect.ValueOf(g.only)
		g.out = reflect.MakeSlice(first.Type(), 0, 4*first.Len())
		g.out = reflect.AppendSlice(g.out, first)
		g.only = nil
	}
	g.out = reflect.AppendSlice(g.out, reflect.ValueOf(batch))
}

// slice is everything gathered, nil when nothing was.
func (g *gatherer) slice() any {
	if g.pieces < 2 {
		return g.only
	}
	return g.out.Interface()
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
