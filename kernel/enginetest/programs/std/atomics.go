//go:build ignore

// Atomic values.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct{ version int }

func main() {
	var n atomic.Int32
	var flag atomic.Bool
	var total uint64
	var current atomic.Pointer[config]
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			n.Add(1)
			atomic.AddUint64(&total, uint64(i))
			for {
				old := current.Load()
				next := &config{1}
				if old != nil {
					next.version = old.version + 1
				}
				if current.CompareAndSwap(old, next) {
					break
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(n.Load(), total, current.Load().version)
	fmt.Println(flag.Swap(true), flag.Load(), n.CompareAndSwap(20, 5), n.Load())
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store([]string{"a"})
	fmt.Println(v.Load().([]string)[0])
	fmt.Println(atomic.LoadUint64(&total), atomic.SwapUint64(&total, 7), total)
}
