//go:build ignore

// Integers wrap around, and division rounds towards zero.
package main

import (
	"fmt"
	"math"
)

func main() {
	var u8 uint8 = 250
	var i8 int8 = 127
	var u uint = 0
	f0 := 3.99
	u8 += 10
	i8++
	u--
	fmt.Println(u8, i8, u == math.MaxUint)
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}} {
		fmt.Print(p[0]/p[1], " ", p[0]%p[1], "; ")
	}
	fmt.Println()
	x := 0b1100
	fmt.Println(x&0b1010, x|0b0011, x^0b1111, x&^0b0100, x<<3, x>>2, ^x, -x>>1)
	var shift uint = 70
	fmt.Println(1<<shift>>shift, uint32(1)<<31, -int32(math.MinInt8)/-1)
	fmt.Println(int8(-128)/int8(i8), uint16(70000&0xffff), int(-f0), int64(float32(16777217)))
	f := 300.7
	fmt.Println(uint8(int(f)), int(f), int(-f))
	var h uint32 = 2166136261
	for _, c := range []byte("hash me") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
	var n int64 = math.MinInt64
	fmt.Println(n, -n, n-1)
}
