//go:build ignore

// Division by zero, with deferred calls on the way out.
package main

import "fmt"

func percent(part, whole int) int {
	defer fmt.Println("deferred in percent")
	return part * 100 / whole
}

func main() {
	defer fmt.Println("deferred in main")
	fmt.Println(percent(1, 4))
	fmt.Println(percent(1, 0))
}
