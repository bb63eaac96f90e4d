package front

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The table testdata/compiler.txt holds faulty cells and what the Go compiler prints for them as programs. The test
// needs no toolchain; with -update the compiler is asked anew.
var update = flag.Bool("update", false, "ask the Go compiler again for what testdata/compiler.txt expects")

const compilerTable = "testdata/compiler.txt"

// faulty is a row of the table. A func row is the body of a function, as statements of a cell are; a file row holds
// declarations.
type faulty struct {
	kind, name, source string
	want               []string // "line:column: message"
}

func readFaulty(t *testing.T) []faulty {
	t.Helper()
	data, err := os.ReadFile(compilerTable)
	if err != nil {
		t.Fatal(err)
	}
	var rows []faulty
	for text := range strings.SplitSeq("\n"+string(data), "\n=== ") {
		if text == "" {
			continue
		}
		head, rest, _ := strings.Cut(text, "\n")
		kind, name, ok := strings.Cut(head, ": ")
		source, want, ok2 := strings.Cut(rest, "\n---")
		if !ok || !ok2 || kind != "func" && kind != "file" {
			t.Fatalf("%s: the row %q is not of the form === func|file: name, source, ---, errors", compilerTable, head)
		}
		row := faulty{kind: kind, name: name, source: source}
		if want = strings.TrimSpace(want); want != "" {
			row.want = strings.Split(want, "\n")
		}
		rows = append(rows, row)
	}
	return rows
}

func TestErrorsReadAsTheCompilerWordsThem(t *testing.T) {
	rows := readFaulty(t)
	if *update {
		askCompiler(t, rows)
	}
	if len(rows) < 80 {
		t.Errorf("%d faulty cells; want at least 80", len(rows))
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			c, diags := newTestSession(t).Check("cell", row.source, false)
			if c != nil {
				t.Fatalf("no error in\n%s", row.source)
			}
			var got []string
			for _, d := range diags {
				got = append(got, fmt.Sprintf("%d:%d: %s", d.Line, d.Column, oneLine(d.Message)))
				if d.EndLine < d.Line || d.EndLine == d.Line && d.EndColumn < d.Column {
					t.Errorf("%v ends at %d:%d", d, d.EndLine, d.EndColumn)
				}
			}
			if strings.HasPrefix(row.name, "syntax") {
				// Behind a syntax error the compiler guesses how to go on; what it makes of that is not wanted here.
				row.want = slices.DeleteFunc(row.want, func(line string) bool { return !slices.Contains(got, line) && line != row.want[0] })
			}
			if !slices.Equal(got, row.want) {
				t.Errorf("%s\nerrors:\n\t%s\nthe compiler's:\n\t%s", row.source, strings.Join(got, "\n\t"), strings.Join(row.want, "\n\t"))
			}
		})
	}
}

// askCompiler fills in what go tool compile prints, and writes the table.
func askCompiler(t *testing.T, rows []faulty) {
	t.Helper()
	packages := []string{"fmt", "math", "slices", "strconv", "strings", "sync", "time"}
	dir := t.TempDir()
	config := filepath.Join(dir, "importcfg")
	list := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"}, packages...)...)
	exports, err := list.Output()
	if err != nil {
		t.Fatalf("list export data with the go command: %v", err)
	}
	if err := os.WriteFile(config, exports, 0o600); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for i := range rows {
		row := &rows[i]
		var program strings.Builder
		program.WriteString("package main\n")
		for _, p := range packages {
			// In a file row only what it needs, since it may declare or import the name itself.
			if row.kind == "func" || strings.Contains(row.source, p+".") && !strings.Contains(row.source, strconv.Quote(p)) {
				fmt.Fprintf(&program, "import %q\n", p)
			}
		}
		if row.kind == "func" {
			program.WriteString("func main() {\n//line cell:1:1\n" + row.source + "\n}\n")
		} else {
			program.WriteString("//line cell:1:1\n" + row.source + "\n")
		}
		file := filepath.Join(dir, "row.go")
		if err := os.WriteFile(file, []byte(program.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("go", "tool", "compile", "-e", "-complete", "-p", "main", "-importcfg", config, "-o", filepath.Join(dir, "row.o"), file).CombinedOutput()
		if err == nil {
			t.Fatalf("row %q compiles", row.name)
		}
		row.want = compilerErrors(row.source, string(out))
		fmt.Fprintf(&table, "=== %s: %s\n%s\n---\n", row.kind, row.name, row.source)
		for _, line := range row.want {
			table.WriteString(line + "\n")
		}
	}
	if err := os.WriteFile(compilerTable, []byte(table.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

var (
	compilerLine = regexp.MustCompile(`^cell:(\d+):(\d+)(?:\[[^\]]*\])?: (.*)$`)
	detailLine   = regexp.MustCompile(`^\tcell:(\d+):\d+(?:\[[^\]]*\])?: (.*)$`)
	position     = regexp.MustCompile(`cell:(\d+):\d+(?:\[[^\]]*\])?`)
)

// compilerErrors reads the compiler's output. Places inside of messages are written as front does, and what lies
// behind the cell's end is at its end.
func compilerErrors(source, output string) []string {
	var list []string
	trimmed := strings.TrimRight(source, " \t\r\n")
	lastLine := strings.Count(trimmed, "\n") + 1
	lastColumn := len(trimmed) - strings.LastIndexByte(trimmed, '\n')
	for line := range strings.Lines(output) {
		line = strings.TrimSuffix(line, "\n")
		if m := compilerLine.FindStringSubmatch(line); m != nil {
			l, _ := strconv.Atoi(m[1])
			c, _ := strconv.Atoi(m[2])
			if l > lastLine || l == lastLine && c > lastColumn {
				l, c = lastLine, lastColumn
			}
			switch {
			case strings.HasSuffix(m[3], "and not used") && strings.Contains(m[3], "imported"):
				continue // fine in cells
			case l == lastLine && c == lastColumn: // the brace that the row was given
				m[3] = strings.Replace(m[3], "unexpected },", "unexpected EOF,", 1)
			}
			list = append(list, fmt.Sprintf("%d:%d: %s", l, c, m[3]))
			continue
		}
		if !strings.HasPrefix(line, "\t") || len(list) == 0 {
			continue
		}
		if m := detailLine.FindStringSubmatch(line); m != nil {
			list[len(list)-1] += " (" + m[2] + " at line " + m[1] + ")"
			continue
		}
		list[len(list)-1] += oneLine("\n" + line)
	}
	for i := range list {
		list[i] = strings.ReplaceAll(position.ReplaceAllString(list[i], "line $1"), "$GOROOT/src/", "")
	}
	return list
}

// oneLine writes a message's further lines in one.
func oneLine(message string) string {
	return strings.NewReplacer("\n", "\\n", "\t", "\\t").Replace(message)
}
