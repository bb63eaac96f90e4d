//go:build ignore

// Structs are values; pointers to them are not.
package main

import (
	"fmt"
	"reflect"
)

type address struct {
	Street string
	Zip    int
}

type person struct {
	Name string
	Age  int
	Home address
	boss *person
}

func birthday(p person) person    { p.Age++; return p }
func celebrate(p *person)         { p.Age++ }
func (p person) describe() string { return fmt.Sprintf("%s (%d), %s", p.Name, p.Age, p.Home.Street) }

func main() {
	ann := person{Name: "Ann", Age: 30, Home: address{"Main St", 123}}
	bob := person{"Bob", 20, address{}, &ann}
	older := birthday(ann)
	celebrate(bob.boss)
	celebrate(&bob)
	fmt.Println(ann.Age, older.Age, bob.Age)
	fmt.Println(ann.describe(), "|", bob.describe())
	fmt.Printf("%v\n%+v\n", ann, ann.Home)
	copied := ann
	copied.Home.Zip = 9
	fmt.Println(ann.Home == copied.Home, ann.Home == address{"Main St", 123})
	people := []person{ann, bob}
	for _, p := range people {
		p.Age = 0
	}
	for i := range people {
		people[i].Age++
	}
	fmt.Println(people[0].Age, people[1].Age)
	anonymous := []struct {
		A int
		B string
	}{{1, "x"}, {2, "y"}}
	fmt.Println(anonymous, reflect.TypeOf(anonymous[0]))
}
