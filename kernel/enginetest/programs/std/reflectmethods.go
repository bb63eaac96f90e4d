//go:build ignore

// Methods of a program's types, found and called by package reflect.
package main

import (
	"fmt"
	"reflect"
	"sort"
)

type user struct {
	Name string `key:"n"`
	age  int
	tags []string
}

func (u user) Greet(greeting string, more ...string) string {
	return fmt.Sprint(greeting, " ", u.Name, len(more))
}
func (u user) Older(years float32) (user, error) { u.age += int(years); return u, nil }
func (u *user) Rename(name string)               { u.Name = name }
func (u *user) hidden()                          {}

type scale func(int) int

func (s scale) Twice(n int) int { return s(s(n)) }

type set map[string]bool

func (s set) Has(key string) bool { return s[key] }

type ref [1]*int

func (r ref) Get() int { return *r[0] }

type byName []user

func (b byName) Len() int           { return len(b) }
func (b byName) Less(i, j int) bool { return b[i].Name < b[j].Name }
func (b byName) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func call(receiver any, name string, args ...any) {
	in := []reflect.Value{reflect.ValueOf(receiver)}
	for _, a := range args {
		in = append(in, reflect.ValueOf(a))
	}
	m, ok := in[0].Type().MethodByName(name)
	if !ok {
		fmt.Println("no", name, "in", in[0].Type())
		return
	}
	fmt.Print(m.Name, " ", m.Type, ":")
	for _, out := range m.Func.Call(in) {
		fmt.Print(" ", out)
	}
	for _, out := range in[0].MethodByName(name).Call(in[1:]) {
		fmt.Print(" ", out)
	}
	fmt.Println()
}

func main() {
	u := user{"ann", 3, []string{"x"}}
	for _, t := range []reflect.Type{reflect.TypeOf(u), reflect.TypeOf(&u)} {
		for i := range t.NumMethod() {
			fmt.Println(t, t.Method(i).Name, t.Method(i).Type)
		}
	}
	call(u, "Greet", "hello")
	call(&u, "Greet", "hello", "a", "b")
	call(u, "Older", float32(2))
	call(&u, "Rename", "bob")
	call(u, "Rename", "bob")
	call(scale(func(n int) int { return n * 3 }), "Twice", 2)
	call(set{"a": true}, "Has", "a")
	n := 7
	call(ref{&n}, "Get")
	m, _ := reflect.TypeOf(u).MethodByName("Greet")
	greet := m.Func.Interface().(func(user, string, ...string) string)
	fmt.Println(greet(u, "yo", "x"), u.Name)
	us := byName{{"c", 1, nil}, {"a", 2, nil}, {"b", 3, nil}}
	sort.Stable(sort.Reverse(us))
	fmt.Println(us)
}
