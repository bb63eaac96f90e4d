package parquetio

import (
	"errors"
	"fmt"
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// group is a row group of a file.
type group struct {
	file  fileio.File
	index int
}

// Source adds a source of the rows of the files that path names as elements of slice's type, which are structs. Every
// row group is a partition.
func Source(g *plan.Graph, path string, slice any) *plan.Node {
	const op = "Parquet"
	g.Check(op)
	s := source{slice: reflect.TypeOf(slice)}
	var err error
	if s.schema, err = schemaOf(s.slice.Elem()); err != nil {
		plan.Fail(op, "%w", err)
	}
	groups, err := s.find(path)
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	return g.Source(op, max(len(groups), 1), func(part int, emit plan.Emit) error {
		if part >= len(groups) {
			return nil // files without a row still make an RDD with a partition
		}
		return s.read(groups[part], emit)
	})
}

type source struct {
	slice  reflect.Type
	schema *parquet.Schema
}

// find looks files up, and into each one's list of columns and row groups.
func (s source) find(path string) ([]group, error) {
	files, err := fileio.Find(path)
	if err != nil {
		return nil, err
	}
	var groups []group
	for _, file := range files {
		f, p, err := open(file)
		if err != nil {
			return nil, err
		}
		err = fits(s.schema, p.Schema())
		n := len(p.RowGroups())
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("cannot read %s as %s: %w", file.Path, s.slice.Elem(), err)
		}
		for i := range n {
			groups = append(groups, group{file, i})
		}
	}
	return groups, nil
}

func open(file fileio.File) (f *fileio.Handle, p *parquet.File, err error) {
	if f, err = fileio.Open(file); err != nil {
		return nil, nil, err
	}
	err = safely(func() (err error) {
		p, err = parquet.OpenFile(f, file.Size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true), parquet.ReadBufferSize(256<<10))
		return err
	})
	if err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("%s is not a Parquet file, or is damaged; write or download it again: %w", file.Path, err)
	}
	return f, p, nil
}

// safely turns a panic of the library, which damaged files can bring about, into an error.
func safely(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = plan.AsCause(v)
		}
	}()
	return f()
}

func (s source) read(g group, emit plan.Emit) error {
	f, p, err := open(g.file)
	if err != nil {
		return err
	}
	defer f.Close()
	if g.index >= len(p.RowGroups()) || fits(s.schema, p.Schema()) != nil {
		return fmt.Errorf("cannot read %s: %w", g.file.Path, fileio.ErrChanged)
	}
	damaged := func(err error) error {
		return fmt.Errorf("cannot read row group %d of %s, which may be damaged; write or download it again: %w", g.index, g.file.Path,
			fileio.Reason(err))
	}
	var rows parquet.Rows
	if err := safely(func() error {
		conversion, err := parquet.Convert(s.schema, p.Schema())
		if err == nil {
			rows = parquet.ConvertRowGroup(p.RowGroups()[g.index], conversion).Rows()
		}
		return err
	}); err != nil {
		return damaged(err)
	}
	defer rows.Close()
	buf := make([]parquet.Row, plan.BatchSize)
	left := p.RowGroups()[g.index].NumRows()
	for left > 0 {
		// Outside of safely stands only the call of emit, whose panics are those of the user's functions.
		var batch reflect.Value
		n := 0
		err := safely(func() (err error) {
			n, err = rows.ReadRows(buf)
			batch = reflect.MakeSlice(s.slice, n, n)
			for i := range n {
				if err := s.schema.Reconstruct(batch.Index(i).Addr().Interface(), buf[i]); err != nil {
					return err
				}
			}
			return err
		})
		if err == io.EOF && int64(n) < left || err == nil && n == 0 {
			err = errors.Join(io.ErrUnexpectedEOF, fmt.Errorf("%d rows are missing", left-int64(n)))
		}
		if err != nil && err != io.EOF {
			return damaged(err)
		}
		left -= int64(n)
		if n > 0 && !emit(batch.Interface()) {
			return nil
		}
	}
	return nil
}
