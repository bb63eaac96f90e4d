// Package programs holds small whole programs, as people write them who learn Go or take the course, with what compiled Go
// makes of them. Every engine must make the same.
//
// A program is <topic>/<name>.go, which no build names. <name>.out beside it is what it writes to standard output; where it does
// not exit with 0, a last line tells the code and the first line of standard error:
//
//	exit 2: panic: runtime error: integer divide by zero
//
// <name>.in is what it reads from standard input, and a line "// args: a b" in it names its arguments.
// "go run ./scripts/programs -update" writes the .out files.
package programs

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Program is one of them.
type Program struct {
	Name  string // "tour/closures"
	File  string
	Args  []string
	Stdin string
	// Want is the text of the .out file; it is empty where there is none yet.
	Want string
}

var arguments = regexp.MustCompile(`(?m)^// args: (.*)$`)

// List reads the programs below a folder.
func List(dir string) ([]Program, error) {
	var list []Program
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Dir(path) == dir || filepath.Ext(path) != ".go" {
			return err
		}
		name, err := filepath.Rel(dir, strings.TrimSuffix(path, ".go"))
		if err != nil {
			return err
		}
		p := Program{Name: filepath.ToSlash(name), File: path}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if m := arguments.FindSubmatch(text); m != nil {
			p.Args = strings.Fields(string(m[1]))
		}
		for ext, to := range map[string]*string{".in": &p.Stdin, ".out": &p.Want} {
			text, err := os.ReadFile(strings.TrimSuffix(path, ".go") + ext)
			if err != nil && !os.IsNotExist(err) {
				return err
			}
			*to = string(text)
		}
		list = append(list, p)
		return nil
	})
	return list, err
}

// Outcome writes what a run of a program did in the form of an .out file.
func Outcome(stdout, stderr string, code int) string {
	if code == 0 {
		return stdout
	}
	if stdout != "" && !strings.HasSuffix(stdout, "\n") {
		stdout += "\n"
	}
	first, _, _ := strings.Cut(strings.TrimLeft(stderr, "\n"), "\n")
	return fmt.Sprintf("%sexit %d: %s\n", stdout, code, first)
}

var exitStatus = regexp.MustCompile(`(?m)^exit status (\d+)\n?\z`)

// GoRun takes apart what "go run" makes of a program's end: a last line on standard error tells the code.
func GoRun(stderr string, code int) (string, int) {
	m := exitStatus.FindStringSubmatchIndex(stderr)
	if code != 1 || m == nil {
		return stderr, code
	}
	code, err := strconv.Atoi(stderr[m[2]:m[3]])
	if err != nil {
		return stderr, 1
	}
	return stderr[:m[0]], code
}
