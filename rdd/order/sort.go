package order

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unsafe"
)

const (
	// few is up to how many keys insertion sorts fastest.
	few = 16
	// pace is how many keys are moved between two looks at stop: about a millisecond.
	pace = 1 << 17
)

// Sort gives the stable order of the keys: the answer's first element is the index of the key that comes first, and
// equal keys keep their order. k is not changed.
func (k Keys) Sort() []int32 { return k.SortContext(nil) }

// SortContext is Sort, but it looks at stop every few milliseconds, and gives up and answers nil once stop is true.
func (k Keys) SortContext(stop func() bool) []int32 {
	s := sorting{keys: k, stop: stop, budget: pace, order: make([]int32, k.Len())}
	s.run()
	if s.stopped {
		return nil
	}
	return s.order
}

// sorting is one call of Sort. It ranks all prefixes; then each group that these left undecided is ranked again by
// itself: of numbers by the bits that were left out, of strings by the next eight bytes behind what they have in
// common. So strings take a round for every eight bytes that tell them apart, however long their common beginnings
// are.
type sorting struct {
	keys    Keys
	stop    func() bool
	budget  int // keys that may be moved before the next look at stop
	stopped bool

	order []int32 // the answer
	todo  []group
	a, b  []uint64 // packed words; see rank

	// Of the group at hand: its words, their order, and room to move its part of the answer.
	words       []uint64
	perm, spare []int32
}

// group is a part of the answer that is still to be sorted. Strings in it have the same first depth bytes, with zeros
// for those that they do not have.
type group struct {
	lo, hi, depth int
}

// work counts work on n keys, and answers whether to go on.
func (s *sorting) work(n int) bool {
	s.budget -= n
	if s.budget < 0 {
		s.budget = pace
		s.stopped = s.stopped || s.stop != nil && s.stop()
	}
	return !s.stopped
}

// pass runs do over n keys in parts, unless it is to stop.
func (s *sorting) pass(n int, do func(from, to int)) {
	for from := 0; from < n; from += pace {
		to := min(from+pace, n)
		if !s.work(to - from) {
			return
		}
		do(from, to)
	}
}

func (s *sorting) run() {
	n := len(s.order)
	if n <= few || s.keys.Text == nil && slices.IsSorted(s.keys.Prefix) {
		for i := range s.order {
			s.order[i] = int32(i)
		}
		if n <= few {
			s.insert(s.order)
		}
		return
	}
	s.split(group{0, n, 0}, s.rank(s.keys.Prefix, s.order))
	for len(s.todo) > 0 && !s.stopped {
		g := s.todo[len(s.todo)-1]
		s.todo = s.todo[:len(s.todo)-1]
		if s.keys.Text == nil {
			s.numbers(g)
		} else {
			s.texts(g)
		}
	}
}

// insert sorts a small part of the answer by whole keys.
func (s *sorting) insert(part []int32) {
	prefix, text := s.keys.Prefix, s.keys.Text
	for i := 1; i < len(part); i++ {
		x, j := part[i], i
		p := prefix[x]
		for ; j > 0; j-- {
			y := part[j-1]
			if q := prefix[y]; q < p ||
				q == p && (text == nil || compareText(text[y], text[x], s.keys.Descending) <= 0) {
				break
			}
			part[j] = y
		}
		part[j] = x
	}
}

// numbers sorts a group of numbers, whose prefixes differ in few bits.
func (s *sorting) numbers(g group) {
	s.fill(g, func(index int32) uint64 { return s.keys.Prefix[index] })
	s.arrange(g)
}

