//go:build ignore

// Several problems at once, and an exit code that counts them.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

type field struct {
	name  string
	value int
	max   int
}

func (f field) check() error {
	if f.value > f.max {
		return fmt.Errorf("%s: %d is more than %d", f.name, f.value, f.max)
	}
	return nil
}

func main() {
	var problems []error
	for _, f := range []field{{"a", 1, 2}, {"b", 5, 3}, {"c", 9, 1}} {
		problems = append(problems, f.check())
	}
	if err := errors.Join(problems...); err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			fmt.Println("-", line)
		}
		os.Exit(strings.Count(err.Error(), "\n") + 1)
	}
}
