//go:build ignore

// Channels: buffered, closed, ranged over, in one direction.
package main

import (
	"fmt"
	"sync"
)

func produce(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := range n {
			out <- i
		}
	}()
	return out
}

func square(in <-chan int) <-chan int {
	out := make(chan int, 2)
	go func() {
		for v := range in {
			out <- v * v
		}
		close(out)
	}()
	return out
}

func merge(chans ...<-chan int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	for _, c := range chans {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func main() {
	for v := range square(produce(6)) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	sum := 0
	for v := range merge(produce(10), square(produce(5)), produce(3)) {
		sum += v
	}
	fmt.Println(sum)
	buffered := make(chan string, 3)
	buffered <- "a"
	buffered <- "b"
	fmt.Println(len(buffered), cap(buffered))
	close(buffered)
	x, ok := <-buffered
	fmt.Println(x, ok)
	x, ok = <-buffered
	fmt.Println(x, ok)
	x, ok = <-buffered
	fmt.Printf("%q %v\n", x, ok)
	var none chan int
	fmt.Println(none == nil, len(none))
}
