//go:build ignore

// A receive from a nil channel, and a select without ready cases.
package main

import "fmt"

func main() {
	var events chan string
	results := make(chan int, 1)
	results <- 1
	fmt.Println(<-results)
	select {
	case e := <-events:
		fmt.Println(e)
	case r := <-results:
		fmt.Println(r)
	}
}
