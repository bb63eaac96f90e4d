//go:build ignore

// What goes wrong in a job says where and why.
package main

import (
	"errors"
	"fmt"
	"lab/rdd"
	"strconv"
	"strings"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	lines := rdd.Parallelize(sc, []string{"1", "2", "three", "4"}, 2)
	parse := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			panic(err)
		}
		return n
	}
	numbers := rdd.Map(lines, parse)
	fmt.Println(numbers.Take(2))
	err := rdd.Maybe(func() { numbers.Count() })
	var job *rdd.Error
	fmt.Println(errors.As(err, &job), errors.Is(err, strconv.ErrSyntax), strings.Contains(err.Error(), "three"))
	good := rdd.FlatMap(lines, func(s string) []int {
		if n, err := strconv.Atoi(s); err == nil {
			return []int{n}
		}
		return nil
	})
	fmt.Println(good.Collect(), good.Count())
	err = rdd.Maybe(func() { fmt.Println(good.Reduce(func(a, b int) int { return a / (b - 4) })) })
	fmt.Println(err != nil)
}
