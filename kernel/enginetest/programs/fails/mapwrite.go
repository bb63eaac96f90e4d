//go:build ignore

// A type assertion in a comma-ok form that was forgotten, deep inside a map.
package main

import "fmt"

func main() {
	settings := map[string]any{"net": map[string]any{"port": 80, "name": "x"}, "list": []any{1, "two"}}
	port := settings["net"].(map[string]any)["port"].(int)
	fmt.Println(port)
	for _, v := range settings["list"].([]any) {
		n, ok := v.(int)
		fmt.Println(n, ok)
	}
	fmt.Println(settings["net"].(map[string]any)["name"].(fmt.Stringer))
}
