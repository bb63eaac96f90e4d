package rdd_test

import (
	"fmt"
	"strings"

	"lab/rdd"
)

// The words of a text, counted: the usual first program.
func Example() {
	sc := rdd.NewContext()
	defer sc.Close()
	lines := rdd.Parallelize(sc, []string{"to be or not to be", "that is the question"}, 2)
	words := rdd.FlatMap(lines, strings.Fields)
	ones := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	counts := rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
	more := func(a, b rdd.Pair[string, int]) bool { return a.Value > b.Value || a.Value == b.Value && a.Key < b.Key }
	fmt.Println(counts.TakeOrdered(3, more))
	// Output: [{be 2} {to 2} {is 1}]
}
