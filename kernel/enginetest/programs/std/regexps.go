//go:build ignore

// Regular expressions.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	word := regexp.MustCompile(`\b(\w)(\w*)\b`)
	fmt.Println(word.FindString("hello world"), word.FindAllString("the quick fox", -1), word.FindStringSubmatch("hey"))
	fmt.Println(word.ReplaceAllString("ab cd", "$2$1"), word.ReplaceAllStringFunc("ab cd", strings.ToUpper))
	date := regexp.MustCompile(`(?P<year>\d{4})-(?P<month>\d{2})`)
	m := date.FindStringSubmatch("on 2024-03 and 2025-04")
	for i, name := range date.SubexpNames() {
		if name != "" {
			fmt.Print(name, "=", m[i], " ")
		}
	}
	fmt.Println(date.FindAllStringIndex("2024-03 2025-04", -1), date.NumSubexp())
	fmt.Println(regexp.MatchString(`^a+b*$`, "aaabb"))
	_, err := regexp.Compile(`a(b`)
	fmt.Println(err)
	split := regexp.MustCompile(`[,;]\s*`)
	fmt.Printf("%q %q\n", split.Split("a, b;c,d", -1), split.Split("a,b", 1))
	fmt.Println(regexp.QuoteMeta("1.5*x"), regexp.MustCompile(`(?i)GO`).MatchString("let's go"))
	fmt.Println(string(regexp.MustCompile(`a+?`).Find([]byte("aaa"))), regexp.MustCompile(`[^aeiou\s]+`).FindAllString("regular expression", 3))
	fmt.Println(date.ReplaceAllString("2024-03", "${month}/${year}"), date)
}
