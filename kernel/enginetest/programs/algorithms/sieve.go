//go:build ignore

// Primes by Eratosthenes, by trial and by a chain of goroutines.
package main

import (
	"fmt"
	"slices"
)

func sieve(n int) (primes []int) {
	composite := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		primes = append(primes, i)
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return
}

func isPrime(n int) bool {
	for d := 2; d*d <= n; d++ {
		if n%d == 0 {
			return false
		}
	}
	return n > 1
}

func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if i := <-in; i%prime != 0 {
			out <- i
		}
	}
}

func factors(n int) (fs []int) {
	for d := 2; n > 1; d++ {
		for n%d == 0 {
			fs = append(fs, d)
			n /= d
		}
	}
	return
}

func main() {
	ps := sieve(2000)
	fmt.Println(len(ps), ps[:10], ps[len(ps)-1])
	for i := range 2001 {
		_, found := slices.BinarySearch(ps, i)
		if found != isPrime(i) {
			fmt.Println("different", i)
		}
	}
	ch := make(chan int)
	go generate(ch)
	for range 10 {
		prime := <-ch
		fmt.Print(prime, " ")
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
	fmt.Println(factors(360), factors(97), factors(9999))
}
