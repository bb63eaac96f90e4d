//go:build ignore

// Pointers to variables, elements and fields.
package main

import "fmt"

type node struct {
	value int
	next  *node
}

func swap(a, b *int) { *a, *b = *b, *a }

func newInt(v int) *int { return &v }

func push(list **node, v int) { *list = &node{v, *list} }

func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	p := newInt(7)
	q := p
	*q++
	fmt.Println(*p, p == q, p == newInt(8))
	s := []int{1, 2, 3}
	e := &s[1]
	*e = 20
	s = append(s, 4)
	*e = 200
	fmt.Println(s, *e)
	var list *node
	for i := range 4 {
		push(&list, i)
	}
	for n := list; n != nil; n = n.next {
		fmt.Print(n.value, " ")
	}
	fmt.Println()
	for at := &list; *at != nil; {
		if (*at).value%2 == 0 {
			*at = (*at).next
		} else {
			at = &(*at).next
		}
	}
	for n := list; n != nil; n = n.next {
		fmt.Print(n.value, " ")
	}
	fmt.Println()
	pp := &p
	**pp = 1
	fmt.Println(*p, *q)
	z := struct{ a, b int }{1, 2}
	f := &z.b
	*f = 9
	fmt.Println(z)
}
