//go:build ignore

// Conway's game of life on a torus.
package main

import (
	"fmt"
	"strings"
)

type world struct {
	w, h  int
	alive []bool
}

func parse(rows ...string) *world {
	w := &world{len(rows[0]), len(rows), nil}
	for _, row := range rows {
		for _, c := range row {
			w.alive = append(w.alive, c == '#')
		}
	}
	return w
}

func (w *world) at(x, y int) bool { return w.alive[(y+w.h)%w.h*w.w+(x+w.w)%w.w] }

func (w *world) next() *world {
	n := &world{w.w, w.h, make([]bool, len(w.alive))}
	for y := range w.h {
		for x := range w.w {
			count := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if (dx != 0 || dy != 0) && w.at(x+dx, y+dy) {
						count++
					}
				}
			}
			n.alive[y*w.w+x] = count == 3 || count == 2 && w.at(x, y)
		}
	}
	return n
}

func (w *world) String() string {
	var b strings.Builder
	for i, a := range w.alive {
		if a {
			b.WriteByte('#')
		} else {
			b.WriteByte('.')
		}
		if (i+1)%w.w == 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func main() {
	w := parse(".#....", "..#...", "###...", "......", "......")
	start := w.String()
	for g := range 5 {
		if g%2 == 0 {
			fmt.Println(w)
		}
		w = w.next()
	}
	for range 115 {
		w = w.next()
	}
	fmt.Println(w.String() == start)
}
