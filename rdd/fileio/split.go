package fileio

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Split is the part of a file that one partition reads: what begins in [Start, End). A packed file is one split,
// from 0 to its size.
type Split struct {
	File
	Start, End int64
}

// Cut divides files into splits, about as many as asked for in total and at least one for each file. Their ends are
// multiples of unit, which is 1 where any byte will do; files for which whole answers true are not cut.
func Cut(files []File, partitions int, unit int64, whole func(File) bool) []Split {
	var total int64
	for _, f := range files {
		if !whole(f) {
			total += f.Size
		}
	}
	goal := max((total+int64(partitions)-1)/int64(partitions), 1)
	var splits []Split
	for _, f := range files {
		units := f.Size / unit
		n := max((f.Size+goal-1)/goal, 1)
		if whole(f) {
			n = 1
		}
		n = max(min(n, units), 1)
		for k := range n {
			s := Split{File: f, Start: share(units, k, n) * unit, End: share(units, k+1, n) * unit}
			if k == n-1 {
				s.End = f.Size
			}
			splits = append(splits, s)
		}
	}
	return splits
}

// share is k*units/n without the overflow of large files in many parts.
func share(units, k, n int64) int64 { return units/n*k + units%n*k/n }

// Groups puts files into at most n groups of neighbours that hold about as many bytes each, for sources that read
// whole files.
func Groups(files []File, n int) [][]File {
	n = min(n, len(files))
	// Every file counts for a byte more than it has, so that empty ones are spread as well.
	var total, seen int64
	for _, f := range files {
		total += f.Size + 1
	}
	groups := make([][]File, n)
	at := 0
	for i, f := range files {
		// A group is full when it has its share, or when the files that are left are needed for the other groups.
		if len(groups[at]) > 0 && at < n-1 && (seen >= total/int64(n)*int64(at+1) || len(files)-i <= n-1-at) {
			at++
		}
		groups[at] = append(groups[at], f)
		seen += f.Size + 1
	}
	return groups
}

// Lines gives the stretch of f that holds the lines of a split, whole: the lines that begin in [Start, End). The
// stretch is cut short where the line at its end is longer than most, which its reader will then refuse.
func Lines(f io.ReaderAt, s Split, most int64) (from, to int64, err error) {
	if from, err = lineStart(f, s.Start, s.End-s.Start); err != nil {
		return 0, 0, err
	}
	if from >= s.End {
		return s.End, s.End, nil // a line that began earlier covers the whole split
	}
	to = s.Size
	if s.End < s.Size {
		if to, err = lineStart(f, s.End, most+2); err != nil {
			return 0, 0, err
		}
	}
	return from, to, nil
}

// lineStart is where the first line begins that begins at pos or after it, or the place where the search, which looks
// at no more than most bytes, ended.
func lineStart(f io.ReaderAt, pos, most int64) (int64, error) {
	if pos == 0 {
		return 0, nil
	}
	// A line begins at pos when the byte before it ends one.
	at, end := pos-1, pos+most
	buf := make([]byte, 4<<10)
	for at < end {
		n, err := f.ReadAt(buf, at)
		if i := bytes.IndexByte(buf[:n], '\n'); i >= 0 {
			return at + int64(i) + 1, nil
		}
		at += int64(n)
		if err == io.EOF {
			return at, nil
		}
		if err != nil {
			return 0, err
		}
		if len(buf) < 64<<10 {
			buf = make([]byte, 64<<10)
		}
	}
	return at, nil
}

// Section reads the bytes of f in [from, to). That there are fewer is an error.
func Section(f io.ReaderAt, file File, from, to int64) io.Reader { return &section{f, file, from, to} }

type section struct {
	f      io.ReaderAt
	file   File
	at, to int64
}

func (s *section) Read(p []byte) (int, error) {
	if s.at >= s.to {
		return 0, io.EOF
	}
	n, err := s.f.ReadAt(p[:min(int64(len(p)), s.to-s.at)], s.at)
	s.at += int64(n)
	switch {
	case err == nil || err == io.EOF && s.at == s.to:
		return n, nil
	default:
		return n, Unreadable(s.file, err)
	}
}

// ErrChanged says that a file is not what it was when the source was made.
var ErrChanged = errors.New("the file has changed since it was looked up; make the RDD again")

// Unreadable wraps an error of reading a file.
func Unreadable(file File, err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return fmt.Errorf("cannot read %s: it is shorter than the %d bytes that it had: %w", file.Path, file.Size, ErrChanged)
	}
	return fmt.Errorf("cannot read %s: %w", file.Path, Reason(err))
}
