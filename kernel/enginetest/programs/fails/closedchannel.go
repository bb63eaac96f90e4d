//go:build ignore

// A send on a closed channel.
package main

import "fmt"

func main() {
	ch := make(chan string, 1)
	ch <- "a"
	close(ch)
	fmt.Println(<-ch)
	ch <- "b"
}
