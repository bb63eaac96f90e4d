//go:build ignore

// Modular arithmetic: powers, Fermat's test, RSA with small primes.
package main

import "fmt"

func powmod(b, e, m uint64) uint64 {
	r := uint64(1)
	for b %= m; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r * b % m
		}
		b = b * b % m
	}
	return r
}

func egcd(a, b int64) (g, x, y int64) {
	if b == 0 {
		return a, 1, 0
	}
	g, x, y = egcd(b, a%b)
	return g, y, x - a/b*y
}

func probablyPrime(n uint64) bool {
	for _, a := range []uint64{2, 3, 5, 7} {
		if n == a {
			return true
		}
		if powmod(a, n-1, n) != 1 {
			return false
		}
	}
	return n > 1
}

func main() {
	var ps []uint64
	for n := uint64(90); len(ps) < 6; n++ {
		if probablyPrime(n) {
			ps = append(ps, n)
		}
	}
	fmt.Println(ps, probablyPrime(561), probablyPrime(104729))
	p, q, e := int64(61), int64(53), int64(17)
	n, phi := p*q, (p-1)*(q-1)
	_, d, _ := egcd(e, phi)
	d = (d%phi + phi) % phi
	message := uint64(65)
	secret := powmod(message, uint64(e), uint64(n))
	fmt.Println(n, d, secret, powmod(secret, uint64(d), uint64(n)))
	collatz := func(n int) (steps, top int) {
		for top = n; n != 1; steps++ {
			if n%2 == 0 {
				n /= 2
			} else {
				n = 3*n + 1
			}
			top = max(top, n)
		}
		return
	}
	fmt.Println(collatz(27))
}
