//go:build ignore

// Select takes what is ready.
package main

import (
	"context"
	"fmt"
	"time"
)

func fibonacci(c chan<- int, quit <-chan bool) {
	x, y := 0, 1
	for {
		select {
		case c <- x:
			x, y = y, x+y
		case <-quit:
			fmt.Println("quit")
			close(c)
			return
		}
	}
}

func first(values ...int) int {
	c := make(chan int, len(values))
	for _, v := range values {
		c <- v
	}
	select {
	case v := <-c:
		return v
	default:
		return -1
	}
}

func main() {
	c, quit := make(chan int), make(chan bool)
	go func() {
		for range 10 {
			fmt.Print(<-c, " ")
		}
		quit <- true
	}()
	fibonacci(c, quit)
	fmt.Println(first(3, 4), first())
	timeout := time.After(time.Millisecond)
	never := make(chan int)
	select {
	case <-never:
		fmt.Println("impossible")
	case <-timeout:
		fmt.Println("timeout")
	}
	var off chan int
	on := make(chan int, 1)
	on <- 5
	for i := 0; i < 2; i++ {
		select {
		case v := <-off:
			fmt.Println("off", v)
		case v, ok := <-on:
			fmt.Println("on", v, ok)
			close(on)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err())
}
