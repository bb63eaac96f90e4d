package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// withToolchain is a home whose Go command uses the caches of this user: a build from nothing would take minutes.
func withToolchain(t *testing.T) (h home, goCommand func(dir string, args ...string) string) {
	t.Helper()
	path, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no Go toolchain on this machine")
	}
	for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
		out, err := exec.Command(path, "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv(name, strings.TrimSpace(string(out)))
	}
	return newHome(t), func(dir string, args ...string) string {
		t.Helper()
		cmd := exec.Command(path, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOTOOLCHAIN=local", "GOFLAGS=-mod=readonly -trimpath", "GOPROXY=off")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go %s: %v %s", strings.Join(args, " "), err, cmd.Stderr)
		}
		return string(out)
	}
}

// callSites are places of the user's calls, which only compiled code can name.
var callSites = regexp.MustCompile(` at \S+:\d+`)

func TestCompiledLabsSayWhatInterpretedOnesDo(t *testing.T) {
	h, _ := withToolchain(t)
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"wordcount", "songyear"} {
		file := filepath.Join(root, "labs", id, "lab.md")
		want, _ := h.lab(exitDone, "run", "--engine", "typed", file)
		got, said := h.lab(exitDone, "run", "--engine", "compiled", "--out", id+".ipynb", file)
		if got, want := callSites.ReplaceAllString(got, ""), callSites.ReplaceAllString(want, ""); got != want {
			t.Errorf("%s: compiled\n%s\ntyped\n%s\n%s", id, got, want, said)
		}
		saved, err := os.ReadFile(filepath.Join(h.dir, id+".ipynb"))
		if err != nil || !bytes.Contains(saved, []byte("execute_result")) {
			t.Errorf("%s: --out: %v, %d bytes", id, err, len(saved))
		}
	}
}

const mixed = `---
title: Mixed
---
# Names live on

` + "```go\n" + `// step is redeclared below.
func step(x int) int { return x + 1 }
func twice(x int) int { return step(step(x)) }
x := 1 // a number
var words, n = strings.Fields("b a"), 2
twice(x)
` + "```\n\n```go\n" + `func step(x int) int { return x + 10 }
type pair struct{ A, B int }
x := "text"
slices.Sort(words)
fmt.Println(twice(n), x, words, pair{1, 2})
` + "```\n\n```go\n" + `func (p pair) Sum() int { return p.A + p.B }
squares := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 2), func(x int) int { return x * x })
squares.Collect()
` + "```\n\n```go\n" + `pair{n, 3}
` + "```\n"

func TestExportedNotebooksAreGoPrograms(t *testing.T) {
	h, goCommand := withToolchain(t)
	h.write("mixed.md", mixed)
	want, _ := h.lab(exitDone, "run", "mixed.md")
	if out, _ := h.lab(exitDone, "export", "mixed.md"); !strings.Contains(out, "cd mixed && go run .") {
		t.Errorf("export says %q", out)
	}
	dir := filepath.Join(h.dir, "mixed")
	if got := goCommand(dir, "run", "."); got != want || want == "" {
		t.Errorf("the program wrote\n%s\nthe notebook\n%s", got, want)
	}
	goCommand(dir, "vet", ".")
	text, err := os.ReadFile(filepath.Join(dir, "main.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"// # Names live on", "// step is redeclared below.\n", "x = 1 // a number", "x2 = \"text\"", "step = stepCell2"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("%q is not in the program:\n%s", part, text)
		}
	}
	if _, said := h.lab(exitUsage, "export", "mixed.md"); !strings.Contains(said, "mixed is not empty") {
		t.Errorf("a second export says %q", said)
	}
	h.write("bad.md", "---\ntitle: B\n---\n```go\nvar n int = \"text\"\n```\n")
	if _, said := h.lab(exitFailed, "export", "bad.md"); !strings.Contains(said, "bad.md:5:13: cannot use \"text\"") {
		t.Errorf("a notebook that does not compile: %q", said)
	}
}

