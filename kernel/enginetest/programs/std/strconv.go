//go:build ignore

// Numbers to text and back.
package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"42", "-7", "x", "99999999999999999999", "", "1_000", "0x1f"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	for _, s := range []string{"1.5", "1e3", "-inf", "NaN", "1.5.5", ".5"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	u, err := strconv.ParseUint("300", 10, 8)
	fmt.Println(u, err)
	n, err := strconv.ParseInt("-ff", 16, 64)
	fmt.Println(n, err)
	n, err = strconv.ParseInt("0b101", 0, 64)
	fmt.Println(n, err)
	for _, s := range []string{"true", "T", "0", "yes"} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.FormatInt(255, 36), strconv.FormatFloat(1.0/3, 'f', 4, 64), strconv.FormatFloat(1e21, 'g', -1, 32))
	fmt.Println(strconv.Quote("hi\n\"x\"\t☺"), strconv.QuoteToASCII("☺"), strconv.QuoteRune('☺'))
	s, err := strconv.Unquote(`"a\tb"`)
	fmt.Printf("%q %v\n", s, err)
	_, err = strconv.Unquote(`"open`)
	fmt.Println(err, errors.Is(err, strconv.ErrSyntax))
	fmt.Println(string(strconv.AppendInt([]byte("n="), 5, 10)))
}
