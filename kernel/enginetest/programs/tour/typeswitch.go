//go:build ignore

// Type switches take values apart.
package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

type temperature float64

func describe(x any) string {
	switch v := x.(type) {
	case nil:
		return "nothing"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case float64:
		return fmt.Sprintf("float %.2f", v)
	case temperature:
		return fmt.Sprintf("%.0f degrees", float64(v))
	case string:
		return "text of " + strconv.Itoa(len(v))
	case []int:
		return fmt.Sprint("ints ", len(v))
	case func(int) int:
		return fmt.Sprint("function ", v(20))
	case error:
		return "error: " + v.Error()
	case fmt.Stringer:
		return "stringer " + v.String()
	default:
		return fmt.Sprintf("something else: %T", v)
	}
}

func main() {
	values := []any{nil, 1, int64(2), 2.5, temperature(37), "héllo", []int{1, 2}, func(x int) int { return x + 1 },
		errors.New("bad"), time.Second, map[string]int{}, struct{}{}, 'x', [2]bool{true}, true}
	for _, v := range values {
		fmt.Println(describe(v))
	}
}
