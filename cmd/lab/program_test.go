package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"lab/kernel/engines"
)

const sumProgram = `// Adds.
package main

import "fmt"

type point struct{ X, Y int }

func (p point) sum() int { return p.X + p.Y }

func main() {
	fmt.Println("sum", point{1, 2}.sum())
}
`

func TestRunProgramRestricted(t *testing.T) {
	h := newHome(t)
	h.write("good.go", sumProgram)
	if out, err := h.lab(exitDone, "run", "--restricted", "good.go"); out != "sum 3\n" || err != "" {
		t.Errorf("wrote %q and %q", out, err)
	}
	h.write("bad.go", strings.Replace(sumProgram, "point{1, 2}.sum()", "missing", 1))
	if out, err := h.lab(exitFailed, "run", "--restricted", "bad.go"); out != "" || err != "bad.go:11:21: undefined: missing\n" {
		t.Errorf("wrote %q and %q", out, err)
	}
	h.write("library.go", "package stuff\n")
	if _, err := h.lab(exitFailed, "run", "--restricted", "library.go"); !strings.Contains(err, "needs package main and func main()") {
		t.Errorf("wrote %q", err)
	}
	h.write("panics.go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tpanic(fmt.Sprint(\"oh \", 7))\n}\n")
	if _, err := h.lab(exitFailed, "run", "--restricted", "panics.go"); !strings.HasPrefix(err, "panics.go:6:") || !strings.Contains(err, "panic: oh 7") {
		t.Errorf("wrote %q", err)
	}
	h.write("exit.go", "package main\n\nimport \"os\"\n\nfunc main() { os.Exit(7) }\n")
	if _, err := h.lab(exitFailed, "run", "--restricted", "exit.go"); !strings.HasPrefix(err, "exit.go:3:8: package os is not available in cells") {
		t.Errorf("wrote %q", err)
	}
	if _, err := h.lab(exitUsage, "run", "--restricted", "good.go", "--", "x"); !strings.Contains(err, "cells cannot read arguments") {
		t.Errorf("arguments: %q", err)
	}
	if _, err := h.lab(exitUsage, "run", "--out", "x.ipynb", "good.go"); !strings.Contains(err, "--restricted") {
		t.Errorf("--out: %q", err)
	}
}

