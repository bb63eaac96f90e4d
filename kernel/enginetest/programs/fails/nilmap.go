//go:build ignore

// A map that was never made.
package main

import "fmt"

type inventory struct{ items map[string]int }

func (i *inventory) add(name string) { i.items[name]++ }

func main() {
	var inv inventory
	fmt.Println(len(inv.items), inv.items["apple"])
	inv.add("apple")
}
