//go:build ignore

// Solving a sudoku.
package main

import "fmt"

type grid [9][9]byte

func parse(s string) (g grid) {
	for i, c := range s {
		if c != '.' {
			g[i/9][i%9] = byte(c - '0')
		}
	}
	return
}

func (g *grid) allowed(r, c int, v byte) bool {
	for i := range 9 {
		if g[r][i] == v || g[i][c] == v || g[r/3*3+i/3][c/3*3+i%3] == v {
			return false
		}
	}
	return true
}

func (g *grid) solve(steps *int) bool {
	br, bc, best := -1, -1, 10
	for r := range 9 {
		for c := range 9 {
			if g[r][c] != 0 {
				continue
			}
			n := 0
			for v := byte(1); v <= 9; v++ {
				if g.allowed(r, c, v) {
					n++
				}
			}
			if n < best {
				br, bc, best = r, c, n
			}
		}
	}
	if br < 0 {
		return true
	}
	*steps++
	for v := byte(1); v <= 9; v++ {
		if g.allowed(br, bc, v) {
			g[br][bc] = v
			if g.solve(steps) {
				return true
			}
			g[br][bc] = 0
		}
	}
	return false
}

func main() {
	g := parse("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79")
	steps := 0
	fmt.Println(g.solve(&steps), steps)
	for _, row := range g {
		fmt.Println(row)
	}
}
