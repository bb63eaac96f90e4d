//go:build ignore

// What can be compared, and how.
package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"reflect"
	"slices"
)

type key struct {
	a int
	b string
}

type holder struct{ f func() }

func equal(a, b any) (same bool, problem any) {
	defer func() { problem = recover() }()
	return a == b, nil
}

func main() {
	fmt.Println(key{1, "x"} == key{1, "x"}, [2]key{} == [2]key{}, &key{} == &key{})
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == nil, io.EOF == error(io.EOF), errors.New("x") == errors.New("x"))
	fmt.Println(equal(1, 1))
	fmt.Println(equal(1, int64(1)))
	fmt.Println(equal("a", "a"))
	fmt.Println(equal(2.0, 2))
	fmt.Println(equal([]int{1}, []int{1}))
	fmt.Println(equal(map[string]int{}, 1))
	fmt.Println(equal(holder{}, holder{}))
	fmt.Println(equal(nil, nil))
	c := make(chan int)
	d := c
	fmt.Println(c == d, c == make(chan int))
	m := map[any]string{1: "int", "1": "string", 1.0: "float", key{1, "x"}: "key", nil: "nil"}
	fmt.Println(m[1], m["1"], m[1.0], m[key{1, "x"}], m[nil], len(m), m[true] == "")
	fmt.Println(slices.Equal([]int{1, 2}, []int{1, 2}), maps.Equal(map[int]int{1: 1}, map[int]int{1: 2}), reflect.DeepEqual([]any{1, "a"}, []any{1, "a"}))
	nan := math.NaN()
	n := map[float64]int{nan: 1}
	n[nan] = 2
	_, ok := n[nan]
	fmt.Println(len(n), ok)
}
