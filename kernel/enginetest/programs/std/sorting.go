//go:build ignore

// Package sort: by interface, by function, stable, searching.
package main

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (a byAge) Len() int           { return len(a) }
func (a byAge) Less(i, j int) bool { return a[i].age < a[j].age }
func (a byAge) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

func main() {
	people := []person{{"Bob", 31}, {"Ann", 42}, {"Cid", 17}, {"Dan", 31}, {"Eve", 42}}
	sort.Sort(byAge(people))
	fmt.Println(people[0], people[4].age)
	sort.Sort(sort.Reverse(byAge(people)))
	fmt.Println(people[0].age, people[4])
	sort.Slice(people, func(i, j int) bool { return people[i].name < people[j].name })
	sort.SliceStable(people, func(i, j int) bool { return people[i].age < people[j].age })
	fmt.Println(people)
	fmt.Println(sort.IsSorted(byAge(people)), sort.SearchInts([]int{1, 3, 5, 7}, 5), sort.SearchInts([]int{1, 3}, 2))
	words := []string{"pear", "Apple", "fig", "apple"}
	sort.Strings(words)
	fmt.Println(words, sort.StringsAreSorted(words))
	fs := sort.Float64Slice{2.5, -1, math.Inf(1), 0}
	fs.Sort()
	fmt.Println(fs)
	i := sort.Search(1000, func(i int) bool { return i*i >= 500 })
	fmt.Println(i)
	i, found := sort.Find(len(words), func(i int) int { return strings.Compare("fig", words[i]) })
	fmt.Println(i, found)
	xs := []int{5, 2, 8, 1}
	sort.Sort(sort.Reverse(sort.IntSlice(xs)))
	fmt.Println(xs)
}
