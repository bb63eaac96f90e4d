//go:build ignore

// A channel is closed twice.
package main

import "fmt"

func main() {
	done := make(chan struct{})
	stop := func() { close(done) }
	stop()
	_, open := <-done
	fmt.Println(open)
	stop()
}
