//go:build ignore

// Flood fill and the longest path in a maze.
package main

import (
	"fmt"
	"strings"
)

const maze = `#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########`

type cell struct{ r, c int }

func solve(grid []string, from, to byte) (steps int, path []string) {
	var start cell
	for r, row := range grid {
		if c := strings.IndexByte(row, from); c >= 0 {
			start = cell{r, c}
		}
	}
	dist := map[cell]int{start: 0}
	parent := map[cell]cell{}
	for queue := []cell{start}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if grid[at.r][at.c] == to {
			out := make([][]byte, len(grid))
			for i := range grid {
				out[i] = []byte(grid[i])
			}
			for p := parent[at]; p != start; p = parent[p] {
				out[p.r][p.c] = '*'
			}
			for _, row := range out {
				path = append(path, string(row))
			}
			return dist[at], path
		}
		for _, d := range []cell{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			next := cell{at.r + d.r, at.c + d.c}
			if _, seen := dist[next]; seen || grid[next.r][next.c] == '#' {
				continue
			}
			dist[next], parent[next] = dist[at]+1, at
			queue = append(queue, next)
		}
	}
	return -1, nil
}

func main() {
	steps, path := solve(strings.Split(maze, "\n"), 'S', 'E')
	fmt.Println(steps)
	fmt.Println(strings.Join(path, "\n"))
	fmt.Println(solve([]string{"###", "#S#", "###"}, 'S', 'E'))
}
