package order

import (
	"fmt"
	"math"
	"math/bits"
)

// Merger merges sorted runs, of which it sees a chunk each at a time, so that they may be larger than memory. It is
// stable: of equal keys those of the run with the lower number come first.
//
// It is a loser tree: a tournament of the runs' next keys in which each inner node remembers who lost there. When the
// winner has been taken, the next key of its run plays against the losers on the way up only, one for each doubling
// of the number of runs. Who wins is as good as random, so that the processor would guess every other branch wrong;
// therefore a match is arithmetic without branches.
type Merger struct {
	runs  []source
	waits int // how many runs have never been fed
	// tree[0] is the winner; tree[i] is the loser of the match between what comes up from 2i and 2i+1. The run r
	// enters at the leaf len(tree)+r. Nil until all runs have been fed.
	tree   []entrant
	hungry int // the winner, when its chunk is used up, or -1
	live   int // runs that have not ended
	text   bool
}

// source is a run: its chunk, and the place of its next key there.
type source struct {
	chunk Keys
	at    int
	state runState
}

type runState uint8

const (
	waiting runState = iota // for its first chunk
	running
	ended
)

// entrant is a run's next key in the tournament: by prefix, then by rank, which is the number of the run, and for a
// run that has ended the number plus over, so that it comes after all keys.
type entrant struct {
	prefix, rank uint64
}

const over = 1 << 32

// NewMerger makes a Merger of so many runs, which are numbered from 0.
func NewMerger(runs int) *Merger {
	return &Merger{runs: make([]source, runs), waits: runs, live: runs, hungry: -1}
}

// Feed gives a run its next chunk, which follows the last one; an empty chunk ends the run. The chunk must stay as it
// is until Next answers that the run is hungry. It panics when the run is not hungry, since keys would be lost.
func (m *Merger) Feed(run int, chunk Keys) {
	s := &m.runs[run]
	switch {
	case s.state == waiting:
		m.waits--
	case s.state == running && s.at == s.chunk.Len():
	default:
		panic(fmt.Errorf("run %d of a merge was fed although it is not hungry: feed a run once to begin with, "+
			"and then only when Next names it", run))
	}
	s.chunk, s.at, s.state = chunk, 0, running
	if chunk.Len() == 0 {
		s.chunk, s.state = Keys{}, ended
		m.live--
	}
	m.text = m.text || chunk.Text != nil
	if m.tree != nil {
		m.hungry = -1
		m.tree[0] = m.play(m.entrant(run))
	}
}

// Next appends to order the numbers of the runs from which the next elements come, at most as many as most. It stops
// early when the chunk of a run is used up: hungry is this run, which must be fed before the next call; else hungry
// is -1. All runs are hungry to begin with, and are named one after the other. The merge is over when Next appends
// nothing and nobody is hungry.
func (m *Merger) Next(order []int32, most int) (merged []int32, hungry int) {
	if m.tree == nil {
		if m.waits > 0 {
			for r := range m.runs {
				if m.runs[r].state == waiting {
					return order, r
				}
			}
		}
		m.build()
	}
	switch {
	case m.hungry >= 0 || m.live == 0 || most <= 0:
		return order, m.hungry
	case m.live == 1:
		order = m.last(order, most)
	case m.text:
		order = m.texts(order, most)
	default:
		order = m.numbers(order, most)
	}
	return order, m.hungry
}

// build plays the first tournament.
func (m *Merger) build() {
	n := len(m.runs)
	m.tree = make([]entrant, max(n, 1))
	winners := make([]entrant, 2*n)
	for i := 2*n - 1; i >= n; i-- {
		winners[i] = m.entrant(i - n)
	}
	for i := n - 1; i >= 1; i-- {
		a, b := winners[2*i], winners[2*i+1]
		if m.before(b, a) {
			a, b = b, a
		}
		winners[i], m.tree[i] = a, b
	}
	if n > 0 {
		m.tree[0] = winners[1]
	}
}

// entrant is a run's next key, or the end of the run.
func (m *Merger) entrant(run int) entrant {
	s := &m.runs[run]
	if s.state == ended {
		return entrant{math.MaxUint64, uint64(run) + over}
	}
	return entrant{s.chunk.Prefix[s.at], uint64(run)}
}

// before tells whether a wins against b.
func (m *Merger) before(a, b entrant) bool {
	if m.text && a.prefix == b.prefix && a.rank|b.rank < over {
		x, y := &m.runs[a.rank], &m.runs[b.rank]
		if c := compareText(x.chunk.Text[x.at], y.chunk.Text[y.at], x.chunk.Descending); c != 0 {
			return c < 0
		}
	}
	return a.prefix < b.prefix || a.prefix == b.prefix && a.rank < b.rank
}

// play lets x, the new key of the last winner's run, play its way up, and gives the new winner.
func (m *Merger) play(x entrant) entrant {
	for i := (len(m.tree) + int(x.rank%over)) / 2; i > 0; i /= 2 {
		if m.before(m.tree[i], x) {
			m.tree[i], x = x, m.tree[i]
		}
	}
	return x
}

// numbers merges while no run ends, by prefixes alone.
func (m *Merger) numbers(order []int32, most int) []int32 {
	tree, x := m.tree, m.tree[0]
	for range most {
		run := int(x.rank)
		order = append(order, int32(run))
		s := &m.runs[run]
		s.at++
		if s.at >= len(s.chunk.Prefix) {
			m.hungry = run
			return order
		}
		x.prefix = s.chunk.Prefix[s.at]
		for i := (len(tree) + run) / 2; i > 0; i /= 2 {
			y := &tree[i]
			// The two numbers of an entrant are compared as one of 128 bits: taking x from y borrows when y wins.
			_, borrow := bits.Sub64(y.rank, x.rank, 0)
			_, borrow = bits.Sub64(y.prefix, x.prefix, borrow)
			swap := -borrow
			prefix, rank := (x.prefix^y.prefix)&swap, (x.rank^y.rank)&swap
			x.prefix ^= prefix
			y.prefix ^= prefix
			x.rank ^= rank
			y.rank ^= rank
		}
	}
	tree[0] = x
	return order
}

// texts merges while no run ends; strings whose prefixes are equal are compared whole.
func (m *Merger) texts(order []int32, most int) []int32 {
	tree, x := m.tree, m.tree[0]
	for range most {
		run := int(x.rank)
		order = append(order, int32(run))
		s := &m.runs[run]
		s.at++
		if s.at >= len(s.chunk.Prefix) {
			m.hungry = run
			return order
		}
		x.prefix = s.chunk.Prefix[s.at]
		for i := (len(tree) + run) / 2; i > 0; i /= 2 {
			y := &tree[i]
			var swap uint64
			if x.prefix == y.prefix {
				if m.before(*y, x) {
					swap = math.MaxUint64
				}
			} else {
				_, borrow := bits.Sub64(y.prefix, x.prefix, 0)
				swap = -borrow
			}
			prefix, rank := (x.prefix^y.prefix)&swap, (x.rank^y.rank)&swap
			x.prefix ^= prefix
			y.prefix ^= prefix
			x.rank ^= rank
			y.rank ^= rank
		}
	}
	tree[0] = x
	return order
}

// last gives what is left of the only run that has not ended.
func (m *Merger) last(order []int32, most int) []int32 {
	run := int(m.tree[0].rank)
	s := &m.runs[run]
	n := min(most, s.chunk.Len()-s.at)
	for range n {
		order = append(order, int32(run))
	}
	s.at += n
	if s.at == s.chunk.Len() {
		m.hungry = run
	} else {
		m.tree[0] = m.entrant(run)
	}
	return order
}
