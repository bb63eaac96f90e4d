//go:build ignore

// k-means clustering of points on a grid.
package main

import (
	"fmt"
	"lab/rdd"
	"math"
	"math/rand/v2"
	"slices"
)

type point struct{ x, y float64 }

func (p point) distance(q point) float64 { return math.Hypot(p.x-q.x, p.y-q.y) }

func nearest(p point, centers []point) int {
	best := 0
	for i, c := range centers {
		if p.distance(c) < p.distance(centers[best]) {
			best = i
		}
	}
	return best
}

type sums struct {
	x, y float64
	n    int
}

func step(points *rdd.RDD[point], centers []point) []point {
	pairs := rdd.Map(points, func(p point) rdd.Pair[int, sums] { return rdd.KV(nearest(p, centers), sums{p.x, p.y, 1}) })
	totals := rdd.ReduceByKey(pairs, func(a, b sums) sums { return sums{a.x + b.x, a.y + b.y, a.n + b.n} })
	next := slices.Clone(centers)
	for _, kv := range totals.Collect() {
		next[kv.Key] = point{kv.Value.x / float64(kv.Value.n), kv.Value.y / float64(kv.Value.n)}
	}
	return next
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	r := rand.New(rand.NewPCG(7, 7))
	var data []point
	for i := range 300 {
		c := []point{{0, 0}, {10, 0}, {5, 8}}[i%3]
		data = append(data, point{c.x + r.NormFloat64(), c.y + r.NormFloat64()})
	}
	points := rdd.Parallelize(sc, data, 3).Cache()
	centers := []point{{1, 1}, {9, 1}, {4, 4}}
	for i := 0; ; i++ {
		next := step(points, centers)
		moved := 0.0
		for j := range next {
			moved += next[j].distance(centers[j])
		}
		centers = next
		if moved < 1e-9 || i == 50 {
			fmt.Println("done", i < 50)
			break
		}
	}
	for _, c := range centers {
		fmt.Printf("%.1f %.1f\n", c.x, c.y)
	}
}
