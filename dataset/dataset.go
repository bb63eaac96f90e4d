package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Environment variables that say where data are.
const (
	EnvData = "LAB_DATA"      // folder with real files, looked at first
	EnvHome = "LAB_DATA_HOME" // folder of imported files, instead of the one in the user's configuration
)

// Info says what a data set is and which file stands for it here.
type Info struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Path      string `json:"path,omitempty"`    // absolute
	Generated bool   `json:"generated"`         // the file is a stand-in
	Source    string `json:"source,omitempty"`  // one line that says which file this is
	Lines     int    `json:"lines,omitempty"`   // number of lines
	Problem   string `json:"problem,omitempty"` // why there is no usable file; set by List only
}

// String returns one line for people: name, title, size and where it comes from.
func (i Info) String() string {
	if i.Problem != "" {
		return i.Problem
	}
	if i.Path == "" {
		return fmt.Sprintf("%s (%s): %s lines, %s", i.Name, i.Title, thousands(i.Lines), i.Source)
	}
	return fmt.Sprintf("%s (%s): %s lines, %s, %s", i.Name, i.Title, thousands(i.Lines), i.Source, i.Path)
}

// Error says what is wrong with a data set and what to do about it.
type Error struct {
	Name    string // the data set
	Path    string // the file, when one is at fault
	Line    int    // the line in it, from 1, or 0
	Problem string // what is wrong
	Advice  string // what to do
	Err     error  // the cause, or nil
}

// Error returns one line: data set, file and line, what is wrong, what to do.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("dataset: " + e.Name + ": ")
	if e.Path != "" {
		b.WriteString(e.Path)
		if e.Line > 0 {
			b.WriteString(":" + strconv.Itoa(e.Line))
		}
		b.WriteString(": ")
	}
	b.WriteString(e.Problem)
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	if e.Advice != "" {
		b.WriteString("; " + e.Advice)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Find returns the file that stands for a data set here, checked line by line. Where there is no real file it writes the stand-in first, once.
// Errors are *[Error].
func Find(name string) (Info, error) {
	s, err := lookup(name)
	if err != nil {
		return Info{}, err
	}
	info, err := s.find()
	if err != nil {
		return Info{}, err
	}
	if info.Path == "" {
		if info.Path, err = s.standin(); err != nil {
			return Info{}, err
		}
	}
	return s.checked(info)
}

// Locate says which file stands for a data set here, and neither checks nor writes it: it answers at once. Without a Path that is a stand-in
// that has not been needed yet. Errors are *[Error].
func Locate(name string) (Info, error) {
	s, err := lookup(name)
	if err != nil {
		return Info{}, err
	}
	return s.find()
}

// Prepare writes the stand-in of a data set that has no real file, once, so that whoever may only read finds it. It does not look into
// files that are there. Errors are *[Error].
func Prepare(name string) (Info, error) {
	s, err := lookup(name)
	if err != nil {
		return Info{}, err
	}
	info, err := s.find()
	if err == nil && info.Path == "" {
		info.Path, err = s.standin()
	}
	if err != nil {
		return Info{}, err
	}
	return info, nil
}

// List returns all data sets in order of their names, those of the user's own after them. One whose file cannot be used has its Problem set. A
// stand-in that has not been needed yet is not written for this: it has no Path.
func List() []Info {
	var all []Info
	for _, s := range append(sets(), ownSets()...) {
		info, err := s.find()
		if err == nil && info.Path == "" {
			info.Source, info.Lines = "a stand-in, generated when it is needed", int(s.source().Rows)
		} else if err == nil {
			info, err = s.checked(info)
		}
		if err != nil {
			info = Info{Name: s.name, Title: s.title, Problem: err.Error()}
		}
		all = append(all, info)
	}
	return all
}

// find returns which file stands for a data set, not checked; without a Path where that is a stand-in that has not been written.
func (s set) find() (Info, error) {
	info := Info{Name: s.name, Title: s.title}
	path, source, err := s.real()
	if err != nil {
		return Info{}, err
	}
	if path == "" {
		info.Generated = true
		source = "a generated stand-in, as there is no real file (" + EnvData + ", lab data import)"
		path = s.written()
	}
	info.Path, info.Source = path, source
	return info, nil
}

// checked reads the file of info and counts its lines.
func (s set) checked(info Info) (_ Info, err error) {
	advice := "put an intact file there or remove it"
	if info.Generated {
		advice = "delete it and it is made again"
	}
	if info.Lines, err = s.check(info.Path, advice); err != nil {
		return Info{}, err
	}
	return info, nil
}

// real returns the real file of a data set and which one it is, or "" where there is none.
func (s set) real() (path, source string, err error) {
	if dir := os.Getenv(EnvData); dir != "" {
		dir, err = filepath.Abs(dir)
		if err != nil {
			return "", "", &Error{Name: s.name, Problem: "find the folder that " + EnvData + " names", Err: err}
		}
		// A mistyped folder must not quietly give other data.
		if fi, err := os.Stat(dir); err != nil || !fi.IsDir() {
			return "", "", &Error{Name: s.name, Path: dir, Problem: EnvData + " names this, which is not a folder that can be read", Advice: "correct or unset " + EnvData}
		}
		if path, err := s.in(dir); path != "" || err != nil {
			return path, "the real file from " + EnvData, err
		}
	}
	dir, err := importFolder()
	if err != nil {
		return "", "", nil // without a home there is nothing imported
	}
	if path, err := s.in(dir); path != "" || err != nil {
		return path, "an imported file", err
	}
	return "", "", nil
}

// in returns the file of a data set in a folder, plain or packed, or "".
func (s set) in(dir string) (string, error) {
	for _, file := range s.files {
		for _, packed := range packings {
			path := filepath.Join(dir, file+packed)
			if there, err := exists(path); there || err != nil {
				return path, err
			}
		}
	}
	return "", nil
}

func exists(path string) (bool, error) {
	_, err := os.Stat(path)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	}
	return false, &Error{Name: filepath.Base(path), Path: path, Problem: "cannot be looked at", Err: err, Advice: "check its folder's permissions"}
}

// importFolder returns the folder of imported files, which need not exist.
func importFolder() (string, error) {
	if dir := os.Getenv(EnvHome); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "lab", "data"), nil
}

// thousands writes a number as 6,724.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
