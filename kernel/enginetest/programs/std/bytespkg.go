//go:build ignore

// Byte slices and buffers.
package main

import (
	"bytes"
	"fmt"
	"io"
)

func main() {
	b := []byte("hello, world")
	fmt.Println(bytes.Contains(b, []byte("wor")), bytes.Index(b, []byte("o")), bytes.Count(b, []byte("l")), bytes.Equal(b[:2], []byte("he")))
	fmt.Printf("%s %s %q\n", bytes.ToUpper(b), bytes.Title(b), bytes.Split(b, []byte(", ")))
	fmt.Printf("%s|%s\n", bytes.TrimLeft(b, "he"), bytes.ReplaceAll(b, []byte("l"), []byte("LL")))
	var buf bytes.Buffer
	buf.WriteString("abc")
	buf.Write([]byte{'d', 'e'})
	fmt.Fprintf(&buf, "%03d", 7)
	fmt.Println(buf.String(), buf.Len())
	first := make([]byte, 2)
	buf.Read(first)
	c, _ := buf.ReadByte()
	buf.UnreadByte()
	fmt.Println(string(first), string(c), buf.String())
	line, err := bytes.NewBufferString("one\ntwo").ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	buf.Truncate(1)
	buf.Reset()
	_, err = buf.ReadByte()
	fmt.Println(err, buf.Len())
	fmt.Println(bytes.Compare([]byte("a"), []byte("b")), bytes.HasPrefix(b, []byte("hell")), bytes.Fields([]byte(" a  b "))[1][0])
	fmt.Println(bytes.Runes([]byte("é")), bytes.Repeat([]byte("-"), 5), bytes.Map(func(r rune) rune { return r + 1 }, []byte("HAL")))
	r := bytes.NewReader(b)
	r.Seek(7, io.SeekStart)
	rest, _ := io.ReadAll(r)
	fmt.Println(string(rest), r.Size())
}
