//go:build ignore

// Goroutines with a wait group, a mutex, and results in their own places.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type account struct {
	mu      sync.Mutex
	balance int
	log     []string
}

func (a *account) deposit(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += n
	a.log = append(a.log, fmt.Sprint("+", n))
}

func main() {
	var wg sync.WaitGroup
	squares := make([]int, 10)
	for i := range squares {
		wg.Add(1)
		go func() {
			defer wg.Done()
			squares[i] = i * i
		}()
	}
	wg.Wait()
	fmt.Println(squares)
	acc := &account{}
	for i := range 100 {
		wg.Go(func() { acc.deposit(i) })
	}
	wg.Wait()
	fmt.Println(acc.balance, len(acc.log))
	var count atomic.Int64
	done := make(chan struct{})
	for range 8 {
		go func() {
			for range 1000 {
				count.Add(1)
			}
			done <- struct{}{}
		}()
	}
	for range 8 {
		<-done
	}
	fmt.Println(count.Load())
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
}
