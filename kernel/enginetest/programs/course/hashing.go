//go:build ignore

// Feature hashing and one-hot encoding of categories.
package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

type feature struct {
	id    int
	value string
}

func oneHotDictionary(data [][]feature) map[feature]int {
	var all []feature
	for _, row := range data {
		all = append(all, row...)
	}
	slices.SortFunc(all, func(a, b feature) int { return cmp.Or(cmp.Compare(a.id, b.id), strings.Compare(a.value, b.value)) })
	all = slices.Compact(all)
	dict := map[feature]int{}
	for i, f := range all {
		dict[f] = i
	}
	return dict
}

func oneHot(row []feature, dict map[feature]int) []float64 {
	v := make([]float64, len(dict))
	for _, f := range row {
		if i, ok := dict[f]; ok {
			v[i] = 1
		}
	}
	return v
}

func hashed(row []feature, buckets int) map[int]float64 {
	v := map[int]float64{}
	for _, f := range row {
		h := fnv.New32a()
		fmt.Fprintf(h, "%d:%s", f.id, f.value)
		v[int(h.Sum32()%uint32(buckets))]++
	}
	return v
}

func main() {
	data := [][]feature{
		{{0, "mouse"}, {1, "black"}},
		{{0, "cat"}, {1, "tabby"}, {2, "mouse"}},
		{{0, "bear"}, {1, "black"}, {2, "salmon"}},
	}
	dict := oneHotDictionary(data)
	fmt.Println(len(dict), dict)
	for _, row := range data {
		fmt.Println(oneHot(row, dict), hashed(row, 8))
	}
	fmt.Println(oneHot([]feature{{0, "unknown"}}, dict))
}
