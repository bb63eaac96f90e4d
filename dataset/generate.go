package dataset

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"lab/dataset/standin"
	"lab/rdd"
)

// Generate returns rows lines of a data set's generator as an RDD, whether there is a real file or not. The lines are made when an action
// needs them and take no disk, and no memory but for the batch at hand: a million are made as easily as a hundred. Each
// follows from its number alone, so the content is the same with any number of partitions, and the first lines of many are
// the same as of few. 0 rows mean as many as the stand-in's file has. It panics with *[Error] when there is no generator of that name, or
// rows is less than 0.
func Generate(sc *rdd.Context, name string, rows int, partitions ...int) *rdd.RDD[string] {
	g, err := NewGenerator(name, rows)
	if err != nil {
		panic(err)
	}
	return rdd.Map(rdd.Range(sc, 0, int64(g.Rows), 1, partitions...), g.Line)
}

// Generator makes the lines of a stand-in.
type Generator struct {
	Name   string
	Rows   int
	source standin.Source
}

// NewGenerator returns the generator of so many lines of a data set; 0 rows mean as many as the stand-in's file has. Errors are *[Error].
func NewGenerator(name string, rows int) (Generator, error) {
	s, err := lookup(name)
	if err != nil {
		return Generator{}, err
	}
	if s.source == nil {
		return Generator{}, &Error{Name: name, Problem: "is a text of your own, which nothing can generate", Advice: "there are generators for " + knownNames()}
	}
	if rows < 0 {
		return Generator{}, &Error{Name: name, Problem: fmt.Sprintf("cannot generate %d lines", rows), Advice: "ask for 0 or more"}
	}
	source := s.source()
	if rows == 0 {
		rows = int(source.Rows)
	}
	return Generator{Name: name, Rows: rows, source: source}, nil
}

// Line returns line i, from 0. It does not depend on Rows, and several goroutines may ask at once.
func (g Generator) Line(i int64) string {
	return string(g.source.Append(nil, i))
}

// Write writes all lines, each with its line end.
func (g Generator) Write(w io.Writer) error {
	return g.source.Write(w, int64(g.Rows))
}

// WriteFile writes all lines to a file, which appears when it is complete. One that exists is replaced only with force. Errors are *[Error].
func (g Generator) WriteFile(path string, force bool) error {
	abs, err := filepath.Abs(path)
	if err == nil {
		err = place(abs, force, g.Write)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return &Error{Name: g.Name, Path: path, Problem: "exists already and is kept", Advice: "choose another name, or force it"}
	case err != nil:
		return &Error{Name: g.Name, Path: path, Problem: "cannot be written", Err: reason(err), Advice: "choose a folder that exists and can be written"}
	}
	return nil
}
