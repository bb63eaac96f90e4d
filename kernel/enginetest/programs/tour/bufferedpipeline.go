//go:build ignore

// A pipeline of stages with a pool of workers, results in order.
package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type job struct {
	id   int
	text string
}

type result struct {
	job
	vowels int
}

func workers(n int, jobs <-chan job) <-chan result {
	results := make(chan result)
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				count := 0
				for _, r := range j.text {
					if strings.ContainsRune("aeiou", r) {
						count++
					}
				}
				results <- result{j, count}
			}
		}()
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	return results
}

func main() {
	jobs := make(chan job)
	go func() {
		defer close(jobs)
		for i, w := range strings.Fields("to be or not to be that is the question") {
			jobs <- job{i, w}
		}
	}()
	var all []result
	for r := range workers(3, jobs) {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	for _, r := range all {
		fmt.Printf("%s=%d ", r.text, r.vowels)
	}
	fmt.Println()
}
