//go:build ignore

// Which methods a value has, through pointers, embedding and interfaces.
package main

import "fmt"

type writer interface{ write(string) }
type closer interface{ close() error }
type writeCloser interface {
	writer
	closer
}

type file struct{ lines []string }

func (f *file) write(s string) { f.lines = append(f.lines, s) }
func (f *file) close() error   { f.lines = append(f.lines, "closed"); return nil }

type audited struct {
	writeCloser
	count int
}

func (a *audited) write(s string) {
	a.count++
	a.writeCloser.write("[" + s + "]")
}

func use(w writer) { w.write("used") }

func main() {
	f := &file{}
	a := &audited{writeCloser: f}
	use(f)
	use(a)
	var wc writeCloser = a
	wc.write("direct")
	if err := wc.close(); err == nil {
		fmt.Println(f.lines, a.count)
	}
	_, isCloser := any(*f).(closer)
	_, pIsCloser := any(f).(closer)
	fmt.Println(isCloser, pIsCloser)
	write := wc.write
	write("bound")
	(*file).write(f, "expression")
	writer.write(f, "interface expression")
	fmt.Println(len(f.lines), f.lines[len(f.lines)-1], a.count)
}
