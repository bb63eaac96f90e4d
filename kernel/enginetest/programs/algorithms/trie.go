//go:build ignore

// A trie completes prefixes.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type trie struct {
	children map[rune]*trie
	word     bool
}

func (t *trie) add(w string) {
	for _, r := range w {
		if t.children == nil {
			t.children = map[rune]*trie{}
		}
		next := t.children[r]
		if next == nil {
			next = &trie{}
			t.children[r] = next
		}
		t = next
	}
	t.word = true
}

func (t *trie) complete(prefix string) iter.Seq[string] {
	for _, r := range prefix {
		if t = t.children[r]; t == nil {
			return func(func(string) bool) {}
		}
	}
	return func(yield func(string) bool) { t.walk(prefix, yield) }
}

func (t *trie) walk(prefix string, yield func(string) bool) bool {
	if t.word && !yield(prefix) {
		return false
	}
	for _, r := range slices.Sorted(maps.Keys(t.children)) {
		if !t.children[r].walk(prefix+string(r), yield) {
			return false
		}
	}
	return true
}

func main() {
	root := &trie{}
	for _, w := range strings.Fields("go gopher good golang gold über übung a") {
		root.add(w)
	}
	fmt.Println(slices.Collect(root.complete("go")))
	fmt.Println(slices.Collect(root.complete("üb")), slices.Collect(root.complete("x")))
	for w := range root.complete("") {
		fmt.Print(w, " ")
		if w == "gold" {
			break
		}
	}
	fmt.Println()
}
