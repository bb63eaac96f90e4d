//go:build ignore

// Maps count, group, and answer whether they know a key.
package main

import (
	"fmt"
	"sort"
	"strings"
)

type point struct{ x, y int }

func main() {
	ages := map[string]int{"ann": 31, "bob": 25}
	ages["cid"] = 40
	delete(ages, "bob")
	age, ok := ages["bob"]
	fmt.Println(len(ages), age, ok, ages)
	ages["dan"]++
	fmt.Println(ages)
	grid := map[point]rune{{0, 0}: 'a', {1, 2}: 'b'}
	fmt.Println(string(grid[point{1, 2}]), grid[point{9, 9}])
	groups := map[int][]string{}
	for _, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		groups[len(w)] = append(groups[len(w)], w)
	}
	keys := make([]int, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	for _, k := range keys {
		fmt.Println(k, groups[k])
	}
	nested := map[string]map[string]int{}
	for _, pair := range [][2]string{{"a", "x"}, {"a", "y"}, {"b", "x"}, {"a", "x"}} {
		if nested[pair[0]] == nil {
			nested[pair[0]] = map[string]int{}
		}
		nested[pair[0]][pair[1]]++
	}
	fmt.Println(nested)
	sum := 0
	for k := range map[int]bool{1: true, 2: true, 3: false} {
		sum += k
	}
	fmt.Println(sum)
}
