package hash

import "runtime"

// Sums gives the hash of every element of a slice. It panics with an error when they cannot be hashed; see Check.
func Sums(slice any) []uint64 {
	h, v := of(keyType(slice, false)), vectorOf(slice)
	sums := make([]uint64, v.n)
	for i := range sums {
		sums[i] = h(v.at(i))
	}
	runtime.KeepAlive(slice)
	return sums
}
