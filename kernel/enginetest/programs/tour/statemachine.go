//go:build ignore

// A state machine of functions that return the next state.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

type machine struct {
	input  string
	pos    int
	tokens []string
}

type state func(*machine) state

func start(m *machine) state {
	if m.pos >= len(m.input) {
		return nil
	}
	switch c := m.input[m.pos]; {
	case c == ' ':
		m.pos++
		return start
	case '0' <= c && c <= '9':
		return number
	case unicode.IsLetter(rune(c)):
		return word
	}
	m.tokens = append(m.tokens, "op:"+m.input[m.pos:m.pos+1])
	m.pos++
	return start
}

func scan(m *machine, kind string, ok func(byte) bool) state {
	from := m.pos
	for m.pos < len(m.input) && ok(m.input[m.pos]) {
		m.pos++
	}
	m.tokens = append(m.tokens, kind+":"+m.input[from:m.pos])
	return start
}

func number(m *machine) state {
	return scan(m, "num", func(c byte) bool { return '0' <= c && c <= '9' })
}

func word(m *machine) state {
	return scan(m, "word", func(c byte) bool { return unicode.IsLetter(rune(c)) })
}

func main() {
	m := &machine{input: "x1 = 42 + foo*(7-y)"}
	for s := state(start); s != nil; {
		s = s(m)
	}
	fmt.Println(strings.Join(m.tokens, " "))
}
