//go:build ignore

// Strings are bytes, ranged over as characters.
package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), utf8.RuneCountInString(s), reverse(s), s[1], s[1:3], s[:1]+s[3:5])
	for i, b := range []byte(s[:4]) {
		fmt.Printf("%d:%02x ", i, b)
	}
	fmt.Println()
	bad := "a\xffb"
	for i, r := range bad {
		fmt.Print(i, " ", r, "; ")
	}
	fmt.Println(utf8.ValidString(bad), []rune(bad), strings.ToValidUTF8(bad, "?"))
	b := []byte("abc")
	t := string(b)
	b[0] = 'X'
	fmt.Println(t, string(b), string(rune(65)), string([]rune{0x4e16, 'x'}))
	fmt.Println("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "Z" < "a")
	raw := `line \n "quoted"
second`
	fmt.Printf("%q %d\n", raw, strings.Count(raw, "\n"))
	fmt.Printf("%s|%10s|%-10s|%.2s|%x|% X|%q|%+q|%#q\n", "go", "go", "go", "golang", "go", "go", 'ä', "ä", "raw")
	total := ""
	for i := range 5 {
		total += string(rune('a' + i))
	}
	fmt.Println(total, total[len(total)-1:], strings.Compare("a", "b"))
}
