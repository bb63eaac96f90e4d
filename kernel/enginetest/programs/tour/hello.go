//go:build ignore

// Greets everybody once.
package main

import "fmt"

func greet(name string) string { return "Hello, " + name + "!" }

func main() {
	for _, name := range []string{"Ann", "Böb", "世界"} {
		fmt.Println(greet(name), len(name))
	}
}
