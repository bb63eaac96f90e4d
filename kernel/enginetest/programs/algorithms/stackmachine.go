//go:build ignore

// A virtual machine runs a small program.
package main

import (
	"fmt"
	"strings"
)

type opcode int

const (
	push opcode = iota
	add
	mul
	sub
	dup
	swap
	jnz
	print
	halt
)

func (o opcode) String() string {
	return [...]string{"push", "add", "mul", "sub", "dup", "swap", "jnz", "print", "halt"}[o]
}

type instruction struct {
	op  opcode
	arg int
}

type vm struct {
	stack []int
	pc    int
	steps int
	out   strings.Builder
}

func (m *vm) pop() int {
	if len(m.stack) == 0 {
		panic(fmt.Sprintf("stack underflow at %d", m.pc))
	}
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v
}

func (m *vm) run(code []instruction) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v (%v)", r, code[m.pc].op)
		}
	}()
	for ; ; m.pc++ {
		m.steps++
		in := code[m.pc]
		switch in.op {
		case push:
			m.stack = append(m.stack, in.arg)
		case add, mul, sub:
			b, a := m.pop(), m.pop()
			m.stack = append(m.stack, map[opcode]int{add: a + b, mul: a * b, sub: a - b}[in.op])
		case dup:
			v := m.pop()
			m.stack = append(m.stack, v, v)
		case swap:
			b, a := m.pop(), m.pop()
			m.stack = append(m.stack, b, a)
		case jnz:
			if m.pop() != 0 {
				m.pc = in.arg - 1
			}
		case print:
			fmt.Fprint(&m.out, m.pop(), " ")
		case halt:
			return nil
		}
	}
}

func main() {
	countdown := []instruction{{push, 5}, {dup, 0}, {print, 0}, {push, 1}, {sub, 0}, {dup, 0}, {jnz, 1}, {halt, 0}}
	m := &vm{}
	fmt.Println(m.run(countdown), m.out.String(), m.steps, m.stack)
	bad := &vm{}
	fmt.Println(bad.run([]instruction{{push, 1}, {add, 0}}))
}