func TestCompiledCellsFailAsOthersDo(t *testing.T) {
	h, _ := withToolchain(t)
	h.write("bad.md", "---\ntitle: B\n---\n```go\nfunc at(i int) int {\n\treturn []int{1}[i]\n}\nprintln(\"seen\", 0.5)\nat(7)\n```\n\n```go\nundefined\n```\n\n```go\nat(0)\n```\n")
	for _, engine := range []string{"typed", "compiled"} {
		out, said := h.lab(exitFailed, "run", "--allow-errors", "--engine", engine, "bad.md")
		for _, part := range []string{"seen 0.5", "bad.md:6:", "panic: runtime error: index out of range [7] with length 1", "bad.md:13:1: undefined: undefined"} {
			if !strings.Contains(said, part) {
				t.Errorf("%s: %q is not in %q", engine, part, said)
			}
		}
		if out != "1\n" {
			t.Errorf("%s: the last cell shows %q", engine, out)
		}
	}
}

const withArguments = `//go:build ignore

package main

import (
	"bufio"
	"fmt"
	"os"

	"lab/rdd"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Println("read", in.Text())
	}
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(os.Args[1:], rdd.Range(sc, 0, 10, 1).Count())
	os.Exit(3)
}
`

func TestCompiledProgramsRunAsFromTheShell(t *testing.T) {
	h, goCommand := withToolchain(t)
	h.write("args.go", withArguments)
	cmd := h.command("run", "--engine", "compiled", "args.go", "--", "-a", "b")
	cmd.Stdin = strings.NewReader("one\ntwo\n")
	out, err := cmd.Output()
	if cmd.ProcessState.ExitCode() != 3 || string(out) != "read one\nread two\n[-a b] 10\n" {
		t.Errorf("%v\n%s", err, out)
	}
	h.write("bad.go", "package main\n\nfunc main() {\n\tvar n int = \"x\"\n}\n")
	if _, said := h.lab(exitFailed, "run", "--engine", "compiled", "bad.go"); !strings.Contains(said, "bad.go:4:14: cannot use \"x\"") || strings.Contains(said, "#") {
		t.Errorf("a program that does not compile: %q", said)
	}
	h.write("boom.go", "package main\n\nfunc main() {\n\tvar m map[string]int\n\tm[\"a\"] = 1\n}\n")
	if _, said := h.lab(2, "run", "--engine", "compiled", "boom.go"); !strings.Contains(said, "boom.go:5") {
		t.Errorf("a program that panics: %q", said)
	}
	h.write("cells.go", "package main\n\nimport \"fmt\"\n\nvar n = 6\n\nfunc main() { fmt.Println(n*7, 1/(n-6)) }\n")
	if _, said := h.lab(exitFailed, "run", "--restricted", "--engine", "compiled", "cells.go"); !strings.Contains(said, "cells.go:7") || !strings.Contains(said, "divide by zero") {
		t.Errorf("a restricted program that panics: %q", said)
	}
	if _, said := h.lab(exitFailed, "run", "--restricted", "--engine", "compiled", "args.go"); !strings.Contains(said, "package os is not available") {
		t.Errorf("a restricted program with package os: %q", said)
	}
	h.lab(exitDone, "export", "args.go", "-o", "out")
	goCommand(filepath.Join(h.dir, "out"), "vet", ".")
}

func TestTheCompiledEngineSaysWhatItNeeds(t *testing.T) {
	h := newHome(t)
	h.write("one.md", "---\ntitle: O\n---\n```go\n1\n```\n")
	t.Setenv("PATH", h.dir)
	for _, file := range []string{"one.md", "one.go"} {
		h.write("one.go", "package main\n\nfunc main() {}\n")
		if _, said := h.lab(exitImpossible, "run", "--engine", "compiled", file); !strings.Contains(said, "install Go 1.26") || !strings.Contains(said, "--engine typed") {
			t.Errorf("%s: without a toolchain: %q", file, said)
		}
	}
	if os.PathSeparator == '/' {
		h.write("go", "#!/bin/sh\necho go1.20\n")
		if err := os.Chmod(filepath.Join(h.dir, "go"), 0o700); err != nil {
			t.Fatal(err)
		}
		if _, said := h.lab(exitImpossible, "run", "--engine", "compiled", "one.md"); !strings.Contains(said, "is go1.20, which is too old") {
			t.Errorf("with an old toolchain: %q", said)
		}
	}
	if _, said := h.lab(exitUsage, "serve", "--engine", "compiled"); !strings.Contains(said, "--engine must be one of") {
		t.Errorf("lab serve takes it: %q", said)
	}
}
