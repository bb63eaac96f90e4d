//go:build ignore

// A recursion that stops itself with an error.
package main

import (
	"errors"
	"fmt"
	"os"
)

var errDeep = errors.New("too deep")

type node struct{ children []*node }

func depth(n *node, limit int) (int, error) {
	if limit == 0 {
		return 0, errDeep
	}
	deepest := 0
	for _, c := range n.children {
		d, err := depth(c, limit-1)
		if err != nil {
			return 0, fmt.Errorf("at %d: %w", limit, err)
		}
		deepest = max(deepest, d)
	}
	return deepest + 1, nil
}

func main() {
	loop := &node{}
	loop.children = []*node{{}, loop}
	fmt.Println(depth(&node{[]*node{{}, {[]*node{{}}}}}, 10))
	_, err := depth(loop, 5)
	fmt.Println(err)
	if errors.Is(err, errDeep) {
		os.Exit(7)
	}
}
