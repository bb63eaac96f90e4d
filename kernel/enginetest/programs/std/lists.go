//go:build ignore

// Linked lists and rings.
package main

import (
	"container/list"
	"container/ring"
	"fmt"
)

type lru struct {
	size  int
	order *list.List
	items map[string]*list.Element
}

type entry struct {
	key   string
	value int
}

func (c *lru) get(k string) (int, bool) {
	e, ok := c.items[k]
	if !ok {
		return 0, false
	}
	c.order.MoveToFront(e)
	return e.Value.(entry).value, true
}

func (c *lru) put(k string, v int) {
	if e, ok := c.items[k]; ok {
		e.Value = entry{k, v}
		c.order.MoveToFront(e)
		return
	}
	c.items[k] = c.order.PushFront(entry{k, v})
	if c.order.Len() > c.size {
		last := c.order.Back()
		delete(c.items, last.Value.(entry).key)
		c.order.Remove(last)
	}
}

func main() {
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
	c := &lru{2, list.New(), map[string]*list.Element{}}
	c.put("a", 1)
	c.put("b", 2)
	c.get("a")
	c.put("c", 3)
	_, okB := c.get("b")
	a, okA := c.get("a")
	fmt.Println(okB, a, okA, len(c.items))
	r := ring.New(5)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	sum := 0
	r.Move(2).Do(func(x any) { fmt.Print(x, " "); sum += x.(int) })
	fmt.Println(sum)
}
