//go:build ignore

// Scopes, shadowing, and order of evaluation.
package main

import "fmt"

var x = 10
var (
	later = early * 2
	early = compute()
)

func compute() int { return x + 1 }

func init() { fmt.Println("init one", later) }
func init() { fmt.Println("init two", early) }

func say(s string, v int) int { fmt.Print(s, " "); return v }

func main() {
	fmt.Println(x)
	x := x + 1
	{
		x := "inner"
		fmt.Println(x)
	}
	if x := x * 2; x > 20 {
		fmt.Println("if", x)
	} else if y := x; y > 0 {
		fmt.Println("else", y)
	}
	fmt.Println(x)
	a := []int{say("a", 1), say("b", 2), say("c", 3)}
	i := 0
	i, a[i] = 1, 100
	fmt.Println(a, i)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a)
	m := map[int]int{say("k", 1): say("v", 2)}
	fmt.Println(m, say("l", 1) > 0 || say("never", 1) > 0, say("f", 0) > 0 && say("never", 1) > 0)
	f := func() (int, string) { return 7, "seven" }
	n, s := f()
	n, t := 8, s+"!"
	fmt.Println(n, s, t)
	var len = func(s string) int { return -1 }
	fmt.Println(len("abc"))
	type int string
	var z int = "an int"
	fmt.Println(z)
}
