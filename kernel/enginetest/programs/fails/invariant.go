//go:build ignore

// A checked invariant in a deferred function.
package main

import (
	"fmt"
	"strconv"
)

type stack struct{ items []int }

func (s *stack) check(op string) {
	if len(s.items) > 3 {
		panic(fmt.Errorf("after %s: %d items", op, len(s.items)))
	}
}

func (s *stack) push(x int) {
	defer s.check("push " + strconv.Itoa(x))
	s.items = append(s.items, x)
}

func main() {
	s := &stack{}
	defer func() { fmt.Println("items:", s.items) }()
	for i := range 10 {
		s.push(i * i)
	}
}
