//go:build ignore

// JSON to structs, maps and anything.
package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

type item struct {
	ID    int     `json:"id"`
	Price float64 `json:"price"`
	Sub   *item   `json:"sub"`
	Names []string
}

type duration struct{ time.Duration }

func (d *duration) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	var err error
	d.Duration, err = time.ParseDuration(s)
	return err
}

func main() {
	var it item
	err := json.Unmarshal([]byte(`{"id": 7, "price": 2.5, "sub": {"id": 8}, "names": ["a", "b"], "unknown": true}`), &it)
	fmt.Printf("%+v %+v %v\n", it.Names, *it.Sub, err)
	var anything any
	json.Unmarshal([]byte(`{"a": [1, 2.5, "x", null, true], "b": {"c": {}}}`), &anything)
	m := anything.(map[string]any)
	for _, v := range m["a"].([]any) {
		fmt.Printf("%T:%v ", v, v)
	}
	fmt.Println(len(m), anything)
	var d struct{ Wait duration }
	fmt.Println(json.Unmarshal([]byte(`{"Wait": "1m30s"}`), &d), d.Wait.Seconds())
	fmt.Println(json.Unmarshal([]byte(`{"Wait": "soon"}`), &d))
	for _, bad := range []string{`{"id": "text"}`, `{"id": 1`, `[1]`, `{"id": 1} x`, ``, `{"id": 1.5}`} {
		fmt.Println(json.Unmarshal([]byte(bad), &item{}))
	}
	dec := json.NewDecoder(strings.NewReader(`{"id":1} {"id":2} {"idd":3}`))
	dec.DisallowUnknownFields()
	for {
		var it item
		if err := dec.Decode(&it); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(it.ID)
	}
	var ns []int
	var ms map[string]int
	json.Unmarshal([]byte(`[1,2,3]`), &ns)
	json.Unmarshal([]byte(`{"x":1}`), &ms)
	fmt.Println(ns, ms, json.Valid([]byte(`{}`)), json.Valid([]byte(`{`)))
}
