//go:build ignore

// Are two trees the same? Walked at the same time by goroutines.
package main

import "fmt"

type tree struct {
	left  *tree
	value int
	right *tree
}

func build(order []int) *tree {
	var t *tree
	for _, v := range order {
		t = insert(t, v)
	}
	return t
}

func insert(t *tree, v int) *tree {
	if t == nil {
		return &tree{nil, v, nil}
	}
	if v < t.value {
		t.left = insert(t.left, v)
	} else {
		t.right = insert(t.right, v)
	}
	return t
}

func (t *tree) String() string {
	if t == nil {
		return "()"
	}
	s := ""
	if t.left != nil {
		s += t.left.String() + " "
	}
	s += fmt.Sprint(t.value)
	if t.right != nil {
		s += " " + t.right.String()
	}
	return "(" + s + ")"
}

func walk(t *tree, ch chan int) {
	defer close(ch)
	var visit func(*tree)
	visit = func(t *tree) {
		if t == nil {
			return
		}
		visit(t.left)
		ch <- t.value
		visit(t.right)
	}
	visit(t)
}

func same(a, b *tree) bool {
	ca, cb := make(chan int, 100), make(chan int, 100)
	go walk(a, ca)
	go walk(b, cb)
	for {
		x, okA := <-ca
		y, okB := <-cb
		if okA != okB || x != y {
			return false
		}
		if !okA {
			return true
		}
	}
}

func main() {
	a, b, c := build([]int{3, 1, 2, 5}), build([]int{5, 3, 2, 1}), build([]int{3, 1, 2})
	fmt.Println(a, b, c)
	fmt.Println(same(a, b), same(a, c), same(nil, nil))
}
