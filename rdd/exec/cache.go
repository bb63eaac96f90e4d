package exec

import (
	"context"
	"runtime"
	"sync"

	"lab/rdd/codec"
	"lab/rdd/event"
	"lab/rdd/plan"
)

// partitions are the kept partitions of one node.
type partitions struct {
	budget  *budget
	volumes *volumes
	// rdd and name are the node's, for events.
	rdd    int
	name   string
	emit   func(event.Event)
	faults *faultBox
	// total is how many partitions the node has.
	total int

	mu    sync.Mutex
	parts map[int]*kept
	times map[int]int // how often each partition was kept
	level plan.Level  // at which a partition was claimed last
	tally tally
	// pinned says that partitions cannot be computed again, so that they go to disk, whatever their level, or stay in memory.
	pinned bool
}

// kept is one partition: being computed until ready is closed, then there, unless failed. What is there is in memory
// or, once it was written, on disk.
type kept struct {
	of    *partitions
	part  int
	level plan.Level
	ready chan struct{}

	// Of a partition that is ready; guarded by of.mu.
	failed   bool
	inMemory bool
	slice    any // nil for an empty partition
	bytes    int64
	disk     *stored // nil while it is not on disk
	// generation is the one of PartitionID; damaged says that Faults has had its turn.
	generation int
	damaged    bool
}

func (e *Executor) newPartitions(n *plan.Node) *partitions {
	return &partitions{budget: e.budget, volumes: e.volumes, rdd: n.ID, name: n.String(), emit: e.emit, faults: e.faults,
		total: n.Partitions, parts: map[int]*kept{}, times: map[int]int{}, tally: newTally()}
}

// claim finds a partition that is kept, waiting while another task computes it. Where there is none the caller has to
// compute it and to call keep or fail with what it got to compute.
func (p *partitions) claim(ctx context.Context, part int, level plan.Level) (k *kept, found bool, err error) {
	for {
		p.mu.Lock()
		p.level = level
		k := p.parts[part]
		if k == nil {
			k = &kept{of: p, part: part, level: level, ready: make(chan struct{})}
			p.parts[part] = k
			p.mu.Unlock()
			return k, false, nil
		}
		p.mu.Unlock()
		select {
		case <-k.ready:
		case <-ctx.Done():
			return nil, false, context.Cause(ctx)
		}
		p.mu.Lock()
		failed := k.failed
		p.mu.Unlock()
		if !failed {
			return k, true, nil
		}
	}
}

// keep stores the partition as its level says. Where there is no room in memory, and the level knows no disk, it is not
// kept. The error is of a disk that a level asks for and that cannot be written to.
func (k *kept) keep(slice any) error {
	k.bytes = 0
	if slice != nil {
		k.bytes = codec.SizeOf(slice)
	}
	if k.level.Memory() && k.of.budget.take(k) {
		k.tell(k.bytes, false)
		k.finish(func() { k.slice, k.inMemory = slice, true })
		k.damage()
		return nil
	}
	if !k.level.Disk() && !k.of.isPinned() {
		k.fail()
		return nil
	}
	disk, err := k.write(slice)
	if err != nil {
		k.fail()
		return err
	}
	k.tell(disk.frames.size(), true)
	k.finish(func() { k.disk = disk })
	k.damage()
	return nil
}

// tell tells that the partition is kept, before anything else can happen to it.
func (k *kept) tell(bytes int64, disk bool) {
	k.of.mu.Lock()
	k.generation = k.of.times[k.part]
	k.of.times[k.part]++
	k.of.tally.stored(k.part)
	k.of.mu.Unlock()
	k.of.emit(event.PartitionStored{RDD: k.of.rdd, Name: k.of.name, Partition: k.part, Bytes: bytes, Disk: disk})
}

// evicted tells that the partition has left memory.
func (k *kept) evicted(disk bool) {
	k.of.mu.Lock()
	k.of.tally.evicted(k.part, disk)
	k.of.mu.Unlock()
	k.of.emit(event.PartitionEvicted{RDD: k.of.rdd, Name: k.of.name, Partition: k.part, Bytes: k.bytes, Disk: disk})
}

// fail says that the partition could not be computed or kept: whoever waits for it computes it.
func (k *kept) fail() {
	k.finish(func() { k.failed = true })
	k.remove()
}

