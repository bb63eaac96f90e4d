//go:build ignore

// Sorting tables by several columns.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

type row struct {
	Dept   string
	Name   string
	Salary int
}

type by []func(a, b row) int

func (fs by) compare(a, b row) int {
	for _, f := range fs {
		if c := f(a, b); c != 0 {
			return c
		}
	}
	return 0
}

func desc(f func(a, b row) int) func(a, b row) int { return func(a, b row) int { return f(b, a) } }

func main() {
	dept := func(a, b row) int { return cmp.Compare(a.Dept, b.Dept) }
	name := func(a, b row) int { return cmp.Compare(a.Name, b.Name) }
	salary := func(a, b row) int { return cmp.Compare(a.Salary, b.Salary) }
	rows := []row{{"ops", "cid", 50}, {"dev", "bob", 70}, {"dev", "ann", 70}, {"ops", "dan", 60}, {"dev", "eve", 90}}
	for _, order := range []by{{dept, desc(salary), name}, {salary, desc(name)}, {name}} {
		slices.SortFunc(rows, order.compare)
		for _, r := range rows {
			fmt.Print(r.Dept, "/", r.Name, "/", r.Salary, " ")
		}
		fmt.Println()
	}
	total := map[string][]int{}
	for _, r := range rows {
		total[r.Dept] = append(total[r.Dept], r.Salary)
	}
	for _, d := range slices.Sorted(maps.Keys(total)) {
		sum := 0
		for _, s := range total[d] {
			sum += s
		}
		fmt.Printf("%s %.2f\n", d, float64(sum)/float64(len(total[d])))
	}
}
