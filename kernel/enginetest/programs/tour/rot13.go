//go:build ignore

// A reader around a reader.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

type rot13 struct{ r io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i, b := range p[:n] {
		switch {
		case 'a' <= b && b <= 'z':
			p[i] = 'a' + (b-'a'+13)%26
		case 'A' <= b && b <= 'Z':
			p[i] = 'A' + (b-'A'+13)%26
		}
	}
	return n, err
}

type countingWriter struct {
	w io.Writer
	n int
}

func (c *countingWriter) Write(p []byte) (int, error) {
	c.n += len(p)
	return c.w.Write(p)
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func main() {
	io.Copy(os.Stdout, rot13{strings.NewReader("Lbh penpxrq gur pbqr!\n")})
	w := &countingWriter{w: os.Stdout}
	fmt.Fprintf(w, "%s %d\n", "counted", 7)
	io.Copy(w, io.LimitReader(endless('z'), 5))
	fmt.Println(" ", w.n)
	all, err := io.ReadAll(rot13{rot13{strings.NewReader("twice")}})
	fmt.Println(string(all), err)
	buf := make([]byte, 4)
	r := strings.NewReader("abcdefg")
	for {
		n, err := r.Read(buf)
		fmt.Println(n, err, string(buf[:n]))
		if err == io.EOF {
			break
		}
	}
}
