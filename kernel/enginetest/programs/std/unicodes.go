//go:build ignore

// Classes of characters.
package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func classify(r rune) string {
	switch {
	case unicode.IsUpper(r):
		return "upper"
	case unicode.IsLower(r):
		return "lower"
	case unicode.IsDigit(r):
		return "digit"
	case unicode.IsSpace(r):
		return "space"
	case unicode.IsPunct(r):
		return "punct"
	case unicode.Is(unicode.Han, r):
		return "han"
	case unicode.IsSymbol(r):
		return "symbol"
	}
	return "other"
}

func slug(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			dash = false
		} else {
			dash = true
		}
	}
	return b.String()
}

func main() {
	for _, r := range "Aß5 \t!世+€\u0301" {
		fmt.Printf("%U %s; ", r, classify(r))
	}
	fmt.Println()
	fmt.Println(slug("  Hello, Wörld -- 2nd try! "), string(unicode.ToUpper('ß')), string(unicode.ToTitle('ǆ')))
	buf := utf8.AppendRune(nil, '世')
	r, size := utf8.DecodeRune(buf)
	fmt.Println(buf, string(r), size, utf8.RuneLen('é'), utf8.ValidRune(0xd800), utf8.RuneError)
	last, size := utf8.DecodeLastRuneInString("aé")
	fmt.Println(string(last), size, utf16.Encode([]rune("a😀")), utf8.FullRune(buf[:2]))
	palindrome := func(s string) bool {
		var rs []rune
		for _, r := range s {
			if unicode.IsLetter(r) {
				rs = append(rs, unicode.ToLower(r))
			}
		}
		for i := range len(rs) / 2 {
			if rs[i] != rs[len(rs)-1-i] {
				return false
			}
		}
		return true
	}
	fmt.Println(palindrome("A man, a plan, a canal: Panama"), palindrome("no"))
}
