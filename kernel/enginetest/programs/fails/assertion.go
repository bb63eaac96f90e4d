//go:build ignore

// A wrong type assertion.
package main

import "fmt"

func double(x any) int { return x.(int) * 2 }

func main() {
	fmt.Println(double(4))
	fmt.Println(double("four"))
}
