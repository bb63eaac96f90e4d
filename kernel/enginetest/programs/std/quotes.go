//go:build ignore

// Formatting with %v for every kind of value, and scanning it back.
package main

import (
	"fmt"
	"io"
	"time"
)

type kinds struct {
	B   bool
	I8  int8
	U16 uint16
	F32 float32
	C   complex64
	S   string
	A   [2]int
	L   []string
	M   map[string]float64
	P   *int
	E   error
	F   func()
	Ch  chan int
	Any any
}

func main() {
	k := kinds{true, -8, 16, 3.5, 1 + 2i, "s", [2]int{1, 2}, []string{"a", "b c"}, map[string]float64{"z": 1, "y": 2.5}, nil, io.EOF, nil, nil, [1]bool{}}
	fmt.Printf("%v\n%+v\n", k, k)
	for _, verb := range []string{"%d", "%s", "%q", "%x", "%t", "%5.1f"} {
		fmt.Printf(verb+" | ", []any{1, "a", 2.5, true, nil}...)
	}
	fmt.Println()
	fmt.Printf("%6d|%-6d|%+06d|% d|%x|%#o|%b\n", 42, 42, 42, 42, -255, 8, -5)
	fmt.Printf("%q %q %+q %#q %q\n", "a\"b", 'x', "é", "back`tick", []rune("ab"))
	fmt.Printf("%t %v %5t|%-7v|%08.3f|%+.2e|%x\n", true, false, true, nil, -3.14159, 12345.678, 2.5)
	fmt.Printf("%3c|%-3c|%U|%#U|%08b|%o|%O\n", 'a', 'b', 'é', 'é', 37, 64, 64)
	fmt.Printf("%s %v %d %v\n", []string{"a"}, []error{io.EOF}, []byte("ab"), [3]byte{1, 2, 3})
	fmt.Printf("%v %s\n", time.Second*90, 5*time.Millisecond)
	fmt.Printf("%[1]v %[1]T %[2]v %[1]*[2]d|\n", 5, 7)
}
