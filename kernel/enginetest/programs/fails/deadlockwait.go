//go:build ignore

// A wait group whose counter never becomes zero.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		fmt.Println("one of two")
		wg.Done()
	}()
	wg.Wait()
}
