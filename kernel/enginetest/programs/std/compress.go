//go:build ignore

// Compressing and decompressing.
package main

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

func main() {
	text := strings.Repeat("to be or not to be, ", 100)
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	n, err := io.WriteString(w, text)
	fmt.Println(n, err, w.Close())
	fmt.Println(buf.Len() < 100)
	r, err := gzip.NewReader(&buf)
	if err != nil {
		fmt.Println(err)
		return
	}
	back, err := io.ReadAll(r)
	fmt.Println(string(back) == text, err)
	_, err = gzip.NewReader(strings.NewReader("not compressed at all"))
	fmt.Println(err)
	buf.Reset()
	f, _ := flate.NewWriter(&buf, flate.BestCompression)
	f.Write([]byte(text))
	f.Close()
	back, err = io.ReadAll(flate.NewReader(&buf))
	fmt.Println(len(back), err)
}
