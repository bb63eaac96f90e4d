//go:build ignore

// A mutex that is locked twice.
package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) get() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

func (c *counter) inc() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n = c.get() + 1
}

func main() {
	c := &counter{}
	fmt.Println(c.get())
	c.inc()
}
