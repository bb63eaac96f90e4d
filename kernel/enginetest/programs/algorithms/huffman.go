//go:build ignore

// Huffman codes.
package main

import (
	"container/heap"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type node struct {
	symbol      rune
	weight      int
	order       int
	left, right *node
}
type nodes []*node

func (n nodes) Len() int { return len(n) }
func (n nodes) Less(i, j int) bool {
	if n[i].weight != n[j].weight {
		return n[i].weight < n[j].weight
	}
	return n[i].order < n[j].order
}
func (n nodes) Swap(i, j int) { n[i], n[j] = n[j], n[i] }
func (n *nodes) Push(x any)   { *n = append(*n, x.(*node)) }
func (n *nodes) Pop() any {
	last := (*n)[len(*n)-1]
	*n = (*n)[:len(*n)-1]
	return last
}

func build(text string) *node {
	count := map[rune]int{}
	for _, r := range text {
		count[r]++
	}
	h := &nodes{}
	for _, r := range slices.Sorted(maps.Keys(count)) {
		heap.Push(h, &node{symbol: r, weight: count[r], order: int(r)})
	}
	for order := 10000; h.Len() > 1; order++ {
		a, b := heap.Pop(h).(*node), heap.Pop(h).(*node)
		heap.Push(h, &node{weight: a.weight + b.weight, order: order, left: a, right: b})
	}
	return heap.Pop(h).(*node)
}

func (n *node) codes(prefix string, out map[rune]string) {
	if n.left == nil {
		out[n.symbol] = prefix
		return
	}
	n.left.codes(prefix+"0", out)
	n.right.codes(prefix+"1", out)
}

func main() {
	text := "she sells sea shells by the sea shore"
	root := build(text)
	codes := map[rune]string{}
	root.codes("", codes)
	var bits strings.Builder
	for _, r := range text {
		bits.WriteString(codes[r])
	}
	fmt.Println(len(text)*8, bits.Len(), codes['s'], len(codes))
	var back strings.Builder
	n := root
	for _, b := range bits.String() {
		if b == '0' {
			n = n.left
		} else {
			n = n.right
		}
		if n.left == nil {
			back.WriteRune(n.symbol)
			n = root
		}
	}
	fmt.Println(back.String() == text)
}
