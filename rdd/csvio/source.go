package csvio

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// maxRecord is how many bytes a record may have. Behind a quote that is never closed the whole file is one field.
const maxRecord = 64 << 20

// ErrLongRecord says that a record has more bytes than it may have.
var ErrLongRecord = errors.New("the record is too long")

// Rows adds a source of the records of the files that path names, each a []string.
func Rows(g *plan.Graph, path string, partitions int, opts []Option) *plan.Node {
	const op = "CSV"
	g.Check(op)
	c, splits := prepare(op, path, partitions, opts)
	if c.columns != nil {
		plan.Fail(op, "columns have no names in rows of strings; use CSVAs, or CSVHeader to skip a header")
	}
	return g.Source(op, len(splits), func(part int, emit plan.Emit) error {
		return c.read(splits[part], func(*records) (taker, error) { return &textRows{emit: emit}, nil })
	})
}

// Structs adds a source of the records as elements of slice's type, which are structs.
func Structs(g *plan.Graph, path string, partitions int, slice any, opts []Option) *plan.Node {
	const op = "CSVAs"
	g.Check(op)
	c, splits := prepare(op, path, partitions, opts)
	fields, err := fieldsOf(reflect.TypeOf(slice).Elem())
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	c.header = c.header || c.columns == nil
	return g.Source(op, len(splits), func(part int, emit plan.Emit) error {
		return c.read(splits[part], func(r *records) (taker, error) {
			columns := c.columns
			if columns == nil {
				columns = r.header
			}
			return newStructs(r, reflect.TypeOf(slice), fields, columns, emit)
		})
	})
}

func prepare(op, path string, partitions int, opts []Option) (config, []fileio.Split) {
	c, err := configure(partitions, opts)
	var files []fileio.File
	if err == nil {
		files, err = fileio.FindReadable(path)
	}
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	return c, fileio.Cut(files, c.partitions, 1, func(f fileio.File) bool { return !c.single || fileio.Packed(f) })
}

// taker makes batches of records. The record is valid during the call; its strings stay. Both answer false when no
// more is wanted.
type taker interface {
	take(record []string) (more bool, err error)
	flush() bool
}

// records reads the records of a split.
type records struct {
	file   fileio.File
	in     *csv.Reader
	limit  *limiter
	header []string // the first record of the file where it is a header
	// from is where in the file in begins.
	from int64
	// done is where in the unpacked file the last record ended.
	done int64
	mark *unmarked
}

// read reads the records of a split. start is called when the header is known.
func (c config) read(s fileio.Split, start func(*records) (taker, error)) error {
	r := &records{file: s.File}
	var in io.Reader
	fields := 0 // of the first record of the file, for a split that begins later
	if c.single && !fileio.Packed(s.File) {
		f, err := fileio.Open(s.File)
		if err != nil {
			return err
		}
		defer f.Close()
		from, to, err := fileio.Lines(f, s, maxRecord)
		if err != nil {
			return fileio.Unreadable(s.File, err)
		}
		if from > 0 && from < to {
			head := &records{file: s.File}
			c.open(head, fileio.Section(f, s.File, 0, s.Size))
			first, err := head.next()
			if err != nil && err != io.EOF {
				return err
			}
			fields = len(first)
			if c.header {
				// There may be more comments before the header than the first split has bytes.
				r.header = append([]string{}, first...)
				from = max(from, head.done)
			}
		}
		if from >= to {
			return nil
		}
		r.from, r.done, in = from, from, fileio.Section(f, s.File, from, to)
	} else {
		u, err := fileio.Unpack(s.File)
		if err != nil {
			return err
		}
		defer u.Close()
		in = u
	}
	c.open(r, in)
	if r.from > 0 {
		r.in.FieldsPerRecord = fields
	} else if c.header {
		record, err := r.next()
		if err == io.EOF {
			return nil // a file without a record has no header either
		}
		if err != nil {
			return err
		}
		r.header = append([]string{}, record...)
	}
	t, err := start(r)
	if err != nil {
		return err
	}
	for {
		record, err := r.next()
		if err == io.EOF {
			t.flush()
			return nil
		}
		if err != nil {
			return err
		}
		if more, err := t.take(record); err != nil || !more {
			return err
		}
	}
}

