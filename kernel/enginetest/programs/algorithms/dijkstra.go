//go:build ignore

// Shortest paths with a heap.
package main

import (
	"container/heap"
	"fmt"
	"math"
	"slices"
)

type edge struct {
	to     int
	weight int
}
type state struct{ node, dist int }
type frontier []state

func (f frontier) Len() int           { return len(f) }
func (f frontier) Less(i, j int) bool { return f[i].dist < f[j].dist }
func (f frontier) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }
func (f *frontier) Push(x any)        { *f = append(*f, x.(state)) }
func (f *frontier) Pop() any {
	s := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return s
}

func shortest(g [][]edge, from int) (dist, prev []int) {
	dist, prev = make([]int, len(g)), make([]int, len(g))
	for i := range dist {
		dist[i], prev[i] = math.MaxInt, -1
	}
	dist[from] = 0
	f := &frontier{{from, 0}}
	for f.Len() > 0 {
		s := heap.Pop(f).(state)
		if s.dist > dist[s.node] {
			continue
		}
		for _, e := range g[s.node] {
			if d := s.dist + e.weight; d < dist[e.to] {
				dist[e.to], prev[e.to] = d, s.node
				heap.Push(f, state{e.to, d})
			}
		}
	}
	return
}

func floyd(g [][]edge) [][]int {
	const far = 1 << 30
	d := make([][]int, len(g))
	for i := range d {
		d[i] = slices.Repeat([]int{far}, len(g))
		d[i][i] = 0
		for _, e := range g[i] {
			d[i][e.to] = e.weight
		}
	}
	for k := range d {
		for i := range d {
			for j := range d {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}

func main() {
	g := make([][]edge, 6)
	for _, e := range [][3]int{{0, 1, 7}, {0, 2, 9}, {0, 5, 14}, {1, 2, 10}, {1, 3, 15}, {2, 3, 11}, {2, 5, 2}, {3, 4, 6}, {4, 5, 9}} {
		g[e[0]] = append(g[e[0]], edge{e[1], e[2]})
		g[e[1]] = append(g[e[1]], edge{e[0], e[2]})
	}
	dist, prev := shortest(g, 0)
	fmt.Println(dist, prev)
	for n := 4; n >= 0; n = prev[n] {
		fmt.Print(n, " ")
	}
	fmt.Println(slices.Equal(floyd(g)[0], dist), floyd(g)[3])
}
