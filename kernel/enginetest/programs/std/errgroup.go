//go:build ignore

// The first error of several goroutines, collected by hand.
package main

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
}

func (g *group) run(f func() error) {
	g.wg.Go(func() {
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	})
}

func (g *group) wait() error {
	g.wg.Wait()
	return g.err
}

func main() {
	var g group
	results := make([]int, 5)
	for i := range results {
		g.run(func() error {
			results[i] = i * 10
			return nil
		})
	}
	fmt.Println(g.wait(), results)
	var failing group
	for i := range 4 {
		failing.run(func() error {
			if i == 2 {
				return fmt.Errorf("task %d: %w", i, os.ErrInvalid)
			}
			return nil
		})
	}
	err := failing.wait()
	fmt.Println(err, errors.Is(err, os.ErrInvalid))
}
