//go:build ignore

// Numbers without limits.
package main

import (
	"fmt"
	"math/big"
)

func factorial(n int64) *big.Int { return new(big.Int).MulRange(1, n) }

func fibonacci(n int) *big.Int {
	a, b := big.NewInt(0), big.NewInt(1)
	for range n {
		a.Add(a, b)
		a, b = b, a
	}
	return a
}

func main() {
	fmt.Println(factorial(30))
	fmt.Println(fibonacci(200))
	p := new(big.Int).Sub(new(big.Int).Exp(big.NewInt(2), big.NewInt(127), nil), big.NewInt(1))
	fmt.Println(p, p.ProbablyPrime(10), p.BitLen())
	q, r := new(big.Int).DivMod(factorial(20), big.NewInt(1_000_003), new(big.Int))
	fmt.Println(q, r, q.Cmp(r), q.Sign())
	x, ok := new(big.Int).SetString("deadbeef", 16)
	fmt.Println(x, ok, x.Text(2))
	_, ok = new(big.Int).SetString("12z", 10)
	fmt.Println(ok)
	half := big.NewRat(1, 2)
	sum := new(big.Rat)
	for i := int64(1); i <= 5; i++ {
		sum.Add(sum, big.NewRat(1, i))
	}
	fmt.Println(half, sum, sum.FloatString(5), half.Cmp(sum))
	f := new(big.Float).SetPrec(100).Quo(big.NewFloat(1), big.NewFloat(3))
	fmt.Println(f.Text('g', 25), new(big.Int).GCD(nil, nil, big.NewInt(48), big.NewInt(180)), new(big.Int).ModInverse(big.NewInt(3), big.NewInt(11)))
	fmt.Printf("%x %d %s\n", big.NewInt(255), big.NewInt(-5), big.NewInt(7))
}
