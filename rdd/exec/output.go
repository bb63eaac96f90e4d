package exec

import (
	"reflect"
	"sync"

	"lab/rdd/event"
	"lab/rdd/order"
	"lab/rdd/plan"
)

// output is what one map task leaves for an exchange: pieces for each reduce partition, or sorted runs.
type output struct {
	of    *shuffle
	part  int // the map partition
	bytes int64
	// records counts the elements, total is their memory in bytes.
	records, total int64
	frames         *frames
	kit            *plan.Kit

	mu sync.Mutex
	// pieces has, for each reduce partition, its elements in the order in which they came.
	pieces [][]piece
	runs   []*run
	sample *sample // of the keys of the runs
	// generation is the one of OutputID; damaged says that Faults has had its turn.
	generation int
	damaged    bool
}

// piece is a slice of elements: in memory, or on disk where slice is nil.
type piece struct {
	n     int
	slice any
	frame frame
}

func (o *output) size() int64 { return o.bytes }
func (o *output) family() any { return o.of }

// writable tells whether the elements can be written to disk.
func (o *output) writable() bool {
	for _, r := range o.runs {
		if r.whole.items != nil {
			return writable(reflect.TypeOf(r.whole.items)) == nil
		}
	}
	for _, pieces := range o.pieces {
		for _, p := range pieces {
			if p.slice != nil {
				return writable(reflect.TypeOf(p.slice)) == nil
			}
		}
	}
	return true
}

// evict writes what is in memory to disk. Where that fails, the output is lost, and is computed again when it is needed.
func (o *output) evict() {
	if o.store() != nil {
		o.of.drop(o)
		return
	}
	o.damage()
}

// store writes what is in memory to disk.
func (o *output) store() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i, run := range o.runs {
		if run.blocks != nil || run.n == 0 {
			continue
		}
		w := runWriter{frames: o.frames, block: o.of.budget.blockSize()}
		if err := w.add(run.whole, o.kit); err != nil {
			return err
		}
		o.runs[i] = &w.run
	}
	for i, pieces := range o.pieces {
		stored, err := storePieces(o.frames, pieces)
		if err != nil {
			return err
		}
		o.pieces[i] = stored
	}
	return nil
}

// storePieces gives the pieces with those in memory written to disk.
func storePieces(fs *frames, pieces []piece) ([]piece, error) {
	var stored []piece
	for _, p := range pieces {
		if p.slice == nil {
			stored = append(stored, p)
			continue
		}
		err := stretches(p.slice, func(part any) error {
			f, err := fs.write(part)
			stored = append(stored, piece{n: length(part), frame: f})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return stored, nil
}

// piecesOf gives the pieces of a reduce partition.
func (o *output) piecesOf(part int) []piece {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.pieces[part]
}

// sorted gives the runs.
func (o *output) sorted() []*run {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]*run(nil), o.runs...)
}

// shuffle holds the outputs of an exchange, and lets one job at a time fill it.
type shuffle struct {
	budget *budget
	turn   chan struct{}
	// id and name are for Faults and events.
	id     OutputID
	name   string
	faults *faultBox
	emit   func(event.Event)

	mu      sync.Mutex
	outputs map[int]*output
	puts    map[int]int // how often there was an output of each map task
	// Once all outputs have been there: the bounds of sorted ranges, and for elements that stay the number of those
	// before each partition. They stay as they are when outputs are lost and computed again.
	complete bool
	bounds   order.Keys
	offsets  []int64
}

func (e *Executor) newShuffle(x *plan.Exchange) *shuffle {
	return &shuffle{budget: e.budget, turn: make(chan struct{}, 1), id: outputID(x), name: x.Owner.String(), faults: e.faults,
		emit: e.emit, outputs: map[int]*output{}, puts: map[int]int{}}
}

// put keeps an output, in memory where there is room, unless there is one for the partition.
func (s *shuffle) put(o *output) error {
	o.of = s
	s.mu.Lock()
	if s.outputs[o.part] != nil {
		s.mu.Unlock()
		return nil
	}
	s.outputs[o.part] = o
	o.generation = s.puts[o.part]
	s.puts[o.part]++
	s.mu.Unlock()
	// What cannot be written stays in memory, whatever the budget: elements that hold functions, say.
	if o.writable() && !s.budget.take(o) {
		if err := o.store(); err != nil {
			s.drop(o)
			return err
		}
	}
	o.damage()
	return nil
}

// get finds what map task part left, nil when there is nothing.
func (s *shuffle) get(part int) *output {
	s.mu.Lock()
	o := s.outputs[part]
	s.mu.Unlock()
	if o != nil {
		s.budget.touch(o)
	}
	return o
}

// drop forgets an output.
func (s *shuffle) drop(o *output) {
	s.budget.give(o)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.outputs[o.part] == o {
		delete(s.outputs, o.part)
	}
}

// free forgets all outputs.
func (s *shuffle) free() {
	s.mu.Lock()
	outputs := s.outputs
	s.outputs = map[int]*output{}
	s.mu.Unlock()
	for _, o := range outputs {
		s.budget.give(o)
	}
}

// missing lists the map partitions, of n, without output. filled says that there are none, and nothing else to do.
func (s *shuffle) missing(n int) (parts []int, filled bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range n {
		if s.outputs[i] == nil {
			parts = append(parts, i)
		}
	}
	return parts, len(parts) == 0 && s.complete
}

// layout gives what finish has worked out; ok is false before that.
func (s *shuffle) layout() (bounds order.Keys, offsets []int64, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bounds, s.offsets, s.complete
}

// finish works out what needs all outputs, once they are there.
func (s *shuffle) finish(x *plan.Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.complete {
		return
	}
	n := x.Parent.Partitions
	outputs := make([]*output, n)
	for i := range outputs {
		if outputs[i] = s.outputs[i]; outputs[i] == nil {
			return // lost meanwhile; whoever reads it will see
		}
	}
	s.complete = true
	s.offsets = make([]int64, n)
	var total int64
	for i, o := range outputs {
		s.offsets[i] = total
		total += o.records
	}
	if x.Sort != nil {
		samples := make([]*sample, n)
		for i, o := range outputs {
			samples[i] = o.sample
		}
		s.bounds = boundsOf(samples, x.Partitions)
	}
}
