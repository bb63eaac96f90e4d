package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// program is one of Go's test programs.
type program struct {
	name string // typeparam/sum.go
	file string
	root string // GOROOT/test, where Go's own runner runs it too
	// imports names the file that tells where the compiled standard library is, for programs that link with it.
	imports string
}

// importsVariable is how Go's own runner tells that file's name.
const importsVariable = "STDLIB_IMPORTCFG"

// giveImports writes that file into a folder, for the programs that ask for it.
func giveImports(ctx context.Context, programs []program, dir string) error {
	file := filepath.Join(dir, "importcfg")
	for i := range programs {
		text, err := os.ReadFile(programs[i].file)
		if err != nil {
			return err
		}
		if !bytes.Contains(text, []byte(importsVariable)) {
			continue
		}
		if _, err := os.Stat(file); err != nil {
			out, err := exec.CommandContext(ctx, "go", "list", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "std").Output()
			if err != nil {
				return fmt.Errorf("list the compiled standard library: %w", err)
			}
			if err := os.WriteFile(file, out, 0o644); err != nil {
				return err
			}
		}
		programs[i].imports = file
	}
	return nil
}

// folders of GOROOT/test, in the order of the document.
var folders = []string{".", "typeparam", "ken", "chan", "interface"}

func folder(name string) string { return filepath.ToSlash(filepath.Dir(name)) }

var errNoPrograms = errors.New("this Go toolchain comes without GOROOT/test")

// find lists the programs in a fixed order.
func find(ctx context.Context) ([]program, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("ask go for its GOROOT: %w", err)
	}
	root := filepath.Join(strings.TrimSpace(string(out)), "test")
	if _, err := os.Stat(root); errors.Is(err, fs.ErrNotExist) {
		return nil, errNoPrograms
	}
	var all []program
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, file := range files { // Glob sorts
			runs, err := isRun(file)
			if err != nil {
				return nil, err
			}
			if runs {
				rel, err := filepath.Rel(root, file)
				if err != nil {
					return nil, err
				}
				all = append(all, program{name: filepath.ToSlash(rel), file: file, root: root})
			}
		}
	}
	return all, nil
}

func isRun(file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	return s.Scan() && s.Text() == "// run", s.Err()
}

type state string

const (
	ok      state = "ok"
	refused state = "refused"
	not     state = "not"
)

// verdict is what became of a program.
type verdict struct {
	state  state
	reason string
	output string
}

func (v verdict) String() string {
	if v.reason == "" {
		return string(v.state)
	}
	return string(v.state) + ": " + v.reason
}

// Limits of a run. The slowest that ends needs a few seconds alone on a slow machine.
const (
	timeLimit   = 20 * time.Second
	memoryLimit = 4 << 30
)

// run runs the program on an engine.
func (p program) run(ctx context.Context, lab, engine string) verdict {
	ctx, cancel := context.WithTimeout(ctx, timeLimit)
	defer cancel()
	var out bytes.Buffer
	cmd := exec.Command(lab, "run", "--engine", engine, p.file)
	cmd.Dir = p.root
	cmd.Env = append(os.Environ(), "PWD="+p.root)
	if p.imports != "" {
		cmd.Env = append(cmd.Env, importsVariable+"="+p.imports)
	}
	cmd.Stdout, cmd.Stderr = &out, &out // as Go's own test runner looks at them: together
	err := supervise(ctx, cmd)
	v := verdict{output: out.String()}
	var exited *exec.ExitError
	switch {
	case errors.Is(err, errTime), errors.Is(err, errMemory):
		v.state, v.reason = not, err.Error()
	case errors.As(err, &exited):
		v.state, v.reason = p.failed(exited, v.output)
	case err != nil:
		v.state, v.reason = not, err.Error()
	default:
		v.state, v.reason = p.compare(v.output)
	}
	return v
}

// refusal is what lab run says first where an engine refuses a program.
var refusal = regexp.MustCompile(`^# the \w+ engine cannot run this program; nothing of it ran\n`)

func (p program) failed(exited *exec.ExitError, output string) (state, string) {
	if m := refusal.FindString(output); m != "" {
		return refused, p.clean(output[len(m):])
	}
	return not, fmt.Sprintf("exit code %d: %s", exited.ExitCode(), p.clean(output))
}

// compare compares the output with the .out file; without one there must be none.
func (p program) compare(got string) (state, string) {
	data, err := os.ReadFile(strings.TrimSuffix(p.file, ".go") + ".out")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return not, err.Error()
	}
	want := strings.ReplaceAll(string(data), "\r\n", "\n")
	if got == want {
		return ok, ""
	}
	gots, wants := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range gots {
		if i >= len(wants) || gots[i] != wants[i] {
			return not, fmt.Sprintf("wrong output, line %d: %s", i+1, p.clean(gots[i]))
		}
	}
	return not, fmt.Sprintf("wrong output: it ends after line %d", len(gots))
}

// changing are addresses, times, and folders.
var changing = regexp.MustCompile(`0x[0-9a-f]+|\bPC=\d+|\b\d{4}/\d\d/\d\d \d\d:\d\d:\d\d\b|(/[\w.@+-]+){2,}/`)

// clean makes a reason of what was printed: the first line, without what is different in every run or on every machine.
func (p program) clean(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.ReplaceAll(line, p.file+":", "")
	line = strings.ReplaceAll(changing.ReplaceAllString(line, "…"), "|", "¦")
	if runes := []rune(line); len(runes) > 160 {
		line = string(runes[:160]) + "…"
	}
	return strings.TrimSpace(line)
}
