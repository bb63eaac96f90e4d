package exec

import (
	"cmp"
	"slices"

	"lab/rdd/plan"
)

// PartitionState says where a partition of a persisted node is.
type PartitionState string

// States. A partition that is not kept says why, where it was kept before.
const (
	Missing   PartitionState = "missing" // no job has kept it yet
	Computing PartitionState = "computing"
	InMemory  PartitionState = "memory"
	OnDisk    PartitionState = "disk"
	Evicted   PartitionState = "evicted" // it made room, and is computed again when it is needed
	Lost      PartitionState = "lost"    // it could not be read, and is computed again when it is needed
)

// Persisted tells what is kept of a node with a storage level, and how well that serves.
type Persisted struct {
	RDD        int
	Name       string
	Level      plan.Level
	Partitions []PartitionState
	plan.Stored
	// Hits counts reads of kept partitions, Recomputed how often one was kept that had been kept before, Evicted and Lost
	// how often one had to make room or could not be read.
	Hits, Recomputed, Evicted, Lost int
	// Again tells which partitions were computed more than once.
	Again []int
}

// Uses is how the memory of an executor is used, in bytes.
type Uses struct {
	// Limit is how much data may be in memory: a third of the budget, the rest of which is for garbage.
	Limit int64
	// Cache is what kept partitions take, Shuffles what map tasks left, Tasks what running tasks hold.
	Cache, Shuffles, Tasks int64
}

// tally counts what becomes of the partitions of a node; it is guarded by their lock.
type tally struct {
	hits, recomputed, evictions, losses int
	gone                                map[int]PartitionState // why a partition is not kept any more
	again                               map[int]bool
}

func newTally() tally { return tally{gone: map[int]PartitionState{}, again: map[int]bool{}} }

func (t *tally) stored(part int) {
	if _, before := t.gone[part]; before {
		t.recomputed++
		t.again[part] = true
		delete(t.gone, part)
	}
}

func (t *tally) evicted(part int, disk bool) {
	t.evictions++
	if !disk {
		t.gone[part] = Evicted
	}
}

func (t *tally) lose(part int) {
	t.losses++
	t.gone[part] = Lost
}

// persisted describes the partitions.
func (p *partitions) persisted() Persisted {
	stored := p.storage()
	ready := p.snapshot()
	p.mu.Lock()
	defer p.mu.Unlock()
	d := Persisted{RDD: p.rdd, Name: p.name, Level: p.level, Partitions: make([]PartitionState, p.total), Stored: stored,
		Hits: p.tally.hits, Recomputed: p.tally.recomputed, Evicted: p.tally.evictions, Lost: p.tally.losses}
	for i := range d.Partitions {
		k := p.parts[i]
		switch {
		case k != nil && ready[i] != k:
			d.Partitions[i] = Computing
		case k != nil && k.inMemory:
			d.Partitions[i] = InMemory
		case k != nil && k.disk != nil:
			d.Partitions[i] = OnDisk
		case p.tally.gone[i] != "":
			d.Partitions[i] = p.tally.gone[i]
		default:
			d.Partitions[i] = Missing
		}
		if p.tally.again[i] {
			d.Again = append(d.Again, i)
		}
	}
	return d
}

// Persisted lists the nodes of which a job has kept partitions and that were not dropped since, by their numbers.
func (e *Executor) Persisted() []Persisted {
	var all []Persisted
	for _, p := range e.cache.all() {
		all = append(all, p.persisted())
	}
	slices.SortFunc(all, func(a, b Persisted) int { return cmp.Compare(a.RDD, b.RDD) })
	return all
}

// Uses tells how the memory is used now.
func (e *Executor) Uses() Uses { return e.budget.uses() }

func (b *budget) uses() Uses {
	b.mu.Lock()
	defer b.mu.Unlock()
	u := Uses{Limit: b.usable(), Tasks: b.claimed}
	for k := range b.last {
		if _, partition := k.(*kept); partition {
			u.Cache += k.size()
		} else {
			u.Shuffles += k.size()
		}
	}
	return u
}
