package compiled

import (
	"fmt"
	"go/format"
	"regexp"
	"strings"

	"lab/kernel/universe"
)

// showFile is the file of an exported program that is not the notebook's.
const showFile = `package main

import (
	"fmt"

	%[2]s "lab/kernel/show"
)

// %[1]s prints values as the notebook shows them.
func %[1]s(values ...any) {
	text, _ := %[2]s.Values(values...)
	fmt.Println(text)
}
`

// Program is a notebook as a Go program.
type Program struct {
	// Files are the program's own files by name.
	Files  map[string]string
	module *module
}

// Export makes a program for people of a notebook. Every cell must compile: an *Error says which does not.
func Export(u *universe.Universe, title string, cells []Cell) (*Program, error) {
	t, err := check(u, cells)
	if err != nil {
		return nil, err
	}
	if len(t.mistakes) > 0 {
		return nil, &Error{t.mistakes}
	}
	w := &writer{translation: t, show: t.names.fresh("show", false)}
	shows := false
	for _, c := range t.cells {
		if c.checked == nil {
			w.b.WriteString("\n" + comment(c.Source))
			continue
		}
		if err := w.cell(c); err != nil {
			return nil, err
		}
		shows = shows || c.checked.Last != nil && w.showsValue(c.checked)
	}
	cellsText := w.b.String()

	w.b.Reset()
	fmt.Fprintf(&w.b, "// The notebook %q as a Go program: go run . runs it. What cells declare stands below, cell after cell, and main runs\n// their statements in the same order.\npackage main\n", title)
	contextType := ""
	if w.usesContext() {
		contextType = w.names.importAs("lab/rdd", "rdd")
	}
	w.imports()
	if contextType != "" {
		fmt.Fprintf(&w.b, "\n// %[1]s is the context of the notebook's RDDs.\nvar %[1]s = %[2]s.NewContext()\n", w.names.objects[t.context], contextType)
	}
	w.b.WriteString("\nfunc main() {\n")
	if contextType != "" {
		fmt.Fprintf(&w.b, "defer %s.Close()\n", w.names.objects[t.context])
	}
	for _, c := range t.code() {
		if c.entry != "" {
			fmt.Fprintf(&w.b, "%s()\n", c.entry)
		}
	}
	w.b.WriteString("}\n" + cellsText)
	text, err := format.Source([]byte(w.b.String()))
	if err != nil {
		return nil, fmt.Errorf("write the notebook as a program: %w", err)
	}
	p := &Program{Files: map[string]string{"main.go": string(text)}}
	if shows {
		p.Files["show.go"] = fmt.Sprintf(showFile, w.show, w.names.fresh("text", false))
	}
	p.module, err = newModule(p.Files)
	return p, err
}

var constraint = regexp.MustCompile(`(?m)\A((?:\s*//.*\n|\s*\n)*?)//go:build .*\n`)

// ExportProgram makes a folder's content of a program that is one file. A build constraint does not keep go run from a file
// that is named, but it would from a folder, so it goes.
func ExportProgram(source string) (*Program, error) {
	source = constraint.ReplaceAllString(source, "$1")
	p := &Program{Files: map[string]string{"main.go": source}}
	var err error
	p.module, err = newModule(p.Files)
	return p, err
}

// Write fills a folder, in which "go run ." then works.
func (p *Program) Write(dir string) error {
	if err := p.module.write(dir, false); err != nil {
		return fmt.Errorf("write the program to %s: %w", dir, err)
	}
	return nil
}

// Contents are all files of such a folder by their names, with slashes.
func (p *Program) Contents() (map[string]string, error) {
	files, err := p.module.contents(false)
	if err != nil {
		return nil, fmt.Errorf("lay out the program: %w", err)
	}
	return files, nil
}

// imports writes the import declaration.
func (w *writer) imports() {
	paths := w.names.sortedImports()
	if len(paths) == 0 {
		return
	}
	w.b.WriteString("\nimport (\n")
	for _, own := range []bool{false, true} { // the standard library first, as in any Go file
		for _, path := range paths {
			first, _, _ := strings.Cut(path, "/")
			if other := strings.Contains(first, ".") || first == "lab"; other != own {
				continue
			}
			name := w.names.imports[path]
			if pkg, err := w.universe.Import(path); err == nil && pkg.Name() == name {
				fmt.Fprintf(&w.b, "%q\n", path)
			} else {
				fmt.Fprintf(&w.b, "%s %q\n", name, path)
			}
		}
		w.b.WriteString("\n")
	}
	w.b.WriteString(")\n")
}

// usesContext says whether a cell mentions sc.
func (w *writer) usesContext() bool {
	for _, c := range w.code() {
		for _, obj := range c.checked.Info.Uses {
			if obj == w.context {
				return true
			}
		}
	}
	return false
}

func comment(markdown string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(markdown) + "\n") {
		b.WriteString(strings.TrimRight("// "+line, " \n\r\t") + "\n")
	}
	return b.String() + "\n"
}
