//go:build ignore

// What variables hold before anything is assigned.
package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

type everything struct {
	i int
	f float64
	s string
	b bool
	p *int
	e error
	l []int
	m map[string]int
	c chan int
	a [2]string
	n struct{ x, y int }
}

func main() {
	var e everything
	fmt.Printf("%v\n%+v\n", e, e)
	fmt.Printf("%q %d %g %t %v %v\n", e.s, e.i, e.f, e.b, e.l == nil, e.m == nil)
	for range e.l {
		fmt.Println("never")
	}
	for range e.m {
		fmt.Println("never")
	}
	fmt.Println(len(e.l), len(e.m), e.m["x"], cap(e.c), e.a[1] == "", append(e.l, 1))
	delete(e.m, "x")
	var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	var b strings.Builder
	b.WriteString("zero values work")
	fmt.Println(b.String(), time.Time{}.Year(), new(int) != nil, *new(string) == "")
}
