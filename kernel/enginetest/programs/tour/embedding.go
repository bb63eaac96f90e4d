//go:build ignore

// Embedding promotes fields and methods; it is not inheritance.
package main

import (
	"fmt"
	"strings"
)

type logger struct {
	prefix string
	lines  int
}

func (l *logger) log(s string) {
	l.lines++
	fmt.Println(l.prefix + s)
}

type animal interface{ sound() string }
type base struct{ name string }

func (b base) describe() string { return b.name + " makes " + b.sound() }
func (b base) sound() string    { return "no sound" }

type dog struct {
	base
	*logger
	age int
}

func (d dog) sound() string { return "woof" }

type loud struct{ animal }

func (l loud) sound() string { return strings.ToUpper(l.animal.sound()) }

type reader struct{ *strings.Reader }

func main() {
	d := dog{base{"rex"}, &logger{prefix: "dog: "}, 3}
	fmt.Println(d.describe(), "/", d.sound(), "/", d.base.sound(), "/", d.name)
	d.log("hi")
	d.logger.log("again")
	fmt.Println(d.lines)
	fmt.Println(loud{d}.sound(), loud{loud{base{}}}.sound())
	r := reader{strings.NewReader("text")}
	b, err := r.ReadByte()
	fmt.Println(string(b), err, r.Len())
	type inner struct{ X int }
	type outer struct {
		inner
		X string
	}
	o := outer{inner{1}, "s"}
	fmt.Printf("%v %+v %v\n", o.X, o, o.inner.X)
}
