//go:build ignore

// A cache that forgets what was used longest ago, generic.
package main

import "fmt"

type entry[K comparable, V any] struct {
	key        K
	value      V
	prev, next *entry[K, V]
}

type cache[K comparable, V any] struct {
	limit   int
	entries map[K]*entry[K, V]
	root    entry[K, V]
	onEvict func(K, V)
}

func newCache[K comparable, V any](limit int, onEvict func(K, V)) *cache[K, V] {
	c := &cache[K, V]{limit: limit, entries: map[K]*entry[K, V]{}, onEvict: onEvict}
	c.root.prev, c.root.next = &c.root, &c.root
	return c
}

func (c *cache[K, V]) unlink(e *entry[K, V]) { e.prev.next, e.next.prev = e.next, e.prev }

func (c *cache[K, V]) front(e *entry[K, V]) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (c *cache[K, V]) get(k K) (v V, ok bool) {
	e, ok := c.entries[k]
	if !ok {
		return v, false
	}
	c.unlink(e)
	c.front(e)
	return e.value, true
}

func (c *cache[K, V]) put(k K, v V) {
	if e, ok := c.entries[k]; ok {
		e.value = v
		c.get(k)
		return
	}
	e := &entry[K, V]{key: k, value: v}
	c.entries[k] = e
	c.front(e)
	if len(c.entries) > c.limit {
		last := c.root.prev
		c.unlink(last)
		delete(c.entries, last.key)
		c.onEvict(last.key, last.value)
	}
}

func main() {
	c := newCache(2, func(k string, v int) { fmt.Println("evict", k, v) })
	c.put("a", 1)
	c.put("b", 2)
	fmt.Println(c.get("a"))
	c.put("c", 3)
	fmt.Println(c.get("b"))
	c.put("a", 10)
	c.put("d", 4)
	fmt.Println(c.get("a"))
	fmt.Println(len(c.entries))
}
