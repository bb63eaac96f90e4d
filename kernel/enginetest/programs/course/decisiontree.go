//go:build ignore

// A decision stump and a small tree by information gain.
package main

import (
	"fmt"
	"math"
)

type sample struct {
	f     [2]float64
	label int
}

type tree struct {
	feature     int
	at          float64
	left, right *tree
	label       int
}

func entropy(data []sample) float64 {
	ones := 0
	for _, s := range data {
		ones += s.label
	}
	if ones == 0 || ones == len(data) {
		return 0
	}
	p := float64(ones) / float64(len(data))
	return -p*math.Log2(p) - (1-p)*math.Log2(1-p)
}

func grow(data []sample, depth int) *tree {
	ones := 0
	for _, s := range data {
		ones += s.label
	}
	t := &tree{label: 0}
	if 2*ones > len(data) {
		t.label = 1
	}
	if depth == 0 || entropy(data) == 0 {
		return t
	}
	best := 0.0
	var l, r []sample
	for f := range 2 {
		for _, s := range data {
			var a, b []sample
			for _, x := range data {
				if x.f[f] < s.f[f] {
					a = append(a, x)
				} else {
					b = append(b, x)
				}
			}
			n := float64(len(data))
			gain := entropy(data) - float64(len(a))/n*entropy(a) - float64(len(b))/n*entropy(b)
			if len(a) > 0 && gain > best+1e-12 {
				best, l, r, t.feature, t.at = gain, a, b, f, s.f[f]
			}
		}
	}
	if l != nil {
		t.left, t.right = grow(l, depth-1), grow(r, depth-1)
	}
	return t
}

func (t *tree) predict(f [2]float64) int {
	if t.left == nil {
		return t.label
	}
	if f[t.feature] < t.at {
		return t.left.predict(f)
	}
	return t.right.predict(f)
}

func (t *tree) String() string {
	if t.left == nil {
		return fmt.Sprint(t.label)
	}
	return fmt.Sprintf("(x%d<%g %v %v)", t.feature, t.at, t.left, t.right)
}

func main() {
	var data []sample
	for x := range 5 {
		for y := range 5 {
			label := 0
			if x >= 2 && y >= 3 {
				label = 1
			}
			data = append(data, sample{[2]float64{float64(x), float64(y)}, label})
		}
	}
	for depth := range 3 {
		t := grow(data, depth)
		right := 0
		for _, s := range data {
			if t.predict(s.f) == s.label {
				right++
			}
		}
		fmt.Println(depth, t, right)
	}
}
