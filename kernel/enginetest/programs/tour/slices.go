//go:build ignore

// Slices share their arrays until append moves them.
package main

import "fmt"

func main() {
	a := [6]int{1, 2, 3, 4, 5, 6}
	s := a[1:4]
	fmt.Println(s, len(s), cap(s))
	s[0] = 20
	s = append(s, 50)
	fmt.Println(a, s)
	t := append(s[:1:1], 99)
	fmt.Println(a, s, t, len(t), cap(t) >= 2)
	s = append(s, 60, 70)
	s[0] = -1
	fmt.Println(a, s)
	var none []string
	fmt.Println(none == nil, len(none), cap(none))
	none = append(none, "one")
	fmt.Printf("%q %v\n", none, none == nil)
	m := make([][]int, 3)
	for i := range m {
		m[i] = make([]int, i+1)
		for j := range m[i] {
			m[i][j] = i * j
		}
	}
	fmt.Println(m)
	n := copy(s, []int{7, 8})
	fmt.Println(n, s)
	clear(s[2:])
	fmt.Println(s)
	arr := [3]int(s[:3])
	arr[0] = 1000
	fmt.Println(arr, s[0])
}
