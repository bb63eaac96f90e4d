package dataset

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lab/dataset/standin"
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

// set is one data set that this package knows.
type set struct {
	name, title, file string
	line              func(line string) error // what one line must look like
	generate          func(io.Writer) error
}

func sets() []set {
	return []set{
		{"millionsong", "year and timbre of 6,724 songs", "millionsong.txt", checkSong, standin.Songs},
		{"tinyshakespeare", "40,000 lines of plays", "tinyshakespeare.txt", checkText, standin.Play},
	}
}

func lookup(name string) (set, error) {
	var names []string
	for _, s := range sets() {
		if s.name == name {
			return s, nil
		}
		names = append(names, s.name)
	}
	return set{}, &Error{Name: strconv.Quote(name), Problem: "no such data set", Advice: "there are " + strings.Join(names, ", ")}
}

// Find returns the file that stands for a data set here, checked line by line. Where there is no real file it writes the stand-in first, once.
// Errors are *[Error].
func Find(name string) (Info, error) {
	s, err := lookup(name)
	if err != nil {
		return Info{}, err
	}
	info := Info{Name: s.name, Title: s.title}
	path, source, err := s.real()
	if err != nil {
		return Info{}, err
	}
	advice := "put an intact file there or remove it"
	if path == "" {
		info.Generated = true
		source = "a generated stand-in with the same columns, because no real file was found (set " + EnvData + " or use lab data import)"
		advice = "delete it and it is made again"
		if path, err = s.standin(); err != nil {
			return Info{}, err
		}
	}
	info.Path, info.Source = path, source
	if info.Lines, err = s.check(path, advice); err != nil {
		return Info{}, err
	}
	return info, nil
}

// List returns all data sets in order of their names. One whose file cannot be used has its Problem set.
func List() []Info {
	var all []Info
	for _, s := range sets() {
		info, err := Find(s.name)
		if err != nil {
			info = Info{Name: s.name, Title: s.title, Problem: err.Error()}
		}
		all = append(all, info)
	}
	return all
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
		path = filepath.Join(dir, s.file)
		if there, err := exists(path); there || err != nil {
			return path, "the real file from " + EnvData, err
		}
	}
	dir, err := importFolder()
	if err != nil {
		return "", "", nil // without a home there is nothing imported
	}
	path = filepath.Join(dir, s.file)
	if there, err := exists(path); there || err != nil {
		return path, "an imported file", err
	}
	return "", "", nil
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
