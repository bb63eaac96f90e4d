//go:build ignore

// Structs to JSON.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"time"
)

type address struct {
	Street string `json:"street"`
	Zip    string `json:"zip,omitempty"`
}

type person struct {
	Name    string         `json:"name"`
	Age     int            `json:"age"`
	Emails  []string       `json:"emails"`
	Home    *address       `json:"home,omitempty"`
	Tags    map[string]any `json:"tags,omitempty"`
	private int
	Skip    string            `json:"-"`
	Score   float64           `json:",string"`
	When    time.Time         `json:"when"`
	Raw     json.RawMessage   `json:"raw"`
	Extra   map[string]string `json:"extra"`
}

type level int

func (l level) MarshalText() ([]byte, error) { return []byte("level-" + strconv.Itoa(int(l))), nil }

type point struct{ X, Y int }

func (p point) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "[%d,%d]", p.X, p.Y), nil }

func main() {
	p := person{Name: "Ann <b>", Age: 30, Home: &address{"Main", ""}, Tags: map[string]any{"z": 1, "a": []int{1, 2}, "n": nil},
		When: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), Raw: json.RawMessage(`{"x":1}`), Score: 1.5}
	b, err := json.Marshal(p)
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent(map[string]any{"points": []point{{1, 2}, {3, 4}}, "levels": map[level]level{1: 2}}, "", "  ")
	fmt.Println(string(b))
	for _, v := range []any{nil, 1.0, 1e21, "é\n", []byte("hi"), [2]bool{true}, struct{}{}, []int(nil), int64(1) << 60, float32(0.1)} {
		b, err := json.Marshal(v)
		fmt.Println(string(b), err)
	}
	_, err = json.Marshal(make(chan int))
	fmt.Println(err)
	_, err = json.Marshal(math.NaN())
	fmt.Println(err)
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.Encode(p.Name)
}
