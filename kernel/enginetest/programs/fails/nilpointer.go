//go:build ignore

// A list that ends too early.
package main

import "fmt"

type node struct {
	value int
	next  *node
}

func main() {
	list := &node{1, &node{2, nil}}
	for i, n := 0, list; i < 3; i, n = i+1, n.next {
		fmt.Println(n.value)
	}
}
