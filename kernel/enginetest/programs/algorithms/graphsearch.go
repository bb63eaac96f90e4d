//go:build ignore

// Breadth first, depth first, components, topological order.
package main

import (
	"fmt"
	"maps"
	"slices"
)

type graph map[string][]string

func (g graph) nodes() []string { return slices.Sorted(maps.Keys(g)) }

func (g graph) path(from, to string) []string {
	parent := map[string]string{from: ""}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		if n == to {
			var p []string
			for ; n != ""; n = parent[n] {
				p = append(p, n)
			}
			slices.Reverse(p)
			return p
		}
		for _, next := range g[n] {
			if _, seen := parent[next]; !seen {
				parent[next] = n
				queue = append(queue, next)
			}
		}
	}
	return nil
}

func (g graph) topological() (order []string, err error) {
	state := map[string]int{}
	var visit func(string) error
	visit = func(n string) error {
		switch state[n] {
		case 1:
			return fmt.Errorf("cycle at %s", n)
		case 2:
			return nil
		}
		state[n] = 1
		for _, m := range g[n] {
			if err := visit(m); err != nil {
				return err
			}
		}
		state[n] = 2
		order = append(order, n)
		return nil
	}
	for _, n := range g.nodes() {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	slices.Reverse(order)
	return order, nil
}

func main() {
	g := graph{"shirt": {"tie", "belt"}, "tie": {"jacket"}, "pants": {"shoes", "belt"}, "belt": {"jacket"}, "socks": {"shoes"}, "shoes": nil, "jacket": nil}
	fmt.Println(g.path("shirt", "jacket"), g.path("pants", "jacket"), g.path("shoes", "tie") == nil)
	fmt.Println(g.topological())
	g["jacket"] = []string{"shirt"}
	fmt.Println(g.topological())
}
