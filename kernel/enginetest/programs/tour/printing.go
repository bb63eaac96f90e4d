//go:build ignore

// Verbs, widths and flags of fmt.
package main

import (
	"errors"
	"fmt"
	"os"
)

type inner struct {
	A int
	b string
}
type outer struct {
	inner
	P *inner
	M map[string]int
	F func()
	E error
	X any
}

func main() {
	o := outer{inner{1, "x"}, nil, map[string]int{"k": 1, "a": 2}, nil, nil, 2.5}
	fmt.Printf("%v\n%+v\n", o, o)
	fmt.Printf("%#v %#v %#v %#v\n", inner{1, "x"}, []string{"a"}, map[string]bool{"k": true}, [2]byte{1, 2})
	fmt.Printf("%T %T %T %T %T\n", o, &o, o.M, o.F, 'x')
	fmt.Printf("%d|%5d|%-5d|%05d|%+d|%x|%X|%#x|%o|%b|%c|%U|%q\n", 42, 42, 42, 42, 42, 255, 255, 255, 8, 5, 0x4e16, 0x4e16, 0x4e16)
	fmt.Printf("%8.3f|%-8.3f|%+.2e|%g|%G\n", 3.14159, 3.14159, 12345.678, 1e-10, 1e20)
	fmt.Printf("%t|%5t|%v|%p\n", true, false, nil, nil)
	fmt.Printf("%s|%10s|%-10s|%.3s|%q|%x\n", "text", "text", "text", "text", "te\"xt", "text")
	fmt.Printf("%*d|%-*d|%.*f\n", 6, 1, 6, 2, 2, 3.14159)
	fmt.Printf("%[2]d %[1]d %[2]d\n", 1, 2)
	fmt.Printf("%d %s\n", "wrong", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%!|%z|100%%\n", 1)
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, 'x'), fmt.Sprintln("end", 1) == "end 1\n")
	fmt.Println([]byte("hi"), string([]byte("hi")), [3]bool{true}, []any{1, "a", nil, 2.5, []int{1}})
	fmt.Printf("%v %s %x %q\n", []byte("hi"), []byte("hi"), []byte("hi"), []string{"a b", "c"})
	fmt.Printf("%v %+v\n", errors.New("bad"), []error{errors.New("in"), nil})
	fmt.Printf("%6.2f%%|%v|%v\n", 12.345, int8(-5), uint8(200))
	fmt.Fprintln(os.Stdout, "done", 'a', "b")
}
