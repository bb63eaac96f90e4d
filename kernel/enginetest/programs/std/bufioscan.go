//go:build ignore

// Scanners over lines, words and characters.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
)

func main() {
	text := "first line\nsecond  line here\n\nlast"
	lines := bufio.NewScanner(strings.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		fmt.Printf("%d %q\n", n, lines.Text())
	}
	words := bufio.NewScanner(strings.NewReader(text))
	words.Split(bufio.ScanWords)
	count := map[string]int{}
	for words.Scan() {
		count[words.Text()]++
	}
	fmt.Println(count)
	runes := bufio.NewScanner(strings.NewReader("aé\xff"))
	runes.Split(bufio.ScanRunes)
	for runes.Scan() {
		fmt.Printf("%q ", runes.Text())
	}
	fmt.Println()
	commas := bufio.NewScanner(strings.NewReader("1,22,,333"))
	commas.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, nil
		}
		return 0, nil, nil
	})
	for commas.Scan() {
		fmt.Printf("[%s]", commas.Text())
	}
	fmt.Println()
	small := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	small.Buffer(make([]byte, 0, 10), 20)
	fmt.Println(small.Scan(), small.Err())
	r := bufio.NewReader(strings.NewReader("key: value\nrest"))
	key, err := r.ReadString(':')
	fmt.Println(key, err)
	next, _ := r.Peek(3)
	fmt.Printf("%q\n", next)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	line, err = r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprint(w, "buffered ", w.Buffered(), "\n")
	w.Flush()
}
