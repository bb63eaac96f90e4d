//go:build ignore

// Constants are exact and untyped until they are used.
package main

import (
	"fmt"
	"math"
	"strings"
)

const (
	big   = 1 << 100
	small = big >> 99
	pi    = 3.14159265358979323846264338327950288
)

type bytesize float64

const (
	_           = iota
	kb bytesize = 1 << (10 * iota)
	mb
	gb
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

type flags uint8

const (
	read flags = 1 << iota
	write
	exec
)

func (f flags) String() string {
	var parts []string
	for i, name := range []string{"read", "write", "exec"} {
		if f&(1<<i) != 0 {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, "|")
}

func (b bytesize) String() string {
	switch {
	case b >= gb:
		return fmt.Sprintf("%.2fGB", b/gb)
	case b >= mb:
		return fmt.Sprintf("%.2fMB", b/mb)
	}
	return fmt.Sprintf("%.2fKB", b/kb)
}

func main() {
	fmt.Println(small, big/(1<<98), pi)
	fmt.Println(kb, mb*3, bytesize(5e9))
	fmt.Println(a, b, c, d, e, f)
	fmt.Println(read|exec, flags(7), flags(7)&^write)
	const typed int8 = -128
	fmt.Println(typed, uint8(255), 'a', "s"[0], 7/2, 7/2.0, 1/3.0)
	var x float32 = 1.0 / 3
	fmt.Println(x, float64(x) == 1.0/3, math.MaxInt64, uint64(math.MaxUint64))
	fmt.Println(len("constant"), len([10]int{}), 0x1p-2, 0b1010, 0o17, 1_000_000)
}
