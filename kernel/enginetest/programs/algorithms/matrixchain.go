//go:build ignore

// Matrices: multiplication, powers, transposes, determinants.
package main

import (
	"fmt"
	"slices"
)

type matrix [][]float64

func newMatrix(r, c int) matrix {
	m := make(matrix, r)
	backing := make([]float64, r*c)
	for i := range m {
		m[i], backing = backing[:c:c], backing[c:]
	}
	return m
}

func (a matrix) mul(b matrix) matrix {
	out := newMatrix(len(a), len(b[0]))
	for i, row := range a {
		for k, x := range row {
			for j, y := range b[k] {
				out[i][j] += x * y
			}
		}
	}
	return out
}

func (a matrix) pow(n int) matrix {
	out := newMatrix(len(a), len(a))
	for i := range out {
		out[i][i] = 1
	}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out.mul(a)
		}
		a = a.mul(a)
	}
	return out
}

func (a matrix) det() float64 {
	if len(a) == 1 {
		return a[0][0]
	}
	sum, sign := 0.0, 1.0
	for j := range a {
		minor := matrix{}
		for _, row := range a[1:] {
			minor = append(minor, append(slices.Clone(row[:j]), row[j+1:]...))
		}
		sum += sign * a[0][j] * minor.det()
		sign = -sign
	}
	return sum
}

func main() {
	fmt.Println(matrix{{1, 1}, {1, 0}}.pow(50)[0][1])
	a := matrix{{2, 0, 1}, {1, 3, 2}, {1, 1, 4}}
	fmt.Println(a.mul(a), a.det(), a.pow(0))
	spiral := func(n int) [][]int {
		m := make([][]int, n)
		for i := range m {
			m[i] = make([]int, n)
		}
		for i, r, c, dr, dc := 1, 0, 0, 0, 1; i <= n*n; i++ {
			m[r][c] = i
			if nr, nc := r+dr, c+dc; nr < 0 || nr >= n || nc < 0 || nc >= n || m[nr][nc] != 0 {
				dr, dc = dc, -dr
			}
			r, c = r+dr, c+dc
		}
		return m
	}
	for _, row := range spiral(4) {
		fmt.Println(row)
	}
}
