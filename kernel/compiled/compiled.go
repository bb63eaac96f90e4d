// Package compiled makes an ordinary Go program of a notebook, and builds it with the Go toolchain of the machine.
//
// The other engines run a cell when it comes; this one sees the whole notebook first. Translate checks the cells with the
// front end, one after another as a kernel would, and writes them down as one package: what cells declare stands at its top
// level, the statements of each cell in a function of its own. The text stays the student's, comments included; only
// what a file cannot say is edited, at the positions that go/types knows:
//
//   - A variable of a cell's top level becomes one of the package, so := becomes = there.
//   - A name that is declared anew is another object: later ones get a number (x, x2), wherever they are meant.
//   - A function that is declared again with the same signature is a variable, assigned when its cell runs, because functions of
//     earlier cells call the new one from then on. A generic one is a function that asks which cell ran last.
//   - The last expression of a cell goes through a function that shows it.
//
// There are two readers of the result. A person gets a folder in which "go run ." works (Export): the program, and beside it the
// sources of our packages that it imports, which the lab binary carries. A kernel process gets the same program with a main
// that answers the kernel's messages (Build, package program), so whatever holds for a kernel, isolation first, holds for
// a compiled notebook.
//
// What it cannot do: run a cell twice or out of order, add one, or interrupt one; a kernel of it lives for one run from top to
// bottom.
package compiled

import (
	"fmt"
	"strings"

	"lab/kernel/front"
)

// Name is what --engine calls this engine.
const Name = "compiled"

// Cell is a cell of a notebook.
type Cell struct {
	ID     string
	Source string
	// Markdown tells prose, which becomes a comment, from code.
	Markdown bool
}

// Error says which cells cannot be translated, and why.
type Error struct{ Diagnostics []front.Diagnostic }

func (e *Error) Error() string {
	var lines []string
	for _, d := range e.Diagnostics {
		lines = append(lines, d.String())
	}
	return fmt.Sprintf("translate the notebook: %s", strings.Join(lines, "; "))
}
