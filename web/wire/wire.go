// Package wire holds the messages between the page and the server. TypeScript's types are generated from it and from
// package notebook (go generate ./web/wire), so the two sides cannot drift apart.
//
// A page opens one websocket a notebook. The server first sends Welcome with the whole document, then every applied
// operation in order as Applied; the page applies the same operations to its copy. The page sends Request. A page that
// falls too far behind is sent Welcome again instead of what it missed, so Welcome may come at any time. A page gives itself
// a name (client=… in the address) and keeps it when it connects again, which tells it what of its own arrived. A notebook that
// cannot be opened gets one Error instead of Welcome, then the connection is closed.
package wire

import (
	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/notebook/history"
)

//go:generate go run ./gen -root ../..

// Request is a message of the page. ID comes back in the Reply to it; 0 asks for none.
type Request struct {
	ID   int         `json:"id"`
	Kind RequestKind `json:"kind"`
	// apply
	Op *notebook.Op `json:"op,omitempty"`
	// apply of edit_source: the page's number of this edit, which grows from edit to edit
	Edit int `json:"edit,omitempty"`
	// run: the cells to run, in order; unqueue: the cells; check, stop_check: one exercise cell; reset: one cell, or none for the whole notebook;
	// complete, inspect, help: the cell under the cursor
	Cells []string `json:"cells,omitempty"`
	// complete, inspect, help: the cell's present text and the cursor, in UTF-16 units as JavaScript counts
	Source string `json:"source,omitempty"`
	Cursor int    `json:"cursor,omitempty"`
	// help: what about, and what to rename to
	Topic   kwire.HelpTopic `json:"topic,omitempty"`
	NewName string          `json:"new_name,omitempty"`
	// help: the variable whose value is asked for
	Name string `json:"name,omitempty"`
	// table: which rows of which table
	Table *kwire.TableRequestContent `json:"table,omitempty"`
	// text: which rows of what a cell printed
	Text *TextRequest `json:"text,omitempty"`
	// save: write the file even where another program changed it
	Overwrite bool `json:"overwrite,omitempty"`
}

// RequestKind says what the page wants.
type RequestKind string

const (
	ApplyOp   RequestKind = "apply"      // change the document
	Run       RequestKind = "run"        // queue cells
	Unqueue   RequestKind = "unqueue"    // take cells that wait out of the queue
	Check     RequestKind = "check"      // check an exercise cell; the outcome comes as set_check
	StopCheck RequestKind = "stop_check" // the check before it stands again
	Reset     RequestKind = "reset"      // back to the lab's text; the whole notebook is kept as a copy first, which is answered with Kept
	Interrupt RequestKind = "interrupt"  // stop the running cell and running checks, empty the queue
	Restart   RequestKind = "restart"    // new kernel, values forgotten, outputs kept
	Complete  RequestKind = "complete"
	Inspect   RequestKind = "inspect"
	Help      RequestKind = "help"
	Table     RequestKind = "table"  // rows of a table that the kernel keeps
	Text      RequestKind = "text"   // rows of a long text that a cell printed
	Save      RequestKind = "save"   // write the file now; answered with Saved
	Reload    RequestKind = "reload" // take the file's version, drop what is not saved; Welcome follows
)

// Response is a message of the server; exactly one field besides ID is set. Done answers requests that have no other answer,
// when they have been carried out (run and check: when they have been queued).
type Response struct {
	// ID of the request that this answers; 0 where it answers none.
	ID       int                `json:"id,omitempty"`
	Welcome  *Welcome           `json:"welcome,omitempty"`
	Applied  *Applied           `json:"applied,omitempty"`
	Saved    *Saved             `json:"saved,omitempty"`
	Kept     *Opened            `json:"kept,omitempty"`
	Complete *Completion        `json:"complete,omitempty"`
	Inspect  *Inspection        `json:"inspect,omitempty"`
	Help     *kwire.Help        `json:"help,omitempty"`
	Table    *kwire.TableWindow `json:"table,omitempty"`
	Text     *TextWindow        `json:"text,omitempty"`
	Error    *Error             `json:"error,omitempty"`
	Done     bool               `json:"done,omitempty"`
}

// Welcome opens a connection: the whole document and the number of operations in it.
type Welcome struct {
	Client string `json:"client"` // the page's name, the author of its operations
	// Known tells that the session knows the page from an earlier connection or Welcome. Then Edits has, for each cell, the
	// number of the page's last edit that was applied; what an earlier connection carried and is not in it never will be.
	Known    bool              `json:"known,omitempty"`
	Edits    map[string]int    `json:"edits,omitempty"`
	Version  int               `json:"version"`
	Document notebook.Document `json:"document"`
	Queue    []string          `json:"queue,omitempty"` // the cells that wait, in the order in which they will run
	Path     string            `json:"path"`
	Engine   string            `json:"engine"`
}

// Applied is one operation that the server applied; Version counts them from 1 without gaps. Edit is its author's number of it.
type Applied struct {
	Version int         `json:"version"`
	Author  string      `json:"author"`
	Edit    int         `json:"edit,omitempty"`
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

// TextRequest asks for rows of what the last run of a cell printed, of which the document keeps the beginning and the end.
type TextRequest struct {
	Cell  string `json:"cell"`
	From  int    `json:"from"`
	Count int    `json:"count"`
}

// TextWindow is a piece of a long text. A row is a line, or a piece of a very long one; rows count from the beginning of all that
// was printed.
type TextWindow struct {
	// Found is false where the text is not kept (any more).
	Found bool `json:"found"`
	// First is the first row that is still there, End the one behind the last. Dropped is how many bytes came before First.
	First   int   `json:"first"`
	End     int   `json:"end"`
	Dropped int64 `json:"dropped,omitempty"`
	From    int   `json:"from"`
	// Rows begin at From.
	Rows []string `json:"rows"`
	// Cut: the text could not be kept further.
	Cut string `json:"cut,omitempty"`
}

// Error says what was attempted and what to do.
type Error struct {
	Message string `json:"message"`
	// Conflict tells that the edit was made from an older revision of the cell: rebase it and send it again.
	Conflict bool `json:"conflict,omitempty"`
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
	// Minutes are how long a student takes, roughly; 0: not said.
	Minutes int `json:"minutes,omitempty"`
	// Needs are the ids of the labs to do first.
	Needs []string `json:"needs,omitempty"`
}

// LabStart is what the cells of a lab hold at its beginning, by cell (GET /api/labs/{id}/start).
type LabStart struct {
	Cells map[string]string `json:"cells" tstype:"{ [cell: string]: string }"`
}

// ExerciseInfo is one exercise of a lab.
type ExerciseInfo struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Points float64 `json:"points"`
	Max    float64 `json:"max_points"`
	// Hints are Markdown, from a nudge to nearly the answer.
	Hints []string `json:"hints,omitempty"`
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

// VersionInfo is one entry of a notebook's history (GET /api/history?path=), which comes the newest first.
type VersionInfo struct {
	ID   string              `json:"id"`
	Time string              `json:"time"` // RFC 3339
	Kind history.VersionKind `json:"kind"`
}

// Version is what a notebook held (GET /api/history/version?path=&id=): cells without outcomes.
type Version struct {
	Info  VersionInfo     `json:"info"`
	Cells []notebook.Cell `json:"cells"`
}
