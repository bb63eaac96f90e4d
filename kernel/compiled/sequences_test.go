package compiled

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lab/kernel"
	"lab/kernel/enginetest"
	"lab/kernel/universe"
	"lab/kernel/wire"
)

// sample is how many of the sequences run where not all of them were asked for: linking takes half a second each.
const sample = 8

// refused are the sequences of which a program cannot be made, because it has its methods from the start.
var refused = map[string]string{
	"methods/embedded interface later": "Sound",
	"methods/later String":             "String",
	"methods/later as error":           "Error",
	"methods/later and in interfaces":  "String",
}

// told are failures that a program words otherwise, because its types of one name have different names.
var told = map[string]map[int]string{
	"redeclared/type, old meets new at run": {5: "interface {} is main.T, not main.T2"},
}

type sequence struct {
	name  string
	cells []string // with what is expected
}

func sequences() []sequence {
	var all []sequence
	for _, theme := range enginetest.Themes {
		for name, cells := range theme.Sequences {
			all = append(all, sequence{theme.Name + "/" + name, cells})
		}
	}
	slices.SortFunc(all, func(a, b sequence) int { return strings.Compare(a.name, b.name) })
	return all
}

// TestSequences compiles sequences of cells and runs them in kernels. LAB_COMPILED=all takes all of them.
func TestSequences(t *testing.T) {
	tools, err := FindToolchain(t.Context())
	if err != nil {
		t.Skip(err)
	}
	u, err := universe.Load()
	if err != nil {
		t.Fatal(err)
	}
	all := sequences()
	if os.Getenv("LAB_COMPILED") != "all" {
		var some []sequence
		for i := 0; i < len(all); i += len(all)/sample + 1 {
			some = append(some, all[i])
		}
		all = some
	}
	dir := t.TempDir()
	files := map[string]string{}
	built := map[string]string{} // folders by sequence
	for i, s := range all {
		mayRefuse := s.cells[0] == enginetest.MayRefuse
		program, _, err := kernelFiles(u, s.toCompile())
		var refusal *Error
		if errors.As(err, &refusal) {
			if want, expected := refused[s.name]; !mayRefuse && (!expected || !strings.Contains(err.Error(), want)) {
				t.Errorf("%s: %v", s.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", s.name, err)
			continue
		}
		built[s.name] = fmt.Sprintf("seq%d", i)
		files[built[s.name]+"/main.go"] = program["main.go"]
	}
	m, err := newModule(files)
	if err == nil {
		err = m.write(dir, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(dir, "bin") + string(filepath.Separator)
	build := exec.Command(tools.Path, "build", "-trimpath", "-buildvcs=false", "-mod=mod", "-ldflags=-s -w", "-o", bin, "./...")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOTOOLCHAIN=local", "CGO_ENABLED=0", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, s := range all {
		if built[s.name] != "" {
			t.Run(s.name, func(t *testing.T) { s.run(t, filepath.Join(bin, built[s.name])) })
		}
	}
}

// code lists the cells with what they are to show and to fail with.
func (s sequence) code() (list [][3]string) {
	for _, cell := range s.cells {
		if cell == enginetest.MayRefuse {
			continue
		}
		src, value, hasValue := strings.Cut(cell, " => ")
		failure := ""
		if !hasValue {
			src, failure, _ = strings.Cut(cell, " !! ")
		}
		list = append(list, [3]string{src, value, failure})
	}
	return list
}

func (s sequence) toCompile() (cells []Cell) {
	for i, c := range s.code() {
		cells = append(cells, Cell{ID: fmt.Sprint("c", i), Source: c[0]})
	}
	return cells
}

func (s sequence) run(t *testing.T, command string) {
	k, err := kernel.Start(t.Context(), kernel.Options{Command: []string{command}, Dir: t.TempDir(), Engine: Name})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	for i, c := range s.code() {
		src, want, failure := c[0], c[1], c[2]
		if other, ok := told[s.name][i]; ok {
			failure = other
		}
		value := ""
		reply, err := k.Execute(context.Background(), wire.ExecuteRequestContent{Code: src, CellID: fmt.Sprint("c", i)}, func(m wire.Message) {
			if m.Header.Type == wire.ExecuteResult {
				if result, err := wire.Decode[wire.ExecuteResultContent](m); err == nil {
					value = result.Data.Text("text/plain")
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		said := strings.Join(reply.Traceback, "\n")
		switch {
		case reply.Status != wire.OK && (failure == "" || !strings.Contains(said, failure)):
			t.Fatalf("cell %d:\n%s\nerror: %s", i, src, said)
		case reply.Status == wire.OK && failure != "":
			t.Fatalf("cell %d:\n%s\nno error, want %q; value %s", i, src, failure, value)
		case want != "" && value != want:
			t.Errorf("cell %d:\n%s\ngot  %s\nwant %s", i, src, value, want)
		}
	}
}
