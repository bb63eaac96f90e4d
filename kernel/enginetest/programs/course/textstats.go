//go:build ignore

// Lines, words, letters: statistics of a text read from standard input.
package main

import (
	"bufio"
	"fmt"
	"lab/rdd"
	"os"
	"strings"
	"unicode"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	var lines []string
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		lines = append(lines, in.Text())
	}
	text := rdd.Parallelize(sc, lines, 3).Cache()
	words := rdd.FlatMap(text, strings.Fields)
	longest := words.Reduce(func(a, b string) string {
		if len(b) > len(a) {
			return b
		}
		return a
	})
	letters := rdd.FlatMap(words, func(w string) []rune { return []rune(strings.ToLower(w)) }).Filter(unicode.IsLetter)
	counts := rdd.ReduceByKey(rdd.Map(letters, func(r rune) rdd.Pair[string, int] { return rdd.KV(string(r), 1) }), func(a, b int) int { return a + b })
	top := counts.TakeOrdered(3, func(a, b rdd.Pair[string, int]) bool { return a.Value > b.Value || a.Value == b.Value && a.Key < b.Key })
	fmt.Println(text.Count(), words.Count(), letters.Count(), longest)
	for _, p := range top {
		fmt.Println(p.Key, p.Value)
	}
	starts := rdd.CountByKey(rdd.Map(words, func(w string) rdd.Pair[bool, int] { return rdd.KV(unicode.IsUpper([]rune(w)[0]), 1) }))
	fmt.Println(starts[true], starts[false])
}
