//go:build ignore

// A generic optional value and a result.
package main

import "fmt"

type optional[T any] struct {
	value T
	ok    bool
}

func some[T any](v T) optional[T] { return optional[T]{v, true} }
func none[T any]() optional[T]    { return optional[T]{} }

func (o optional[T]) or(d T) T {
	if o.ok {
		return o.value
	}
	return d
}

func (o optional[T]) String() string {
	if !o.ok {
		return "none"
	}
	return fmt.Sprintf("some(%v)", o.value)
}

func then[T, U any](o optional[T], f func(T) optional[U]) optional[U] {
	if !o.ok {
		return none[U]()
	}
	return f(o.value)
}

func half(n int) optional[float64] {
	if n < 0 {
		return none[float64]()
	}
	return some(float64(n) / 2)
}

func try[T any](f func() T) (v T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("failed: %v", r)
		}
	}()
	return f(), nil
}

func main() {
	fmt.Println(some(1), none[string](), some("x").or("y"), none[int]().or(9))
	fmt.Println(then(some(5), half), then(some(-5), half), then(none[int](), half))
	fmt.Println(try(func() int { return 3 }))
	fmt.Println(try(func() []int { var p *int; return []int{*p} }))
	fmt.Printf("%T %T\n", some(1.5), none[[]string]())
}
