//go:build ignore

// Every form of switch.
package main

import "fmt"

type weekday int

const (
	sunday weekday = iota
	monday
	tuesday
	saturday weekday = 6
)

func kind(d weekday) string {
	switch d {
	case saturday, sunday:
		return "weekend"
	case monday:
		return "oh no"
	}
	return "work"
}

func grade(p int) (g string) {
	switch {
	case p >= 90:
		g = "A"
	case p >= 80:
		g = "B"
	default:
		g = "F"
	case p >= 70:
		g = "C"
	}
	return
}

func fall(n int) (out []int) {
	switch n {
	case 1:
		out = append(out, 1)
		fallthrough
	case 2:
		out = append(out, 2)
		if n == 1 {
			break
		}
		out = append(out, 22)
	case 3:
	default:
		out = append(out, -1)
	}
	return
}

func main() {
	for _, d := range []weekday{sunday, monday, tuesday, saturday} {
		fmt.Println(int(d), kind(d))
	}
	for _, p := range []int{95, 85, 75, 5} {
		fmt.Print(grade(p), " ")
	}
	fmt.Println()
	for n := range 5 {
		fmt.Print(fall(n))
	}
	fmt.Println()
	switch x := len("abc"); {
	case x > 2 && x < 4:
		fmt.Println("three")
	}
loop:
	for i := 0; ; i++ {
		switch {
		case i == 2:
			continue loop
		case i > 4:
			break loop
		}
		fmt.Print(i)
	}
	fmt.Println()
}
