//go:build ignore

// A channel as a semaphore, and the most that ran at the same time.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	limit := make(chan struct{}, 3)
	var running, most, done atomic.Int32
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			limit <- struct{}{}
			n := running.Add(1)
			for {
				m := most.Load()
				if n <= m || most.CompareAndSwap(m, n) {
					break
				}
			}
			running.Add(-1)
			done.Add(1)
			<-limit
		})
	}
	wg.Wait()
	fmt.Println(done.Load(), most.Load() >= 1, most.Load() <= 3, running.Load(), len(limit))
}
