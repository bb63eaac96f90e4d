package order

import (
	"math/bits"
	"slices"
)

// some is up to how many keys comparing sorts faster than counting digits.
const some = 512

// ranked are words in their order, packed: a word, less the smallest one, on top, and its index below, which takes
// shift bits. So 8 bytes are moved for a key, all numbers differ, and sorting them by any means is stable. When the
// two need more than 64 bits the word's low bits are left out, and whole is false: words that differ may then look
// equal. They are few unless keys come in clusters, and what was left out of them fits when they are ranked again.
type ranked struct {
	packed []uint64
	shift  uint
	whole  bool
}

// rank sorts words and sets order to their stable order. What it answers is valid until the next call.
func (s *sorting) rank(words []uint64, order []int32) ranked {
	n := len(words)
	low, high, sorted := words[0], words[0], true
	s.pass(n, func(from, to int) {
		least, most, rising, last := low, high, sorted, words[max(from-1, 0)]
		for _, w := range words[from:to] {
			least, most = min(least, w), max(most, w)
			rising = rising && last <= w
			last = w
		}
		low, high, sorted = least, most, rising
	})
	r := ranked{shift: uint(bits.Len(uint(n - 1)))}
	width := uint(bits.Len64(high - low))
	var drop uint
	if width+r.shift > 64 {
		drop = width + r.shift - 64
	}
	r.whole = drop == 0
	if len(s.a) < n {
		s.a = make([]uint64, n)
	}
	r.packed = s.a[:n]
	s.pass(n, func(from, to int) {
		packed, low, drop, shift := r.packed[from:to], low, drop&63, r.shift&63
		for i, w := range words[from:to] {
			packed[i] = (w-low)>>drop<<shift | uint64(from+i)
		}
	})
	switch {
	case s.stopped:
		return r
	case sorted:
	case n <= some:
		slices.Sort(r.packed)
	default:
		r.packed = s.digits(r.packed, r.shift, width-drop)
	}
	s.pass(n, func(from, to int) {
		mask, order := uint64(1)<<r.shift-1, order[from:to]
		for i, p := range r.packed[from:to] {
			order[i] = int32(p & mask)
		}
	})
	return r
}

// digits sorts a by the given bits, byte after byte from the lowest up, to and fro between a and b, and answers the
// one in which the result is. Bytes measured best: wider digits take fewer passes, but write to more places than the
// cache holds.
func (s *sorting) digits(a []uint64, shift, width uint) []uint64 {
	n := len(a)
	if len(s.b) < n {
		s.b = make([]uint64, n)
	}
	b := s.b[:n]
	var counts [8][256]uint32
	passes := counts[:(width+7)/8]
	s.pass(n, func(from, to int) {
		for d := range passes {
			count, at := &passes[d], (shift+8*uint(d))&63
			for _, x := range a[from:to] {
				count[uint8(x>>at)]++
			}
		}
	})
	for d := range passes {
		next, at := &passes[d], (shift+8*uint(d))&63
		if next[uint8(a[0]>>at)] == uint32(n) {
			continue // all words have the same digit here
		}
		var sum uint32
		for i, c := range next {
			next[i] = sum
			sum += c
		}
		s.pass(n, func(from, to int) {
			b := b
			for _, x := range a[from:to] {
				digit := uint8(x >> at)
				place := next[digit]
				next[digit] = place + 1
				b[place] = x
			}
		})
		if s.stopped {
			break
		}
		a, b = b, a
	}
	return a
}
