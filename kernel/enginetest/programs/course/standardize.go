//go:build ignore

// Means, standard deviations and standardised features.
package main

import (
	"fmt"
	"lab/rdd"
	"math"
)

type stats struct {
	n    int
	mean float64
	m2   float64
}

func (s stats) add(x float64) stats {
	s.n++
	d := x - s.mean
	s.mean += d / float64(s.n)
	s.m2 += d * (x - s.mean)
	return s
}

func (s stats) merge(t stats) stats {
	if s.n == 0 {
		return t
	}
	if t.n == 0 {
		return s
	}
	n := s.n + t.n
	d := t.mean - s.mean
	return stats{n, s.mean + d*float64(t.n)/float64(n), s.m2 + t.m2 + d*d*float64(s.n)*float64(t.n)/float64(n)}
}

func (s stats) deviation() float64 { return math.Sqrt(s.m2 / float64(s.n)) }

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	xs := rdd.Map(rdd.Range(sc, 1, 101, 1, 5), func(i int64) float64 { return float64(i * i % 37) })
	s := rdd.Aggregate(xs, stats{}, stats.add, stats.merge)
	fmt.Printf("%d %.4f %.4f\n", s.n, s.mean, s.deviation())
	z := rdd.Map(xs, func(x float64) float64 { return (x - s.mean) / s.deviation() })
	t := rdd.Aggregate(z, stats{}, stats.add, stats.merge)
	fmt.Println(math.Abs(t.mean) < 1e-9, math.Abs(t.deviation()-1) < 1e-9)
}
