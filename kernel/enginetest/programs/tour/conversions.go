//go:build ignore

// Conversions between types, and what they cost in precision.
package main

import (
	"fmt"
	"math"
	"time"
)

type seconds int
type name string
type point struct{ X, Y int }
type pixel struct{ X, Y int }

func main() {
	var i = 300
	fmt.Println(uint8(i), int8(i), float32(i)/7, seconds(i)*2, rune(i), string(rune(i)))
	f := 3.999
	fmt.Println(int(f), int64(-f), uint(f), float32(f), int(math.Round(f)))
	fmt.Println([]byte("é"), []rune("é"), string([]byte{72, 105}), string([]rune{'H', 'i'}), name("n")+"!")
	p := point{1, 2}
	fmt.Printf("%T %v %v\n", pixel(p), pixel(p), pixel(p) == pixel{1, 2})
	big := int64(1)<<53 + 1
	fmt.Println(float64(big) == float64(big-1), int64(float64(big)) == big, float32(16777217) == 16777216)
	d := time.Duration(2.5 * float64(time.Second))
	fmt.Println(d, d/2, d.Seconds(), int(d/time.Millisecond))
	var u uint32 = 1 << 31
	fmt.Println(int32(u), uint64(int32(u)) == math.MaxUint64-math.MaxInt32, uint16(int8(d/-time.Second)))
	s := []int{1, 2, 3, 4}
	a := [2]int(s)
	q := (*[3]int)(s)
	q[0] = 10
	fmt.Println(a, s, *q)
	var x any = seconds(5)
	_, isInt := x.(int)
	n, isSeconds := x.(seconds)
	fmt.Println(isInt, n, isSeconds)
}
