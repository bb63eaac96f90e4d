//go:build ignore

// Every form of for.
package main

import "fmt"

func main() {
	sum := 0
	for i := 0; i < 10; i++ {
		sum += i
	}
	for sum < 1000 {
		sum += sum
	}
	fmt.Println(sum)
	for i, r := range "aé世" {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
	for i := range 3 {
		defer func() { fmt.Print(i) }()
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	fmt.Println()
outer:
	for i := 2; i < 30; i++ {
		for j := 2; j*j <= i; j++ {
			if i%j == 0 {
				continue outer
			}
		}
		fmt.Print(i, " ")
		if i > 20 {
			break outer
		}
	}
	fmt.Println()
	array := [3]int{1, 2, 3}
	for i, v := range array {
		array[2] = 10
		fmt.Print(i, v, " ")
	}
	slice := []int{1, 2, 3}
	for i, v := range slice {
		slice[2] = 10
		if i == 0 {
			slice = append(slice, 4)
		}
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(slice))
	i := 0
again:
	if i < 3 {
		i++
		goto again
	}
	fmt.Println(i)
	for range 2 {
		fmt.Print("-")
	}
	fmt.Println()
}
