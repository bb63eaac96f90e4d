//go:build ignore

// Package variables are initialised by dependency, init functions in order.
package main

import (
	"fmt"
	"strings"
)

var (
	a     = b + 1
	b     = f("b", c*2)
	c     = f("c", 3)
	_     = f("blank", 0)
	table = build()
)

func f(name string, v int) int {
	fmt.Println("init", name, v)
	return v
}

func build() map[int]string {
	m := map[int]string{}
	for i := range 3 {
		m[i] = strings.Repeat("x", i+c)
	}
	return m
}

func init() {
	fmt.Println("first", a, b, c)
	a = 100
}

func init() {
	fmt.Println("second", a, table)
}

func main() { fmt.Println("main", a) }
