package dataset

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"lab/rdd/fileio"
)

// maxLine is the longest line that any data set may have; more means that the file is something else.
const maxLine = 1 << 20

// state identifies a file as it was at some moment.
type state struct {
	set, path string
	size      int64
	changed   time.Time
}

// intact holds how many lines a file has that was read once and is still the same: reading some hundred megabytes again for
// each of several cells would take seconds every time.
var intact sync.Map // from state to int

// check reads a file from end to end and returns the number of its lines, or an *Error with the first line that is not as it should be.
func (s set) check(path, advice string) (lines int, err error) {
	fail := func(line int, problem string, cause error) (int, error) {
		return 0, &Error{Name: s.name, Path: path, Line: line, Problem: problem, Err: cause, Advice: advice}
	}
	fi, err := os.Stat(path)
	if err != nil {
		return fail(0, "cannot be read", reason(err))
	}
	if fi.IsDir() {
		return fail(0, "is a folder, not a file", nil)
	}
	if !fi.Mode().IsRegular() {
		return fail(0, "is not a regular file", nil)
	}
	now := state{s.name, path, fi.Size(), fi.ModTime()}
	if n, ok := intact.Load(now); ok {
		return n.(int), nil
	}
	f, err := open(path, fi.Size())
	if err != nil {
		return fail(0, "cannot be read", reason(err))
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(make([]byte, 64<<10), maxLine)
	for scan.Scan() {
		lines++
		err := s.line(scan.Text())
		if s.header && lines == 1 && errors.Is(err, ErrHeader) {
			continue
		}
		if err != nil {
			return fail(lines, "damaged line", err)
		}
	}
	switch err := scan.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return fail(lines+1, "a line of more than 1 MB, which no line of this data set has", nil)
	case err != nil:
		return fail(lines+1, "cannot be read", reason(err))
	case lines == 0:
		return fail(0, "is empty", nil)
	}
	intact.Store(now, lines)
	return lines, nil
}

// checkText accepts one line of UTF-8 text.
func checkText(line string) error {
	if !utf8.ValidString(line) {
		return errors.New("not UTF-8 text")
	}
	if strings.IndexByte(line, 0) >= 0 {
		return errors.New("a zero byte, so this is not a text file")
	}
	return nil
}

func checkSong(line string) error { return checkFeatures(line, SongFeatures) }

func checkYear(line string) error { return checkFeatures(line, YearFeatures) }

// checkFeatures tells the sample of songs and the full set apart, which ParseSong need not.
func checkFeatures(line string, features int) error {
	if n := strings.Count(line, ","); n != features {
		return fmt.Errorf("%d columns, want %d (a year and %d features, separated by commas)", n+1, 1+features, features)
	}
	_, err := ParseSong(line)
	return err
}

func checkClick(line string) error {
	_, err := ParseClick(line)
	return err
}

func checkPixel(line string) error {
	_, err := ParsePixel(line)
	return err
}

func checkRating(line string) error {
	_, err := ParseRating(line)
	return err
}

// packings are the extensions of packed files that are looked for besides the plain one.
var packings = [...]string{"", ".gz", ".zst", ".bz2"}

// packing returns the extension of a packed file, or "".
func packing(path string) string {
	for _, p := range packings[1:] {
		if strings.EqualFold(filepath.Ext(path), p) {
			return p
		}
	}
	return ""
}

// open reads a file as rdd.TextFile will, so that what was checked is what is read.
func open(path string, size int64) (io.ReadCloser, error) {
	if packing(path) == "" {
		return os.Open(path)
	}
	return fileio.Unpack(fileio.File{Path: path, Size: size})
}

// reason drops the path from an error of package os, because the message names it already.
func reason(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