func (k *kept) finish(set func()) {
	k.of.mu.Lock()
	set()
	k.of.mu.Unlock()
	close(k.ready)
}

// remove takes the partition out of the kept ones.
func (k *kept) remove() {
	k.of.budget.give(k)
	k.of.mu.Lock()
	defer k.of.mu.Unlock()
	if k.of.parts[k.part] == k {
		delete(k.of.parts, k.part)
	}
}

// size and family are for the budget.
func (k *kept) size() int64 { return k.bytes }
func (k *kept) family() any { return k.of }

// stored is a partition on disk.
type stored struct {
	frames *frames
	list   []frame
}

// write puts the partition on disk. The space returns when nothing refers to k any more, so that a task that reads it
// can go on after Unpersist.
func (k *kept) write(slice any) (*stored, error) {
	s := &stored{frames: &frames{volumes: k.of.volumes}}
	err := stretches(slice, func(part any) error {
		f, err := s.frames.write(part)
		s.list = append(s.list, f)
		return err
	})
	if err != nil {
		s.frames.free()
		return nil, err
	}
	runtime.AddCleanup(k, (*frames).free, s.frames)
	return s, nil
}

// evict takes the partition out of memory: to disk where its level knows one, else away, to be computed again. One that
// cannot be computed again and cannot be written either stays, although the budget has no room for it.
func (k *kept) evict() {
	<-k.ready // which whoever reserved the memory is about to close
	k.of.mu.Lock()
	slice := k.slice
	k.of.mu.Unlock()
	if k.level.Disk() && k.moved(slice) {
		return
	}
	// What cannot be written is computed again, which costs time and nothing else.
	if k.leave() {
		k.evicted(false)
	} else if !k.level.Disk() {
		k.moved(slice)
	}
}

// moved puts the partition on disk instead of in memory. It answers false when it cannot be written.
func (k *kept) moved(slice any) bool {
	disk, err := k.write(slice)
	if err != nil {
		return false
	}
	k.of.mu.Lock()
	k.slice, k.inMemory, k.disk = nil, false, disk
	k.of.mu.Unlock()
	k.evicted(true)
	k.damage()
	return true
}

// leave takes the partition, for which the budget has no memory any more, out of the kept ones unless it is pinned.
func (k *kept) leave() bool {
	k.of.mu.Lock()
	defer k.of.mu.Unlock()
	if k.of.pinned {
		return false
	}
	if k.of.parts[k.part] == k {
		delete(k.of.parts, k.part)
	}
	return true
}

// pin says that partitions cannot be computed again, now or soon. Those that leave at this moment have left.
func (p *partitions) pin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pinned = true
}

func (p *partitions) isPinned() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pinned
}

// load gives the elements of a partition that is ready. Where they cannot be read back, the partition is not kept any
// more.
func (k *kept) load() (any, error) {
	k.of.mu.Lock()
	slice, disk := k.slice, k.disk
	if disk == nil {
		k.of.tally.hits++
	}
	k.of.mu.Unlock()
	if disk == nil {
		k.of.budget.touch(k)
		return slice, nil
	}
	var g gatherer
	for _, f := range disk.list {
		columns, err := f.read()
		if err != nil {
			k.lose(err)
			return nil, err
		}
		g.add(columns[0])
	}
	runtime.KeepAlive(k) // its cleanup frees the frames
	k.of.mu.Lock()
	k.of.tally.hits++
	k.of.mu.Unlock()
	return g.slice(), nil
}

// snapshot gives the partitions that are ready now.
func (p *partitions) snapshot() map[int]*kept {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := map[int]*kept{}
	for i, k := range p.parts {
		select {
		case <-k.ready:
			out[i] = k
		default:
		}
	}
	return out
}

// drop forgets all partitions.
func (p *partitions) drop() {
	for _, k := range p.snapshot() {
		k.remove()
	}
}

func (p *partitions) storage() (s plan.Stored) {
	all := p.snapshot()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, k := range all {
		if k.inMemory {
			s.Memory++
			s.MemoryBytes += k.bytes
			continue
		}
		s.Disk++
		s.DiskBytes += k.disk.frames.size()
	}
	return s
}
