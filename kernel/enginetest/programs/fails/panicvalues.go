//go:build ignore

// A panic with a struct.
package main

import (
	"errors"
	"fmt"
)

type problem struct {
	Code int
	Text string
}

func main() {
	for _, v := range []any{1, "text", 2.5, errors.New("error"), problem{7, "x"}} {
		func() {
			defer func() { fmt.Printf("%T %v\n", v, recover()) }()
			panic(v)
		}()
	}
	panic(fmt.Sprintf("%+v", problem{8, "end"}))
}
