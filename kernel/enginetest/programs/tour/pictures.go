//go:build ignore

// Two-dimensional slices of numbers.
package main

import "fmt"

func pic(dx, dy int, f func(x, y int) uint8) [][]uint8 {
	rows := make([][]uint8, dy)
	for y := range rows {
		rows[y] = make([]uint8, dx)
		for x := range rows[y] {
			rows[y][x] = f(x, y)
		}
	}
	return rows
}

func main() {
	for _, f := range []func(x, y int) uint8{
		func(x, y int) uint8 { return uint8((x + y) / 2) },
		func(x, y int) uint8 { return uint8(x * y * 40) },
		func(x, y int) uint8 { return uint8(x ^ y) },
	} {
		sum := 0
		for _, row := range pic(6, 3, f) {
			fmt.Println(row)
			for _, v := range row {
				sum += int(v)
			}
		}
		fmt.Println(sum)
	}
}