// texts sorts a group of strings.
func (s *sorting) texts(g group) {
	text := s.keys.Text
	g = s.ended(g)
	if s.stopped {
		return
	}
	if g.hi-g.lo <= few {
		s.insert(s.order[g.lo:g.hi])
		return
	}
	part := s.order[g.lo:g.hi]
	first := text[part[0]]
	common, longest := len(first)-g.depth, len(first)
	for _, index := range part {
		if common == 0 || !s.work(1+common/64) {
			break
		}
		longest = max(longest, len(text[index]))
		common = alike(first[g.depth:g.depth+common], text[index][g.depth:])
	}
	g.depth += common
	if s.stopped || g.depth == longest {
		return // all are equal, if they were all looked at
	}
	s.fill(g, func(index int32) uint64 { return leading(text[index][g.depth:]) })
	s.arrange(g)
}

// ended sorts the strings of a group that end within its depth, where they have zeros in the words by which they were
// ranked, from those that go on, and gives the group of the latter. Of two that are alike so far, the shorter one is
// the beginning of the longer.
func (s *sorting) ended(g group) group {
	going, end := 0, g.depth
	for _, index := range s.order[g.lo:g.hi] {
		if n := len(s.keys.Text[index]); n > g.depth {
			going++
		} else {
			end = min(end, n)
		}
	}
	if going == g.hi-g.lo {
		return g
	}
	if going > 0 || end < g.depth {
		s.fill(g, func(index int32) uint64 { return uint64(min(len(s.keys.Text[index]), g.depth+1)) })
		s.rearrange(g)
	}
	if s.keys.Descending {
		g.hi = g.lo + going
	} else {
		g.lo = g.hi - going
	}
	return g
}

// fill sets words to what word gives for a group's keys.
func (s *sorting) fill(g group, word func(index int32) uint64) {
	n := g.hi - g.lo
	s.words = slices.Grow(s.words[:0], n)[:n]
	part, words := s.order[g.lo:g.hi], s.words
	// Reading strings from all over the memory takes some ten times as long as moving words.
	for i, index := range part {
		words[i] = word(index)
		if !s.work(8) {
			return
		}
	}
	// Prefixes are inverted already.
	if s.keys.Descending && s.keys.Text != nil {
		for i, w := range words {
			words[i] = ^w
		}
	}
}

// rearrange sorts a group by its words.
func (s *sorting) rearrange(g group) ranked {
	if s.stopped {
		return ranked{}
	}
	n := len(s.words)
	s.perm, s.spare = slices.Grow(s.perm[:0], n)[:n], slices.Grow(s.spare[:0], n)[:n]
	part := s.order[g.lo:g.hi]
	r := s.rank(s.words, s.perm)
	if s.stopped {
		return ranked{}
	}
	for i, from := range s.perm {
		s.spare[i] = part[from]
	}
	copy(part, s.spare)
	return r
}

// arrange sorts a group by its words, and finds what these leave undecided.
func (s *sorting) arrange(g group) { s.split(g, s.rearrange(g)) }

// split finds the groups that ranking g left undecided. Small ones it sorts.
func (s *sorting) split(g group, r ranked) {
	if r.whole {
		if s.keys.Text == nil {
			return
		}
		g.depth += 8
	}
	for i, n := 0, len(r.packed); i < n && !s.stopped; {
		j, word := i+1, r.packed[i]>>r.shift
		for j < n && r.packed[j]>>r.shift == word {
			j++
		}
		s.work(j - i)
		switch k := j - i; {
		case k == 1:
		case k <= few:
			s.insert(s.order[g.lo+i : g.lo+j])
			s.work(8 * k)
		default:
			s.todo = append(s.todo, group{g.lo + i, g.lo + j, g.depth})
		}
		i = j
	}
}

// alike is how many bytes two strings have in common at their beginnings.
func alike(a, b string) int {
	n := min(len(a), len(b))
	x, y := unsafe.Slice(unsafe.StringData(a), n), unsafe.Slice(unsafe.StringData(b), n)
	i := 0
	for ; i+8 <= n; i += 8 {
		if d := binary.LittleEndian.Uint64(x[i:]) ^ binary.LittleEndian.Uint64(y[i:]); d != 0 {
			return i + bits.TrailingZeros64(d)/8
		}
	}
	for i < n && x[i] == y[i] {
		i++
	}
	return i
}