func (c config) open(r *records, in io.Reader) {
	if r.from == 0 {
		r.mark = &unmarked{in: in}
		in = r.mark
	}
	r.limit = &limiter{in: in, left: maxRecord}
	r.in = csv.NewReader(r.limit)
	r.in.Comma, r.in.Comment, r.in.LazyQuotes, r.in.ReuseRecord = c.comma, c.comment, c.lazy, true
}

// next reads a record, which is valid until the next one. It answers io.EOF at the end.
func (r *records) next() ([]string, error) {
	record, err := r.in.Read()
	if err == nil {
		r.limit.left = maxRecord
		r.done = r.from + r.in.InputOffset()
		if r.mark != nil {
			r.done += int64(r.mark.skipped)
		}
	}
	if err == nil || err == io.EOF {
		return record, err
	}
	var p *csv.ParseError
	switch {
	case errors.Is(err, ErrLongRecord):
		return nil, fmt.Errorf("%s: the record behind byte %d has more than %d MB; look for a quote there that is not closed, or use "+
			"CSVLazyQuotes: %w", r.file.Path, r.done, maxRecord>>20, ErrLongRecord)
	case !errors.As(err, &p):
		return nil, err // of reading the file, which it names
	case p.Err == csv.ErrFieldCount:
		return nil, fmt.Errorf("%s, line %d: the record has %d fields, but %d are needed, as in the first record or CSVColumns; check the line "+
			"and CSVSeparator: %w", r.file.Path, r.line(p.StartLine), len(record), r.in.FieldsPerRecord, p.Err)
	}
	begin := ""
	if p.StartLine != p.Line {
		begin = fmt.Sprintf(" (of the record that begins in line %d)", r.line(p.StartLine))
	}
	return nil, fmt.Errorf("%s, line %d, column %d%s: a quote is where none may be, or not closed; put the field in quotes and write those "+
		"in it twice, or use CSVLazyQuotes: %w", r.file.Path, r.line(p.Line), p.Column, begin, p.Err)
}

// line turns a line number of the split into one of the file. Where the lines before the split cannot be counted it
// is left as it is.
func (r *records) line(n int) int {
	if r.from == 0 {
		return n
	}
	f, err := fileio.Open(r.file)
	if err != nil {
		return n
	}
	defer f.Close()
	in := fileio.Section(f, r.file, 0, r.from)
	buf := make([]byte, 1<<20)
	for {
		k, err := in.Read(buf)
		n += bytes.Count(buf[:k], []byte{'\n'})
		if err != nil {
			return n
		}
	}
}

// textRows makes batches of rows of strings.
type textRows struct {
	emit  plan.Emit
	batch [][]string
	cells []string // where the next records of the batch go
}

func (s *textRows) take(record []string) (bool, error) {
	// Rows of a batch share an array.
	if len(s.cells) < len(record) {
		s.cells = make([]string, min(plan.BatchSize, 4*(len(s.batch)+4))*len(record))
	}
	row := s.cells[:len(record):len(record)]
	s.cells = s.cells[len(record):]
	copy(row, record)
	s.batch = append(s.batch, row)
	return len(s.batch) < plan.BatchSize || s.flush(), nil
}

func (s *textRows) flush() bool {
	batch := s.batch
	s.batch = nil
	return len(batch) == 0 || s.emit(batch)
}

// limiter fails when more bytes are read before the next record than a record may have.
type limiter struct {
	in   io.Reader
	left int
}

func (l *limiter) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, ErrLongRecord
	}
	n, err := l.in.Read(p)
	l.left -= n
	return n, err
}

// unmarked skips the byte order mark that some programs put before UTF-8, which would be taken for a part of the first
// column's name.
type unmarked struct {
	in      io.Reader
	begun   bool
	skipped int
	rest    []byte
}

func (u *unmarked) Read(p []byte) (int, error) {
	if !u.begun {
		u.begun = true
		head := make([]byte, 3)
		n, err := io.ReadFull(u.in, head)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return 0, err
		}
		u.rest = bytes.TrimPrefix(head[:n], []byte("\uFEFF"))
		u.skipped = n - len(u.rest)
	}
	if len(u.rest) > 0 {
		n := copy(p, u.rest)
		u.rest = u.rest[n:]
		return n, nil
	}
	return u.in.Read(p)
}
