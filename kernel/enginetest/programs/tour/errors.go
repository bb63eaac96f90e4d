//go:build ignore

// Errors are values: wrapped, compared, taken apart.
package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

var errNotFound = errors.New("not found")

type syntaxError struct {
	line int
	what string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.what) }

func find(m map[string]int, key string) (int, error) {
	v, ok := m[key]
	if !ok {
		return 0, fmt.Errorf("find %q: %w", key, errNotFound)
	}
	return v, nil
}

func parse(lines []string) error {
	var all []error
	for i, l := range lines {
		if strings.Contains(l, "?") {
			all = append(all, &syntaxError{i + 1, "unexpected ?"})
		}
	}
	return errors.Join(all...)
}

func main() {
	m := map[string]int{"a": 1}
	for _, k := range []string{"a", "b"} {
		v, err := find(m, k)
		fmt.Println(v, err, errors.Is(err, errNotFound))
	}
	err := fmt.Errorf("compile: %w", parse([]string{"ok", "wh?t", "h?h"}))
	fmt.Println(err)
	var syntax *syntaxError
	if errors.As(err, &syntax) {
		fmt.Println("first at line", syntax.line)
	}
	fmt.Println(parse(nil) == nil)
	_, err = strconv.Atoi("12x")
	var num *strconv.NumError
	fmt.Println(errors.As(err, &num), num.Func, num.Num, num.Err == strconv.ErrSyntax, err)
	fmt.Println(errors.Unwrap(fmt.Errorf("no wrap: %v", errNotFound)) == nil)
}
