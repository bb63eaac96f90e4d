//go:build ignore

// A panic with an error of the program's own.
package main

import "fmt"

type balanceError struct {
	account string
	missing int
}

func (e *balanceError) Error() string { return fmt.Sprintf("%s lacks %d", e.account, e.missing) }

func withdraw(balance, amount int) int {
	if amount > balance {
		panic(&balanceError{"savings", amount - balance})
	}
	return balance - amount
}

func main() {
	b := withdraw(100, 30)
	fmt.Println(b)
	withdraw(b, 100)
}
