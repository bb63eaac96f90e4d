//go:build ignore

// Ciphers: Caesar, Vigenère, and breaking by frequency.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func shift(s string, by int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+rune(by)%26+26)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+rune(by)%26+26)%26
		}
		return r
	}, s)
}

func vigenere(s, key string, sign int) string {
	var b strings.Builder
	i := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			b.WriteString(shift(string(r), sign*int(key[i%len(key)]-'a')))
			i++
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func crack(s string) (best int) {
	freq := "etaoinshrdlu"
	top := -1
	for by := range 26 {
		score := 0
		for _, r := range shift(s, -by) {
			if i := strings.IndexRune(freq, r); i >= 0 {
				score += len(freq) - i
			}
		}
		if score > top {
			best, top = by, score
		}
	}
	return
}

func main() {
	plain := "the quick brown Fox, and some more ordinary sentences about the weather"
	secret := shift(plain, 10)
	fmt.Println(secret, crack(secret), shift(secret, -crack(secret)) == plain)
	v := vigenere("Attack at dawn!", "lemon", 1)
	fmt.Println(v, vigenere(v, "lemon", -1))
}
