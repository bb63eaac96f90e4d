// Package wire holds the messages between the page and the server. TypeScript's types are generated from it and from
// package notebook (go generate ./web/wire), so the two sides cannot drift apart.
//
// A page opens one websocket a notebook. The server first sends Welcome with the whole document, then every applied
// operation in order as Applied; the page applies the same operations to its copy. The page sends Request. A page that
// falls too far behind is sent Welcome again instead of what it missed, so Welcome may come at any time. A notebook that
// cannot be opened gets one Error instead of Welcome, then the connection is closed.
package wire

import (
	kwire "lab/kernel/wire"
	"lab/notebook"
)

//go:generate go run ./gen -root ../..

// Request is a message of the page. ID comes back in the Reply to it; 0 asks for none.
type Request struct {
	ID   int         `json:"id"`
	Kind RequestKind `json:"kind"`
	// apply
	Op *notebook.Op `json:"op,omitempty"`
	// run: the cells to run, in order; unqueue: the cells; check: one exercise cell; complete, inspect, help: the cell under the cursor
	Cells []string `json:"cells,omitempty"`
	// complete, inspect, help: the cell's present text and the cursor, in UTF-16 units as JavaScript counts
	Source string `json:"source,omitempty"`
	Cursor int    `json:"cursor,omitempty"`
	// help: what about, and what to rename to
	Topic   kwire.HelpTopic `json:"topic,omitempty"`
	NewName string          `json:"new_name,omitempty"`
	// save: write the file even where another program changed it
	Overwrite bool `json:"overwrite,omitempty"`
}

// RequestKind says what the page wants.
type RequestKind string

const (
	ApplyOp   RequestKind = "apply"     // change the document
	Run       RequestKind = "run"       // queue cells
	Unqueue   RequestKind = "unqueue"   // take cells that wait out of the queue
	Check     RequestKind = "check"     // check an exercise cell; the outcome comes as set_check
	Interrupt RequestKind = "interrupt" // stop the running cell and running checks, empty the queue
	Restart   RequestKind = "restart"   // new kernel, values forgotten, outputs kept
	Complete  RequestKind = "complete"
	Inspect   RequestKind = "inspect"
	Help      RequestKind = "help"
	Save      RequestKind = "save"   // write the file now; answered with Saved
	Reload    RequestKind = "reload" // take the file's version, drop what is not saved; Welcome follows
)

// Response is a message of the server; exactly one field besides ID is set. Done answers requests that have no other answer,
// when they have been carried out (run and check: when they have been queued).
type Response struct {
	// ID of the request that this answers; 0 where it answers none.
	ID       int         `json:"id,omitempty"`
	Welcome  *Welcome    `json:"welcome,omitempty"`
	Applied  *Applied    `json:"applied,omitempty"`
	Saved    *Saved      `json:"saved,omitempty"`
	Complete *Completion `json:"complete,omitempty"`
	Inspect  *Inspection `json:"inspect,omitempty"`
	Help     *kwire.Help `json:"help,omitempty"`
	Error    *Error      `json:"error,omitempty"`
	Done     bool        `json:"done,omitempty"`
}

// Welcome opens a connection: the whole document and the number of operations in it.
type Welcome struct {
	Client   string            `json:"client"` // this connection's name, the author of its operations
	Version  int               `json:"version"`
	Document notebook.Document `json:"document"`
	Queue    []string          `json:"queue,omitempty"` // the cells that wait, in the order in which they will run
	Path     string            `json:"path"`
	Engine   string            `json:"engine"`
}

// Applied is one operation that the server applied; Version counts them from 1 without gaps.
type Applied struct {
	Version int         `json:"version"`
	Author  string      `json:"author"`
	Op      notebook.Op `json:"op"`
}

// Saved tells that the file is written, or why not.
type Saved struct {
	Version int    `json:"version"`
	Error   string `json:"error,omitempty"`
	// Conflict is true where another program changed the file: save with Overwrite, or reload.
	Conflict bool `json:"conflict,omitempty"`
}

// Completion proposes texts for the UTF-16 range From to To of the source.
type Completion struct {
	From    int      `json:"from"`
	To      int      `json:"to"`
	Options []Option `json:"options"`
}

// Option is one proposal.
type Option struct {
	Label  string `json:"label"`
	Kind   string `json:"kind"`
	Detail string `json:"detail,omitempty"`
	Doc    string `json:"doc,omitempty"`
}

// Inspection documents a name, as Markdown.
type Inspection struct {
	Found    bool   `json:"found"`
	Markdown string `json:"markdown,omitempty"`
}

// Error says what was attempted and what to do.
type Error struct {
	Message string `json:"message"`
}

// LabInfo is one lab in the list of labs (GET /api/labs).
type LabInfo struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Order     int            `json:"order"`
	Summary   string         `json:"summary"`
	Exercises []ExerciseInfo `json:"exercises"`
	// Notebook is the path of the student's copy, empty until the lab was opened once.
	Notebook string  `json:"notebook,omitempty"`
	Points   float64 `json:"points"`
	Max      float64 `json:"max_points"`
	// Data says which data set the lab uses and whether it is the real one or the stand-in.
	Data string `json:"data,omitempty"`
}

// ExerciseInfo is one exercise of a lab.
type ExerciseInfo struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Points float64 `json:"points"`
	Max    float64 `json:"max_points"`
}

// NewNotebook asks for a new, empty notebook (POST /api/notebooks). Path wins; without it the path is made from Title.
type NewNotebook struct {
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

// Opened names the notebook to show (answer of POST /api/labs/{id}/open and POST /api/notebooks).
type Opened struct {
	Path string `json:"path"`
}

// NotebookInfo is one notebook file in the served folder (GET /api/notebooks).
type NotebookInfo struct {
	Path     string `json:"path"`
	Title    string `json:"title"`
	Modified string `json:"modified"` // RFC 3339
	Lab      string `json:"lab,omitempty"`
	Error    string `json:"error,omitempty"` // why it cannot be opened
}
