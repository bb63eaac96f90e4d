//go:build ignore

// Arrays are values of a fixed length.
package main

import (
	"fmt"
	"strings"
)

type board [3][3]rune

func (b board) String() string {
	var s strings.Builder
	for _, row := range b {
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			s.WriteRune(c)
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func (b board) winner() rune {
	lines := [][3][2]int{{{0, 0}, {1, 1}, {2, 2}}, {{0, 2}, {1, 1}, {2, 0}}}
	for i := range 3 {
		lines = append(lines, [3][2]int{{i, 0}, {i, 1}, {i, 2}}, [3][2]int{{0, i}, {1, i}, {2, i}})
	}
	for _, l := range lines {
		a, c, d := b[l[0][0]][l[0][1]], b[l[1][0]][l[1][1]], b[l[2][0]][l[2][1]]
		if a != 0 && a == c && c == d {
			return a
		}
	}
	return 0
}

func change(b board) board { b[0][0] = '!'; return b }

func main() {
	var b board
	moves := [...][2]int{{1, 1}, {0, 0}, {0, 2}, {1, 0}, {2, 0}}
	for i, m := range moves {
		b[m[0]][m[1]] = [2]rune{'X', 'O'}[i%2]
	}
	fmt.Print(b, string(b.winner()), "\n")
	fmt.Println(change(b)[0][0] == '!', b[0][0] == 'O', b == b, b == change(b))
	primes := [...]int{2, 3, 5: 13, 17}
	fmt.Println(primes, len(primes))
	copied := primes
	copied[0] = 99
	p := &primes
	p[1] = 33
	for i := range p {
		p[i]++
	}
	fmt.Println(primes, copied, len(p), primes == copied)
	seen := map[[2]string]int{{"a", "b"}: 1}
	seen[[2]string{"a", "b"}]++
	fmt.Println(seen)
}
