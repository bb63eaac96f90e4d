package order

import (
	"cmp"
	"sort"
)

// Keys are sort keys in normal form. Comparing the prefixes as unsigned numbers compares the keys, in the direction
// in which they are to be sorted; where prefixes of strings are equal, the strings decide.
type Keys struct {
	Prefix     []uint64
	Text       []string // the keys themselves if they are strings, else nil
	Descending bool     // prefixes are inverted, and strings compare the other way round
}

// Len is the number of keys.
func (k Keys) Len() int { return len(k.Prefix) }

// Slice gives the keys from lo up to hi, which share k's memory. Appending to them does not change k.
func (k Keys) Slice(lo, hi int) Keys {
	k.Prefix = k.Prefix[lo:hi:hi]
	if k.Text != nil {
		k.Text = k.Text[lo:hi:hi]
	}
	return k
}

// Join appends other, keys of the same kind and direction, to k. Like append it may use k's memory, so of k and the
// answer only the answer is to be joined further.
func (k Keys) Join(other Keys) Keys {
	if other.Len() == 0 {
		return k
	}
	if k.Len() == 0 {
		k.Descending = other.Descending
	}
	k.Prefix = append(k.Prefix, other.Prefix...)
	k.Text = append(k.Text, other.Text...)
	return k
}

// Concat puts lists of keys, of the same kind and direction, one after the other, into memory of their own.
func Concat(lists []Keys) Keys {
	n, text := 0, false
	for _, k := range lists {
		n += k.Len()
		text = text || k.Text != nil
	}
	all := Keys{Prefix: make([]uint64, 0, n)}
	if text {
		all.Text = make([]string, 0, n)
	}
	for _, k := range lists {
		all = all.Join(k)
	}
	return all
}

// At gathers the keys at the given indexes, into memory of their own.
func (k Keys) At(perm []int32) Keys {
	prefix := make([]uint64, len(perm))
	for i, from := range perm {
		prefix[i] = k.Prefix[from]
	}
	k.Prefix = prefix
	if k.Text != nil {
		text := make([]string, len(perm))
		for i, from := range perm {
			text[i] = k.Text[from]
		}
		k.Text = text
	}
	return k
}

// Compare is negative when a's i-th key comes before b's j-th, zero when the two are equal, and else positive. Both
// must be of the same kind and direction.
func Compare(a Keys, i int, b Keys, j int) int {
	if c := cmp.Compare(a.Prefix[i], b.Prefix[j]); c != 0 || a.Text == nil {
		return c
	}
	return compareText(a.Text[i], b.Text[j], a.Descending)
}

func compareText(a, b string, descending bool) int {
	if descending {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// Search finds, in sorted keys, the index of the first that does not come before bound's only key; it is k.Len() when
// all do.
func (k Keys) Search(bound Keys) int {
	return sort.Search(k.Len(), func(i int) bool { return Compare(k, i, bound, 0) >= 0 })
}

// Bounds chooses keys that divide what the samples stand for into n ranges of about even size: the range p, from 1
// on, begins with the p-th key of the answer, which has n-1 keys, or none when there are no samples. A key that makes
// up more than a range's share is chosen several times. Cut by Search, ranges between its repetitions are then empty,
// and equal keys are always in one range. Some 64 samples for a range make ranges even to about a tenth; the samples
// may be in any order.
func Bounds(samples Keys, n int) Keys {
	perm := samples.Sort()
	chosen := make([]int32, 0, max(n-1, 0))
	for p := 1; p < n && len(perm) > 0; p++ {
		chosen = append(chosen, perm[p*len(perm)/n])
	}
	return samples.At(chosen)
}
