//go:build ignore

// The Josephus problem with a ring and with arithmetic.
package main

import "fmt"

type person struct {
	id   int
	next *person
}

func circle(n int) *person {
	first := &person{id: 1}
	last := first
	for i := 2; i <= n; i++ {
		last.next = &person{id: i}
		last = last.next
	}
	last.next = first
	return last
}

func survivor(n, k int) (order []int) {
	p := circle(n)
	for p.next != p {
		for range k - 1 {
			p = p.next
		}
		order = append(order, p.next.id)
		p.next = p.next.next
	}
	return append(order, p.id)
}

func formula(n, k int) int {
	s := 0
	for i := 2; i <= n; i++ {
		s = (s + k) % i
	}
	return s + 1
}

func main() {
	fmt.Println(survivor(7, 3), formula(7, 3))
	for n := 1; n < 50; n++ {
		o := survivor(n, 5)
		if o[len(o)-1] != formula(n, 5) {
			fmt.Println("different at", n)
		}
	}
}
