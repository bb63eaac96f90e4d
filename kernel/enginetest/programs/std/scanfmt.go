//go:build ignore

// fmt.Fscan and fmt.Sscanf.
package main

import (
	"fmt"
	"os"
)

func main() {
	var n int
	fmt.Fscan(os.Stdin, &n)
	sum := 0
	for range n {
		var a, b int
		var op string
		if _, err := fmt.Fscan(os.Stdin, &a, &op, &b); err != nil {
			fmt.Println("error:", err)
			return
		}
		switch op {
		case "+":
			sum += a + b
		case "*":
			sum += a * b
		}
		fmt.Println(a, op, b, sum)
	}
	var name string
	var age int
	c, err := fmt.Sscanf("ann is 42 years", "%s is %d years", &name, &age)
	fmt.Println(c, err, name, age)
	var x, y float64
	c, err = fmt.Sscan("1.5 z", &x, &y)
	fmt.Println(c, err, x)
	var h, m int
	c, err = fmt.Sscanf("12:5", "%d:%d", &h, &m)
	fmt.Println(c, err, h, m)
	var hex int
	fmt.Sscanf("ff", "%x", &hex)
	fmt.Println(hex)
}
