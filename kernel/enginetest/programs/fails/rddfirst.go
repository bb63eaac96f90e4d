//go:build ignore

// The first element of an empty RDD.
package main

import (
	"fmt"
	"lab/rdd"
	"os"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	empty := rdd.Parallelize(sc, []int{1, 2, 3}).Filter(func(x int) bool { return x > 5 })
	fmt.Println(empty.Count())
	err := rdd.Maybe(func() { empty.First() })
	fmt.Println(err != nil)
	os.Exit(4)
}