// A program of the user's own runs as go run runs it. Each is run by lab with every engine; what it writes is what go run
// writes, but for the traces.
func TestRunProgram(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		args         []string
		stdin        string
		code         int
		out, err     string // err: what standard error begins with
		engines      []string
		errAlso      string
		withoutError bool
	}{
		{
			name: "declarations in any order", out: "sum 3\n", withoutError: true, text: sumProgram,
		},
		{
			name: "arguments, input, environment and exit code", args: []string{"--", "-n", "2", "a", "--", "b"}, stdin: "one\ntwo\n", code: 7,
			text: `package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
)

var n = flag.Int("n", 1, "a number")

func main() {
	flag.Parse()
	fmt.Println(len(os.Args), *n, flag.Args(), os.Getenv("LAB_TEST_AS_LAB"))
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fmt.Println("read", lines.Text())
	}
	defer fmt.Println("not deferred beyond Exit")
	fmt.Fprintln(os.Stderr, "bye")
	os.Exit(7)
}
`,
			out: "6 2 [a -- b] 1\nread one\nread two\n", err: "bye\n",
		},
		{
			name: "reads and writes files of its folder", withoutError: true,
			text: `package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"unsafe"
)

type pair struct {
	a int32
	b string
}

func main() {
	if err := os.WriteFile(filepath.Join(".", "note.txt"), []byte("kept"), 0o600); err != nil {
		log.Fatal(err)
	}
	text, err := os.ReadFile("note.txt")
	fmt.Println(string(text), err, reflect.TypeFor[pair]().NumField(), unsafe.Sizeof(pair{}) >= 20, runtime.NumCPU() > 0)
	_, err = os.Open("missing.txt")
	fmt.Println(os.IsNotExist(err))
}
`,
			out: "kept <nil> 2 true true\ntrue\n", engines: []string{"typed"}, // yaegi has no unsafe
		},
		{
			name: "order of initialisation", withoutError: true,
			text: `package main

import "fmt"

var a = b + 1

func init() { fmt.Println("init 1", a, b) }

var b = f()

func f() int { fmt.Println("f"); return 4 }

func init() { fmt.Println("init 2") }

func main() { fmt.Println("main") }
`,
			out: "f\ninit 1 5 4\ninit 2\nmain\n",
		},
		{
			name: "a panic", code: 2, text: "package main\n\nimport \"fmt\"\n\nfunc fail(n int) { panic(fmt.Sprint(\"oh \", n)) }\n\nfunc main() {\n\tdefer fmt.Println(\"deferred\")\n\tfail(7)\n}\n",
			out: "deferred\n", err: "panic: oh 7\n\ngoroutine ", errAlso: "main.fail(...)\n\tprogram.go:5:",
		},
		{
			name: "a panic with a value of an own type", code: 2, text: "package main\n\ntype ratio float64\n\nfunc main() { panic(ratio(1.5)) }\n",
			err: "panic: main.ratio(1.5)\n\ngoroutine ", engines: []string{"typed"},
		},
		{
			name: "a panic in a goroutine", code: 2, text: "package main\n\nfunc main() {\n\tgo func() { panic(\"oh\") }()\n\tselect {}\n}\n",
			err: "panic: oh\n\ngoroutine ", errAlso: "program.go:4:",
		},
		{
			name: "compile errors, all at once and as a file's", code: 1,
			text: "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tx := 1\n\tfmt.Println(missing)\n}\n",
			err:  "program.go:5:2: \"os\" imported and not used\nprogram.go:9:2: declared and not used: x\nprogram.go:10:14: undefined: missing\n",
		},
		{
			name: "a syntax error", code: 1, text: "package main\n\nx := 1\n",
			err: "program.go:3:1: syntax error: non-declaration statement outside function body\n",
		},
		{
			name: "no main", code: 1, text: "package main\n", err: "program.go:1:9: function main is undeclared in the main package\n",
		},
		{
			name: "a library", code: 1, text: "package stuff\n", err: "program.go:1:9: package stuff is not a program",
		},
		{
			name: "packages that are not there", code: 1, text: "package main\n\nimport (\n\t\"C\"\n\t\"example.com/x\"\n\t\"internal/abi\"\n\t\"no/such\"\n)\n\nfunc main() {}\n",
			err:     "program.go:4:2: lab cannot run programs that call C\nprogram.go:5:2: package example.com/x is not available",
			errAlso: "program.go:6:2: use of internal package internal/abi not allowed\nprogram.go:7:2: package no/such is not in std\n",
		},
		{
			name: "a deadlock", code: 2, text: "package main\n\nfunc main() {\n\tc := make(chan int)\n\t<-c\n}\n",
			err: "fatal error: all goroutines are asleep - deadlock!\n", errAlso: "program.go:5:", engines: []string{"typed"},
		},
	} {
		use := test.engines
		if use == nil {
			use = engines.Names()
		}
		for _, engine := range use {
			t.Run(test.name+" on "+engine, func(t *testing.T) {
				h := newHome(t)
				h.write("program.go", test.text)
				cmd := h.command(append([]string{"run", "--engine", engine, "program.go"}, test.args...)...)
				var out, stderr bytes.Buffer
				cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(test.stdin), &out, &stderr
				var exited *exec.ExitError
				if err := cmd.Run(); err != nil && !errors.As(err, &exited) {
					t.Fatal(err)
				}
				if got := cmd.ProcessState.ExitCode(); got != test.code {
					t.Errorf("exit code %d, want %d", got, test.code)
				}
				if out.String() != test.out {
					t.Errorf("wrote %q, want %q", out.String(), test.out)
				}
				if e := stderr.String(); !strings.HasPrefix(e, test.err) || !strings.Contains(e, test.errAlso) || test.withoutError && e != "" {
					t.Errorf("reported %q, want %q and %q", e, test.err, test.errAlso)
				}
			})
		}
	}
}

// Ctrl-C reaches the program, and ends it where it does not listen.
func TestSignalsReachPrograms(t *testing.T) {
	for _, test := range []struct{ name, text, end string }{
		{"deaf", "package main\n\nfunc main() {\n\tprintln(\"on\")\n\tfor {\n\t}\n}\n", ""},
		{"listening", "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\t\"os/signal\"\n)\n\nfunc main() {\n\tc := make(chan os.Signal, 1)\n\tsignal.Notify(c, os.Interrupt)\n\tprintln(\"on\")\n\tfmt.Println(\"got\", <-c)\n}\n", "got interrupt\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := newHome(t)
			h.write("program.go", test.text)
			cmd := h.command("run", "program.go")
			var out bytes.Buffer
			cmd.Stdout = &out
			stderr, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			on := make([]byte, len("on\n"))
			if _, err := stderr.Read(on); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Skipf("this system cannot send Ctrl-C to a process: %v", err)
			}
			if err := cmd.Wait(); (err == nil) != (test.end != "") || out.String() != test.end {
				t.Errorf("ended with %v after %q", err, out.String())
			}
		})
	}
}
