//go:build ignore

// Function types with methods, and functions that make functions.
package main

import (
	"fmt"
	"math"
	"strings"
	"unicode"
)

type handler func(string) string

func (h handler) serve(s string) string { return "<" + h(s) + ">" }

type server interface{ serve(string) string }

type middleware func(server) server

func upper(next server) server {
	return handler(func(s string) string { return strings.ToUpper(next.serve(s)) })
}

func tagged(tag string) middleware {
	return func(next server) server {
		return handler(func(s string) string { return tag + next.serve(s) })
	}
}

func chain(s server, ms ...middleware) server {
	for i := len(ms) - 1; i >= 0; i-- {
		s = ms[i](s)
	}
	return s
}

func curry(f func(a, b, c int) int) func(int) func(int) func(int) int {
	return func(a int) func(int) func(int) int {
		return func(b int) func(int) int {
			return func(c int) int { return f(a, b, c) }
		}
	}
}

func memoize[K comparable, V any](f func(K) V) (func(K) V, *int) {
	cache, calls := map[K]V{}, 0
	return func(k K) V {
		v, ok := cache[k]
		if !ok {
			calls++
			v = f(k)
			cache[k] = v
		}
		return v
	}, &calls
}

func main() {
	echo := handler(func(s string) string { return s })
	fmt.Println(chain(echo, upper, tagged("x"), tagged("y")).serve("hi"))
	fmt.Println(curry(func(a, b, c int) int { return a*100 + b*10 + c })(1)(2)(3))
	square, calls := memoize(func(x int) int { return x * x })
	fmt.Println(square(4), square(4), square(5), *calls)
	for name, f := range map[string]func(float64) float64{"sqrt": math.Sqrt} {
		fmt.Println(name, f(16))
	}
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'l' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "hello"))
}
