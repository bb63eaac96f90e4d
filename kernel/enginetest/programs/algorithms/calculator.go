//go:build ignore

// A recursive descent calculator.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

type parser struct {
	text string
	pos  int
}

func (p *parser) peek() byte {
	for p.pos < len(p.text) && p.text[p.pos] == ' ' {
		p.pos++
	}
	if p.pos == len(p.text) {
		return 0
	}
	return p.text[p.pos]
}

func (p *parser) fail(format string, args ...any) {
	panic(fmt.Errorf("at %d: %w", p.pos, fmt.Errorf(format, args...)))
}

func (p *parser) expression() float64 {
	v := p.term()
	for {
		switch p.peek() {
		case '+':
			p.pos++
			v += p.term()
		case '-':
			p.pos++
			v -= p.term()
		default:
			return v
		}
	}
}

func (p *parser) term() float64 {
	v := p.factor()
	for {
		switch p.peek() {
		case '*':
			p.pos++
			v *= p.factor()
		case '/':
			p.pos++
			d := p.factor()
			if d == 0 {
				p.fail("division by zero")
			}
			v /= d
		default:
			return v
		}
	}
}

func (p *parser) factor() float64 {
	switch c := p.peek(); {
	case c == '-':
		p.pos++
		return -p.factor()
	case c == '(':
		p.pos++
		v := p.expression()
		if p.peek() != ')' {
			p.fail("missing )")
		}
		p.pos++
		return v
	case c >= '0' && c <= '9':
		start := p.pos
		for p.pos < len(p.text) && strings.IndexByte("0123456789.", p.text[p.pos]) >= 0 {
			p.pos++
		}
		v, err := strconv.ParseFloat(p.text[start:p.pos], 64)
		if err != nil {
			p.fail("%w", err)
		}
		return v
	}
	p.fail("unexpected %q", p.peek())
	return 0
}

func evaluate(s string) (v float64, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			panic(r)
		}
	}()
	p := &parser{text: s}
	v = p.expression()
	if p.peek() != 0 {
		p.fail("rest %q", p.text[p.pos:])
	}
	return v, nil
}

func main() {
	for _, s := range []string{"1 + 2*3", "(1+2)*3", "-2*-(3+4)/7", "1/0", "2*(3", "1.5.2", "7 7", "", "2 ** 3"} {
		v, err := evaluate(s)
		fmt.Printf("%-14q %v %v\n", s, v, err)
	}
}
