//go:build ignore

// Bits: counting, masks, Gray codes, sets of small numbers.
package main

import (
	"fmt"
	"math"
	"math/bits"
)

type bitset uint64

func (b bitset) with(i int) bitset    { return b | 1<<i }
func (b bitset) without(i int) bitset { return b &^ (1 << i) }
func (b bitset) has(i int) bool       { return b>>i&1 == 1 }
func (b bitset) each(f func(int)) {
	for b != 0 {
		f(bits.TrailingZeros64(uint64(b)))
		b &= b - 1
	}
}

func popcount(x uint32) (n int) {
	for ; x != 0; x >>= 1 {
		n += int(x & 1)
	}
	return
}

func main() {
	var s bitset
	for _, i := range []int{3, 5, 63, 0, 5} {
		s = s.with(i)
	}
	s = s.without(3)
	s.each(func(i int) { fmt.Print(i, " ") })
	fmt.Println(s.has(5), s.has(3))
	for i := range uint8(8) {
		fmt.Printf("%03b ", i^i>>1)
	}
	fmt.Println()
	fmt.Println(popcount(0xff00ff), bits.OnesCount32(0xff00ff), bits.Len(1000), bits.Reverse8(0b1101), bits.RotateLeft8(0b10000001, 1))
	hi, lo := bits.Mul64(math.MaxUint64, 10)
	sum, carry := bits.Add64(math.MaxUint64, 1, 0)
	fmt.Println(hi, lo, sum, carry)
	x := int32(-1)
	fmt.Println(x>>31, uint32(x)>>31, x<<31, int8(x)&0x0f, ^uint16(0))
	fmt.Println(math.Float64bits(1.5), math.Float32frombits(0x40490fdb))
}
