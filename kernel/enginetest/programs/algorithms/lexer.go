//go:build ignore

// Counting braces and quotes: is a text balanced?
package main

import (
	"errors"
	"fmt"
	"strings"
)

type mismatch struct {
	pos  int
	have rune
	want rune
}

func (m *mismatch) Error() string {
	switch {
	case m.have == 0:
		return fmt.Sprintf("end of text, want %q", m.want)
	case m.want == 0:
		return fmt.Sprintf("%d: unexpected %q", m.pos, m.have)
	}
	return fmt.Sprintf("%d: %q, want %q", m.pos, m.have, m.want)
}

var closing = map[rune]rune{'(': ')', '[': ']', '{': '}'}

func balanced(s string) error {
	var stack []rune
	quoted := false
	for i, r := range s {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case closing[r] != 0:
			stack = append(stack, closing[r])
		case strings.ContainsRune(")]}", r):
			if len(stack) == 0 {
				return &mismatch{i, r, 0}
			}
			want := stack[len(stack)-1]
			if stack = stack[:len(stack)-1]; r != want {
				return &mismatch{i, r, want}
			}
		}
	}
	if len(stack) > 0 {
		return &mismatch{len(s), 0, stack[len(stack)-1]}
	}
	return nil
}

func main() {
	for _, s := range []string{"", "f(a[1], {x})", "(]", "((", "a)", `"(" [")"]`, "{[()]}("} {
		err := balanced(s)
		var m *mismatch
		fmt.Printf("%q: %v %v\n", s, err, errors.As(err, &m) && m.pos > 1)
	}
}
