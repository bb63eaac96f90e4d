// Package notebook is the document: cells, their outputs and run state, and the files that hold them.
//
// A Document changes only through Apply, a pure function of state and operation; whoever owns the document (the
// server, a headless run) orders operations and carries out the effects that Apply returns. The package knows
// neither kernel nor page: what a run does reaches the document as operations. The page has a twin of Apply in
// TypeScript; both are tested with testdata/apply.json, so that they cannot disagree unnoticed.
//
// A run's outputs pass through a Limiter, which keeps the beginning and the end of what is too long.
//
// Two kinds of files hold notebooks. An .ipynb file (Load, Save, Folder) is what students keep and hand in: nbformat 4.5, written
// byte for byte as Jupyter writes it, with what other programs keep in it left in place. A lab.md file (FromMarkdown) is what
// instructors write. The reader and writer of nbformat are our own, since Go has no library that also writes the format.
package notebook

import "encoding/json"

// CellKind is the kind of a cell, with nbformat's words.
type CellKind string

const (
	Code     CellKind = "code"
	Markdown CellKind = "markdown"
	Raw      CellKind = "raw"
)

// Role says what a cell is for in a lab.
type Role string

const (
	// Free cells are the student's own.
	Free Role = ""
	// Locked cells belong to the lab and cannot be edited (fence word "setup").
	Locked Role = "setup"
	// Exercise cells are where the student solves an exercise.
	Exercise Role = "exercise"
)

// Validity says how a code cell's outputs relate to its source.
type Validity string

const (
	Fresh     Validity = "fresh"     // never run
	Evaluated Validity = "evaluated" // outputs belong to this source, this kernel and what the cell uses
	Stale     Validity = "stale"     // the source or what it uses changed since it ran, or it ran in a kernel that is gone
	Aborted   Validity = "aborted"   // the run was interrupted, or the kernel died
)

// Status says what a code cell is doing.
type Status string

const (
	Ready      Status = "ready"
	Queued     Status = "queued"
	Evaluating Status = "evaluating"
)

// Cell is one cell with its run state.
type Cell struct {
	ID     string   `json:"id"`
	Kind   CellKind `json:"kind"`
	Source string   `json:"source"`
	// Revision counts the changes of Source, so that a late edit from a second tab is seen as such.
	Revision int  `json:"revision"`
	Role     Role `json:"role"`
	// ExerciseID names the exercise that an Exercise cell solves.
	ExerciseID     string       `json:"exercise_id,omitempty"`
	Outputs        []Output     `json:"outputs"`
	ExecutionCount int          `json:"execution_count,omitempty"` // 0: not run
	Validity       Validity     `json:"validity"`
	Status         Status       `json:"status"`
	Millis         int64        `json:"millis,omitempty"` // how long the last run took
	Diagnostics    []Diagnostic `json:"diagnostics,omitempty"`
	// Ran is nil where the present kernel did not run the cell.
	Ran *Ran `json:"ran,omitempty"`
	// Check is the outcome of the last check of an Exercise cell.
	Check *Check `json:"check,omitempty"`
	// Hints is how many hints of its exercise are open.
	Hints int `json:"hints,omitempty"`
	// Attachments are files inside a text cell, as nbformat has them: by file name, then by MIME type.
	Attachments json.RawMessage `json:"attachments,omitempty" tstype:"{ [file: string]: { [mime: string]: string } }"`
	// Extra keeps metadata of the file that is not ours, so that saving loses nothing.
	Extra map[string]json.RawMessage `json:"-"`
}

// Output is one output of a cell: exactly the fields of its Kind are set.
type Output struct {
	Kind OutputKind `json:"kind"`
	// stream
	Name string `json:"name,omitempty"`
	Text string `json:"text,omitempty"`
	// display_data and execute_result: representations by MIME type; text is a JSON string.
	Data map[string]json.RawMessage `json:"data,omitempty" tstype:"{ [mime: string]: unknown }"`
	// Metadata says how to show Data (for example an image's width), in the file's own terms.
	Metadata map[string]json.RawMessage `json:"metadata,omitempty" tstype:"{ [key: string]: unknown }"`
	// DisplayID names an output that update_display can replace. A stream may have one too: the end of a long
	// output is replaced while it grows.
	DisplayID string `json:"display_id,omitempty"`
	// error
	ErrorName  string   `json:"error_name,omitempty"`
	ErrorValue string   `json:"error_value,omitempty"`
	Traceback  []string `json:"traceback,omitempty"`
}

// OutputKind is nbformat's output_type.
type OutputKind string

const (
	StreamOutput  OutputKind = "stream"
	DisplayOutput OutputKind = "display_data"
	ResultOutput  OutputKind = "execute_result"
	ErrorOutput   OutputKind = "error"
)

// Diagnostic marks a place in a cell's source; lines and columns count from 1, columns in bytes.
type Diagnostic struct {
	CellID    string `json:"cell_id"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Message   string `json:"message"`
	Hint      string `json:"hint,omitempty"`
	// Warning is true where the cell runs all the same.
	Warning bool `json:"warning,omitempty"`
}

// Check is the outcome of checking an exercise with the checks that a student may see.
type Check struct {
	Points    float64      `json:"points"`
	MaxPoints float64      `json:"max_points"`
	Running   bool         `json:"running"`
	Tests     []TestResult `json:"tests"`
	// Message says why no test ran, where that is so (for example: the cell does not compile).
	Message string `json:"message,omitempty"`
}

// TestResult is the outcome of one test function.
type TestResult struct {
	Name   string  `json:"name"`
	Passed bool    `json:"passed"`
	Points float64 `json:"points"`
	Log    string  `json:"log,omitempty"`
}

// KernelState is what the page shows of the notebook's kernel.
type KernelState string

const (
	KernelStarting   KernelState = "starting"
	KernelIdle       KernelState = "idle"
	KernelBusy       KernelState = "busy"
	KernelRestarting KernelState = "restarting"
	KernelDead       KernelState = "dead"
)

// Document is a whole notebook with its run state.
type Document struct {
	Title string `json:"title"`
	// Lab is the id of the lab that the notebook comes from, empty for a free notebook.
	Lab    string      `json:"lab,omitempty"`
	Cells  []Cell      `json:"cells"`
	Kernel KernelState `json:"kernel"`
	// KernelMessage says in a student's words why the kernel died or was restarted.
	KernelMessage string `json:"kernel_message,omitempty"`
	// Runs counts the runs of cells.
	Runs int `json:"runs,omitempty"`
	// Givers names for each name in the kernel the cell that gave it last.
	Givers map[string]string `json:"givers,omitempty" tstype:"{ [name: string]: string }"`
	// Deleted is the bin: the last 100 deleted cells with the index they had, newest last.
	Deleted []Deleted `json:"deleted"`
	// Extra keeps metadata of the file that is not ours, so that saving loses nothing.
	Extra map[string]json.RawMessage `json:"-"`
}

// MaxDeleted is how many cells the bin keeps; the oldest go first.
const MaxDeleted = 100

// Deleted is a cell in the bin.
type Deleted struct {
	Index int  `json:"index"`
	Cell  Cell `json:"cell"`
}
