//go:build ignore

// A panic in a goroutine ends the whole program.
package main

import "fmt"

func worker(id int, in []int) int { return in[id] }

func main() {
	results := make(chan int)
	fmt.Println("start")
	go func() { results <- worker(5, []int{1, 2}) }()
	fmt.Println(<-results)
}
