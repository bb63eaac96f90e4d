// Package textio reads text files as sources of a plan and saves results as text files.
package textio

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"lab/rdd/plan"
)

// split is the part of a file that one partition reads: the lines that begin in [start, end).
type split struct {
	path       string
	start, end int64
	gzip       bool
}

// bytesPerBatch bounds the text in one batch, so that long lines do not make large batches.
const bytesPerBatch = 1 << 20

// Source adds a source of the lines of the files that path names, in at least partitions splits where the sizes
// allow.
func Source(g *plan.Graph, path string, partitions int) *plan.Node {
	splits, err := find(path, partitions)
	if err != nil {
		plan.Fail("TextFile", "%w", err)
	}
	return g.Source("TextFile", len(splits), func(part int, emit plan.Emit) error { return splits[part].read(emit) })
}

func find(path string, partitions int) ([]split, error) {
	files, err := list(path)
	if err != nil {
		return nil, err
	}
	var total int64
	sizes := make([]int64, len(files))
	for i, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", f, reason(err))
		}
		if !info.Mode().IsRegular() {
			return nil, fmt.Errorf("cannot read %s: it is not a regular file", f)
		}
		sizes[i] = info.Size()
		if !packed(f) {
			total += info.Size()
		}
	}
	goal := max((total+int64(partitions)-1)/int64(partitions), 1)
	var splits []split
	for i, f := range files {
		if packed(f) {
			splits = append(splits, split{path: f, gzip: true})
			continue
		}
		n := max((sizes[i]+goal-1)/goal, 1)
		for k := range n {
			splits = append(splits, split{path: f, start: k * sizes[i] / n, end: (k + 1) * sizes[i] / n})
		}
	}
	return splits, nil
}

func packed(path string) bool { return strings.HasSuffix(path, ".gz") }

// list finds the files that a path, folder or pattern names.
func list(path string) ([]string, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, fmt.Errorf("cannot list the folder %s: %w", path, reason(err))
		}
		var files []string
		for _, e := range entries {
			if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), "_") {
				files = append(files, filepath.Join(path, e.Name()))
			}
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("the folder %s has no files to read", path)
		}
		return files, nil
	case err == nil:
		return []string{path}, nil
	case !strings.ContainsAny(path, "*?["):
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("there is no file %s; check the path, which is taken from the working directory: %w", path,
				os.ErrNotExist)
		}
		return nil, fmt.Errorf("cannot read %s: %w", path, reason(err))
	}
	files, err := filepath.Glob(path)
	if err != nil {
		return nil, fmt.Errorf("the pattern %q is not a valid glob: %w", path, err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no file matches the pattern %q: %w", path, os.ErrNotExist)
	}
	return files, nil
}

// reason strips the operation and path from an error of package os, which messages here tell already.
func reason(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (s split) read(emit plan.Emit) (err error) {
	f, err := os.Open(s.path)
	if err != nil {
		return fmt.Errorf("cannot read %s: %w", s.path, reason(err))
	}
	defer f.Close()
	if s.gzip {
		z, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("%s is not a gzip file, or is damaged: %w", s.path, err)
		}
		if err := lines(z, -1, emit); err != nil {
			return fmt.Errorf("%s is damaged, unpack it with gzip -t to see where: %w", s.path, err)
		}
		return nil
	}
	var in io.Reader = f
	left := s.end - s.start
	if s.start > 0 {
		// A line that begins exactly at start is ours: the byte before it is a line end. Any other line that reaches
		// into the split belongs to the one before.
		if _, err := f.Seek(s.start-1, io.SeekStart); err != nil {
			return fmt.Errorf("cannot read %s: %w", s.path, reason(err))
		}
		r := bufio.NewReaderSize(f, 64<<10)
		skipped, err := discardLine(r)
		if err != nil {
			return fmt.Errorf("cannot read %s: %w", s.path, reason(err))
		}
		left -= skipped - 1
		in = r
	}
	if left <= 0 {
		return nil
	}
	if err := lines(in, left, emit); err != nil {
		return fmt.Errorf("cannot read %s: %w", s.path, reason(err))
	}
	return nil
}

func discardLine(r *bufio.Reader) (n int64, err error) {
	for {
		b, err := r.ReadSlice('\n')
		n += int64(len(b))
		switch {
		case err == nil || err == io.EOF:
			return n, nil
		case err != bufio.ErrBufferFull:
			return n, err
		}
	}
}

// lines emits the lines that begin within the next limit bytes of in (all when limit is negative).
func lines(in io.Reader, limit int64, emit plan.Emit) error {
	r, ok := in.(*bufio.Reader)
	if !ok {
		r = bufio.NewReaderSize(in, 64<<10)
	}
	var (
		batch []string
		size  int
		long  []byte
		used  int64
	)
	for limit < 0 || used < limit || len(long) > 0 {
		b, err := r.ReadSlice('\n')
		used += int64(len(b))
		if err == bufio.ErrBufferFull {
			long = append(long, b...)
			continue
		}
		if err != nil && err != io.EOF {
			return err
		}
		if len(long) > 0 {
			b = append(long, b...)
			long = nil
		}
		if len(b) > 0 {
			line := string(trimEnd(b))
			batch, size = append(batch, line), size+len(line)
		}
		if len(batch) >= plan.BatchSize || size >= bytesPerBatch {
			if !emit(batch) {
				return nil
			}
			batch, size = nil, 0
		}
		if err == io.EOF {
			break
		}
	}
	emit(batch)
	return nil
}

func trimEnd(line []byte) []byte {
	line, ok := bytes.CutSuffix(line, []byte("\n"))
	if !ok {
		return line
	}
	return bytes.TrimSuffix(line, []byte("\r"))
}
