//go:build ignore

// A cache that many goroutines share.
package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"sync"
)

type cache struct {
	mu   sync.RWMutex
	data map[string]int
	hits int
}

func (c *cache) get(k string, compute func(string) int) int {
	c.mu.RLock()
	v, ok := c.data[k]
	c.mu.RUnlock()
	if ok {
		c.mu.Lock()
		c.hits++
		c.mu.Unlock()
		return v
	}
	v = compute(k)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[k] = v
	return v
}

func main() {
	c := &cache{data: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() { c.get(fmt.Sprint("key", i%5), func(k string) int { return len(k) + int(k[3]-'0') }) })
	}
	wg.Wait()
	keys := slices.Sorted(maps.Keys(c.data))
	for _, k := range keys {
		fmt.Print(k, "=", c.data[k], " ")
	}
	fmt.Println(len(c.data), c.hits <= 45)
	var m sync.Map
	m.Store("a", 1)
	old, loaded := m.LoadOrStore("a", 2)
	fmt.Println(old, loaded)
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	pool := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	b := pool.Get().(*bytes.Buffer)
	b.WriteString("pooled")
	fmt.Println(b)
	pool.Put(b)
	cond := sync.NewCond(&sync.Mutex{})
	ready := false
	go func() {
		cond.L.Lock()
		ready = true
		cond.L.Unlock()
		cond.Broadcast()
	}()
	cond.L.Lock()
	for !ready {
		cond.Wait()
	}
	cond.L.Unlock()
	fmt.Println("ready", ready)
	get := sync.OnceValue(func() int { fmt.Println("computed"); return 42 })
	fmt.Println(get(), get())
}
