package variants

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"lab/exercises"
	"lab/kernel/scratch"
)

// compileError says why answers do not compile.
type compileError struct {
	err  error
	said string
}

func (e *compileError) Error() string { return fmt.Sprintf("%v: %s", e.err, e.said) }
func (e *compileError) Unwrap() error { return e.err }

// single are the files of an exercise that change where an answer has a binary to itself.
func (c Compiler) single(ex *exercises.Exercise, answer string) map[string]string {
	return map[string]string{ex.Starter.File: pack(ex, answer)}
}

// merged are the files of an exercise that change where variants share a binary: its checks become theirs, and tests of the
// checks' names call those of one variant. Files whose text is empty are left out.
func (c Compiler) merged(ex *exercises.Exercise, variants []variant) map[string]string {
	files := map[string]string{ex.Starter.File: ""}
	for _, f := range ex.Files {
		files[f.File] = ""
	}
	for _, v := range variants {
		for name, text := range v.files {
			files[name] = text
		}
	}
	// The table is a variable of the package, so the answer is chosen before any code of it runs.
	table := "checks" + strings.TrimRight(variants[0].suffix, "0123456789")
	var tests, out strings.Builder
	fmt.Fprintf(&out, "package %s\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nvar %s = map[string]map[string]func(*testing.T){\n", ex.ID, table)
	for _, v := range variants {
		fmt.Fprintf(&out, "\t\"%d\": {\n", v.answer)
		for _, t := range ex.Tests {
			fmt.Fprintf(&out, "\t\t%q: %s,\n", t.Name, t.Name+v.suffix)
		}
		out.WriteString("\t},\n")
	}
	for _, t := range ex.Tests {
		fmt.Fprintf(&tests, "\nfunc %s(t *testing.T) { %s[%q](t) }\n", t.Name, table, t.Name)
	}
	fmt.Fprintf(&out, "}[os.Getenv(%q)]\n%s", variable, tests.String())
	files[table+"_test.go"] = out.String()
	return files
}

// build makes a test binary of an exercise some of whose files are others. The error is a *compileError where go test says
// no, else ctx's or one of the system.
func (c Compiler) build(ctx context.Context, ex *exercises.Exercise, temp *scratch.Folder, name string, files map[string]string) (string, error) {
	dir := filepath.Join(temp.Path(), name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", fmt.Errorf("compile answers to %q: %w", ex.ID, err)
	}
	replace := map[string]string{}
	for name, text := range files {
		place := filepath.Join(c.Dir, ex.ID, name)
		if text == "" {
			replace[place] = ""
			continue
		}
		file := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return "", fmt.Errorf("compile answers to %q: %w", ex.ID, err)
		}
		replace[place] = file
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": replace})
	if err != nil {
		return "", fmt.Errorf("compile answers to %q: %w", ex.ID, err)
	}
	overlayFile := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlayFile, overlay, 0o600); err != nil {
		return "", fmt.Errorf("compile answers to %q: %w", ex.ID, err)
	}
	binary := filepath.Join(dir, "checks.exe") // Windows wants the ending, others do not mind
	// Without the tables of debuggers linking is faster.
	cmd := exec.CommandContext(ctx, c.Go, "test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", overlayFile, "-o", binary, "./"+ex.ID)
	cmd.Dir = c.Dir
	// An interrupted go command leaves its temporary files where they are, so they must be among ours.
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0", "GOTMPDIR="+dir)
	// A killed one would leave compilers at work.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	err = cmd.Run()
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if err != nil {
		return "", &compileError{err: err, said: strings.TrimSpace(said.String())}
	}
	return binary, nil
}
