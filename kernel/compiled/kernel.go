package compiled

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"lab/kernel/compiled/program"
	"lab/kernel/front"
	"lab/kernel/universe"
)

const programPath = "lab/kernel/compiled/program"

// BuildKernel builds the kernel process of a notebook in an empty folder and returns its path. Cells that do not compile are not
// in it; the kernel reports them when they are to run, as others do. What the compiler says of the rest is an *Error.
func BuildKernel(ctx context.Context, u *universe.Universe, tools *Toolchain, dir string, cells []Cell) (string, error) {
	files, t, err := kernelFiles(u, cells)
	if err != nil {
		return "", err
	}
	m, err := newModule(files)
	if err == nil {
		err = m.write(dir, true)
	}
	if err != nil {
		return "", fmt.Errorf("write the notebook's program: %w", err)
	}
	path, err := tools.build(ctx, dir, ".", "-ldflags=-s -w")
	var said *BuildError
	if errors.As(err, &said) {
		return "", t.located(said)
	}
	return path, err
}

// kernelFiles writes a notebook as the program of a kernel.
func kernelFiles(u *universe.Universe, cells []Cell) (map[string]string, *translation, error) {
	t, err := check(u, cells)
	if err != nil {
		return nil, nil, err
	}
	kernel := t.names.fresh("kernel", false)
	w := &writer{translation: t, lines: true, show: kernel + ".Show", printing: map[string]string{
		"print": kernel + ".Print", "println": kernel + ".Println",
	}}
	for _, c := range t.code() {
		if err := w.cell(c); err != nil {
			return nil, nil, err
		}
	}
	cellsText := w.b.String()

	w.b.Reset()
	w.b.WriteString("package main\n")
	programName := w.names.importAs(programPath, "program")
	contextType, err := w.names.typeText(t.context.Type())
	if err != nil {
		return nil, nil, err
	}
	w.imports()
	sc := w.names.objects[t.context]
	fmt.Fprintf(&w.b, "\nvar (\n\t%s = %s.New()\n\t%s %s\n)\n", kernel, programName, sc, contextType)
	fmt.Fprintf(&w.b, "\nfunc main() {\n\t%s.Variable(%q, &%s)\n", kernel, front.Context, sc)
	for obj, name := range w.names.objects {
		if name != obj.Name() {
			fmt.Fprintf(&w.b, "\t%s.Renamed(%q, %q)\n", kernel, name, obj.Name())
		}
	}
	for _, c := range t.code() {
		for _, b := range c.binds {
			fmt.Fprintf(&w.b, "\t%s.Renamed(%q, %q)\n", kernel, b.impl, b.chain.members[0].Name())
		}
		for _, name := range c.inits {
			fmt.Fprintf(&w.b, "\t%s.Renamed(%q, %q)\n", kernel, name, "init")
		}
		entry := c.entry
		if entry == "" {
			entry = "func() {}"
		}
		fmt.Fprintf(&w.b, "\t%s.Add(%d, %q, %d, %q, %s)\n", kernel, c.number, c.ID, program.Sum(c.Source), c.entry, entry)
	}
	fmt.Fprintf(&w.b, "\t%s.Main()\n}\n", kernel)
	return map[string]string{"main.go": w.b.String() + cellsText}, t, nil
}

var compilerLine = regexp.MustCompile(`^(?:.*[/\\])?cell(\d+)\.go:(\d+)(?::(\d+))?: (.*)$`)

// located finds the cells that a compiler's messages are about. The front end has checked them, so that there are any is rare:
// a constant that does not fit where it is shown.
func (t *translation) located(said *BuildError) error {
	var found []front.Diagnostic
	for line := range strings.Lines(said.Output) {
		parts := compilerLine.FindStringSubmatch(strings.TrimSpace(line))
		if parts == nil {
			continue
		}
		number, _ := strconv.Atoi(parts[1]) // digits, as the expression says
		row, _ := strconv.Atoi(parts[2])
		for _, u := range t.code() {
			if u.number == number {
				found = append(found, u.checked.LineDiagnostic(row, parts[4]))
			}
		}
	}
	if len(found) == 0 {
		return said
	}
	return &Error{found}
}

// BuildProgram builds a program of one file in an empty folder and returns its path. Messages of the compiler name the file
// as it was given.
func BuildProgram(ctx context.Context, tools *Toolchain, dir, file, source string) (string, error) {
	shown, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	// The first line says where the text comes from, so lines and columns are those of the file.
	m, err := newModule(map[string]string{"main.go": "//line " + filepath.ToSlash(shown) + ":1:1\n" + source})
	if err == nil {
		err = m.write(dir, true)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	path, err := tools.build(ctx, dir, "main.go")
	var said *BuildError
	if errors.As(err, &said) {
		var lines []string
		for line := range strings.Lines(said.Output) {
			if strings.HasPrefix(line, "# ") {
				continue // the name of the package
			}
			lines = append(lines, strings.TrimRight(relocate(line, dir, shown, file), "\n"))
		}
		return "", &BuildError{strings.Join(lines, "\n")}
	}
	return path, err
}

// relocate names the file in a compiler's message as the user did.
func relocate(line, dir, shown, file string) string {
	if rel, err := filepath.Rel(dir, shown); err == nil {
		line = strings.ReplaceAll(line, rel, file)
	}
	line = strings.ReplaceAll(line, shown, file)
	return strings.ReplaceAll(line, "."+string(os.PathSeparator)+"main.go", file)
}
