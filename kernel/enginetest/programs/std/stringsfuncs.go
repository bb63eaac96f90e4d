//go:build ignore

// The functions of package strings.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	s := "  Go is fun, go is fast  "
	t := strings.TrimSpace(s)
	fmt.Println(strings.Fields(t), strings.Split("a,b,,c", ","), len(strings.Split("", ",")))
	fmt.Println(strings.Contains(t, "fun"), strings.HasPrefix(t, "Go"), strings.HasSuffix(t, "slow"), strings.Index(t, "is"), strings.LastIndex(t, "is"))
	fmt.Println(strings.Replace(t, "is", "was", 1), "|", strings.ReplaceAll(t, "is", "was"))
	fmt.Println(strings.ToUpper(t), strings.ToLower("ÄÖ"), strings.Title("hello"), strings.EqualFold("Go", "GO"))
	fmt.Println(strings.Repeat("ab", 3), strings.Join([]string{"x", "y"}, "-"), strings.Count("cheese", "e"), strings.Count("abc", ""))
	fmt.Printf("%q %q %q\n", strings.Trim("xxhixx", "x"), strings.TrimLeft("xxhi", "x"), strings.TrimSuffix("a.go", ".go"))
	before, after, found := strings.Cut("key=value=x", "=")
	fmt.Println(before, after, found)
	fmt.Println(strings.FieldsFunc("a1b22c", unicode.IsDigit), strings.IndexFunc("abc1", unicode.IsDigit), strings.ContainsAny("abc", "xyzc"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace("<b>x</b>"))
	fmt.Printf("%q %q\n", strings.SplitN("a,b,c,d", ",", 2), strings.SplitAfter("a,b", ","))
	for part := range strings.SplitSeq("x:y:z", ":") {
		fmt.Print(part, ";")
	}
	for line := range strings.Lines("one\ntwo\n") {
		fmt.Printf("%q", line)
	}
	fmt.Println()
	var b strings.Builder
	for i := range 3 {
		fmt.Fprintf(&b, "%d,", i)
	}
	b.WriteByte('!')
	b.WriteRune('é')
	fmt.Println(b.String(), b.Len())
}
