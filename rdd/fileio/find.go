package fileio

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

// File is a file as it was when it was looked up.
type File struct {
	Path string
	Size int64
}

// Find lists the regular files that path means, in the order of the comma-separated paths and then of the names.
func Find(path string) ([]File, error) {
	var files []File
	for _, p := range paths(path) {
		names, err := list(p)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			info, err := os.Stat(name)
			if err != nil {
				return nil, fmt.Errorf("cannot read %s: %w", name, Reason(err))
			}
			if !info.Mode().IsRegular() {
				return nil, fmt.Errorf("cannot read %s: it is %s, not a regular file", name, describe(info.Mode()))
			}
			files = append(files, File{Path: name, Size: info.Size()})
		}
	}
	return files, nil
}

func describe(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// paths splits at commas outside of braces, and writes out the alternatives in braces. A file whose name has a comma
// or brace is taken as it is.
func paths(path string) []string {
	if _, err := os.Lstat(path); err == nil {
		return []string{path}
	}
	var out []string
	for _, p := range alternatives(path) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, expand(p)...)
		}
	}
	if len(out) == 0 {
		return []string{path}
	}
	return out
}

// alternatives splits s at the commas that are not in braces.
func alternatives(s string) (out []string) {
	depth, from := 0, 0
	for i, c := range s {
		switch {
		case c == '{':
			depth++
		case c == '}' && depth > 0:
			depth--
		case c == ',' && depth == 0:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// expand writes out {a,b}, which Go's patterns lack and Hadoop's have.
func expand(s string) []string {
	open := strings.IndexByte(s, '{')
	if open < 0 {
		return []string{s}
	}
	depth := 0
	for i := open; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				var out []string
				for _, a := range alternatives(s[open+1 : i]) {
					out = append(out, expand(s[:open]+a+s[i+1:])...)
				}
				return out
			}
		}
	}
	return []string{s}
}

// list finds the files that one path, folder or pattern means.
func list(path string) ([]string, error) {
	if path == "" {
		return nil, errors.New("the path is empty; give a file, a folder or a pattern such as logs/*.txt")
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		files, err := folder(path)
		if err == nil && len(files) == 0 {
			err = fmt.Errorf("the folder %s has no files to read (names that begin with . or _ do not count): %w", path, os.ErrNotExist)
		}
		return files, err
	case err == nil:
		return []string{path}, nil
	case !pattern(path):
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("there is no file %s; check the path, which is taken from the working directory: %w", path,
				os.ErrNotExist)
		}
		return nil, fmt.Errorf("cannot read %s: %w", path, Reason(err))
	}
	matches, err := glob(path)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, m := range matches {
		info, err := os.Stat(m)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s, which the pattern %q matches: %w", m, path, Reason(err))
		}
		if !info.IsDir() {
			files = append(files, m)
			continue
		}
		inside, err := folder(m)
		if err != nil {
			return nil, err
		}
		files = append(files, inside...)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no file matches the pattern %q: %w", path, os.ErrNotExist)
	}
	return files, nil
}

// folder lists a folder's files, without hidden ones and without folders.
func folder(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot list the folder %s: %w", dir, Reason(err))
	}
	var files []string
	for _, e := range entries {
		if hidden(e.Name()) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if e.Type()&fs.ModeSymlink != 0 {
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				continue
			}
		}
		if !e.IsDir() {
			files = append(files, path)
		}
	}
	return files, nil
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") }

func pattern(path string) bool {
	if runtime.GOOS != "windows" && strings.Contains(path, `\`) {
		return true
	}
	return strings.ContainsAny(path, "*?[")
}

// glob matches a pattern one element of the path at a time, and fails where a folder cannot be listed.
func glob(path string) ([]string, error) {
	if _, err := filepath.Match(path, ""); err != nil {
		return nil, fmt.Errorf("the pattern %q is not a valid glob; a [ needs its ], or put \\ before it: %w", path, err)
	}
	volume := filepath.VolumeName(path)
	rest := path[len(volume):]
	found := []string{volume}
	if len(rest) > 0 && os.IsPathSeparator(rest[0]) {
		found[0] += string(filepath.Separator)
	}
	for _, element := range strings.FieldsFunc(rest, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(uint8(r)) }) {
		var next []string
		for _, dir := range found {
			more, err := match(dir, element)
			if err != nil {
				return nil, fmt.Errorf("cannot look for %q: %w", path, err)
			}
			next = append(next, more...)
		}
		found = next
	}
	slices.Sort(found)
	return found, nil
}

// match gives the entries of dir, the working directory when empty, whose names match.
func match(dir, element string) ([]string, error) {
	if !pattern(element) {
		path := join(dir, element)
		if _, err := os.Stat(path); err != nil {
			if absent(err) {
				return nil, nil
			}
			return nil, fmt.Errorf("cannot read %s: %w", path, Reason(err))
		}
		return []string{path}, nil
	}
	entries, err := os.ReadDir(join(dir, "."))
	if err != nil {
		if absent(err) {
			return nil, nil
		}
		return nil, fmt.Errorf("cannot list the folder %s: %w", join(dir, "."), Reason(err))
	}
	var out []string
	for _, e := range entries {
		if ok, _ := filepath.Match(element, e.Name()); ok && (!hidden(e.Name()) || hidden(element)) {
			out = append(out, join(dir, e.Name()))
		}
	}
	return out, nil
}

// join keeps "./a" and "../a" as the user wrote them, which filepath.Join does not.
func join(dir, name string) string {
	switch {
	case dir == "":
		return name
	case name == ".":
		return dir
	case os.IsPathSeparator(dir[len(dir)-1]) || dir == filepath.VolumeName(dir):
		return dir + name
	}
	return dir + string(filepath.Separator) + name
}

// absent tells whether an error says only that nothing is there: a file in place of a folder has nothing in it.
func absent(err error) bool { return errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) }

// Reason strips the operation and path from an error of package os, where the message around it tells both.
func Reason(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
