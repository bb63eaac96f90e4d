//go:build ignore

// Readers and writers put together.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type upper struct{ w io.Writer }

func (u upper) Write(p []byte) (int, error) { return u.w.Write(bytes.ToUpper(p)) }

func main() {
	var a, b bytes.Buffer
	n, err := io.Copy(io.MultiWriter(&a, upper{&b}), io.MultiReader(strings.NewReader("one "), strings.NewReader("two")))
	fmt.Println(n, err, a.String(), b.String())
	tee := io.TeeReader(strings.NewReader("tee"), upper{os.Stdout})
	rest, _ := io.ReadAll(tee)
	fmt.Println(" ", string(rest))
	r, w := io.Pipe()
	go func() {
		fmt.Fprint(w, "through a pipe")
		w.CloseWithError(errors.New("closed early"))
	}()
	text, err := io.ReadAll(r)
	fmt.Println(string(text), err)
	section := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	buf := make([]byte, 3)
	io.ReadFull(section, buf)
	fmt.Println(string(buf))
	_, err = io.ReadFull(section, buf)
	fmt.Println(err, errors.Is(err, io.ErrUnexpectedEOF))
	_, err = io.WriteString(io.Discard, "x")
	m, err2 := io.CopyN(io.Discard, strings.NewReader("abc"), 5)
	fmt.Println(err, m, err2)
}
