//go:build ignore

// Roman numerals both ways.
package main

import "fmt"

var table = []struct {
	value  int
	symbol string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(n int) (s string) {
	for _, t := range table {
		for n >= t.value {
			s += t.symbol
			n -= t.value
		}
	}
	return
}

func arabic(s string) (n int, err error) {
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	for i := range len(s) {
		v, ok := values[s[i]]
		if !ok {
			return 0, fmt.Errorf("%q is no numeral", s[i])
		}
		if i+1 < len(s) && v < values[s[i+1]] {
			n -= v
		} else {
			n += v
		}
	}
	if roman(n) != s {
		return n, fmt.Errorf("%s should be written %s", s, roman(n))
	}
	return n, nil
}

func main() {
	for _, n := range []int{1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999} {
		fmt.Print(roman(n), " ")
	}
	fmt.Println()
	for i := 1; i < 4000; i++ {
		if n, err := arabic(roman(i)); n != i || err != nil {
			fmt.Println("wrong", i, n, err)
		}
	}
	fmt.Println(arabic("MCMXCIV"))
	fmt.Println(arabic("IIII"))
	fmt.Println(arabic("MZ"))
}
