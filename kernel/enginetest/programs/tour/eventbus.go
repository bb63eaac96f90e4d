//go:build ignore

// Handlers by event type, with generics and any.
package main

import (
	"fmt"
	"reflect"
)

type bus struct{ handlers map[reflect.Type][]func(any) }

func on[E any](b *bus, f func(E)) {
	t := reflect.TypeFor[E]()
	b.handlers[t] = append(b.handlers[t], func(x any) { f(x.(E)) })
}

func (b *bus) emit(e any) int {
	hs := b.handlers[reflect.TypeOf(e)]
	for _, h := range hs {
		h(e)
	}
	return len(hs)
}

type login struct{ user string }
type logout struct {
	user string
	secs int
}

func main() {
	b := &bus{map[reflect.Type][]func(any){}}
	online := map[string]bool{}
	on(b, func(e login) { online[e.user] = true })
	on(b, func(e login) { fmt.Println("hello", e.user) })
	on(b, func(e logout) { delete(online, e.user); fmt.Println("bye", e.user, e.secs) })
	fmt.Println(b.emit(login{"ann"}), b.emit(login{"bob"}), b.emit(logout{"ann", 5}), b.emit("text"))
	fmt.Println(online)
}
