//go:build ignore

// Looking into values.
package main

import (
	"fmt"
	"reflect"
	"strconv"
)

type config struct {
	Host  string `env:"HOST" help:"name"`
	Port  int    `env:"PORT"`
	Debug bool
	inner float64
}

func (c config) Address() string { return fmt.Sprint(c.Host, ":", c.Port) }

func fill(p any, env map[string]string) {
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		text, ok := env[f.Tag.Get("env")]
		if !ok {
			continue
		}
		switch f.Type.Kind() {
		case reflect.String:
			v.Field(i).SetString(text)
		case reflect.Int:
			n, _ := strconv.Atoi(text)
			v.Field(i).SetInt(int64(n))
		}
	}
}

func main() {
	c := config{Debug: true}
	fill(&c, map[string]string{"HOST": "localhost", "PORT": "80"})
	fmt.Printf("%+v\n", c)
	t := reflect.TypeOf(c)
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Print(f.Name, ":", f.Type, ":", f.IsExported(), " ")
	}
	fmt.Println(t.NumMethod(), t.Method(0).Name, t.Kind(), t.Name())
	fmt.Println(reflect.ValueOf(c).MethodByName("Address").Call(nil)[0])
	m := reflect.MakeMap(reflect.TypeFor[map[string]int]())
	m.SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
	fmt.Println(m.Interface(), reflect.DeepEqual([]int{1}, []int{1}), reflect.Zero(t).Interface() == config{})
	add := reflect.ValueOf(func(a, b int) int { return a + b })
	fmt.Println(add.Call([]reflect.Value{reflect.ValueOf(2), reflect.ValueOf(3)})[0].Int(), add.Type())
}
