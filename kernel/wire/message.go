// Package wire holds the messages between a kernel process and its parent.
//
// The messages follow the Jupyter messaging model (protocol 5.5): a header, the header of the message that caused it,
// metadata and a content whose type the header names. They travel as one JSON object a line over a single
// socket, so any program can speak to a kernel; the Jupyter door in package web only re-wraps them.
package wire

import "encoding/json"

// Channel says which of Jupyter's channels a message belongs to. Requests on Control are never queued behind a
// running cell.
type Channel string

const (
	Shell   Channel = "shell"
	Control Channel = "control"
	IOPub   Channel = "iopub"
)

// Type is the msg_type of a message.
type Type string

const (
	KernelInfoRequest Type = "kernel_info_request"
	KernelInfoReply   Type = "kernel_info_reply"
	ExecuteRequest    Type = "execute_request"
	ExecuteReply      Type = "execute_reply"
	CompleteRequest   Type = "complete_request"
	CompleteReply     Type = "complete_reply"
	InspectRequest    Type = "inspect_request"
	InspectReply      Type = "inspect_reply"
	InterruptRequest  Type = "interrupt_request"
	InterruptReply    Type = "interrupt_reply"
	ShutdownRequest   Type = "shutdown_request"
	ShutdownReply     Type = "shutdown_reply"

	Status            Type = "status"
	Stream            Type = "stream"
	DisplayData       Type = "display_data"
	UpdateDisplayData Type = "update_display_data"
	ExecuteResult     Type = "execute_result"
	Error             Type = "error"
)

// Version is the version of the Jupyter messaging protocol that the messages follow.
const Version = "5.5"

// Header identifies a message.
type Header struct {
	ID       string `json:"msg_id"`
	Session  string `json:"session"`
	Username string `json:"username"`
	Date     string `json:"date"` // ISO 8601 with fraction and Z
	Type     Type   `json:"msg_type"`
	Version  string `json:"version"`
}

// Message is one message. Parent is nil where nothing caused it.
type Message struct {
	Channel  Channel         `json:"channel"`
	Header   Header          `json:"header"`
	Parent   *Header         `json:"parent_header,omitempty"`
	Metadata map[string]any  `json:"metadata,omitempty"`
	Content  json.RawMessage `json:"content"`
}

// MIMEBundle is a value in several representations, keyed by MIME type. Text formats (among them image/svg+xml) are
// JSON strings, binary ones base64 JSON strings, application/*+json is JSON itself.
type MIMEBundle map[string]json.RawMessage

// MIME types of this project's own outputs.
const (
	// MIMEProgress is an rdd job's progress: a Progress as JSON.
	MIMEProgress = "application/vnd.lab.progress+json"
	// MIMECheck is the outcome of one check of an exercise: a CheckResult as JSON.
	MIMECheck = "application/vnd.lab.check+json"
)

// ExecuteRequestContent asks the kernel to run a cell.
type ExecuteRequestContent struct {
	Code         string `json:"code"`
	Silent       bool   `json:"silent"`
	StoreHistory bool   `json:"store_history"`
	StopOnError  bool   `json:"stop_on_error"`
	// CellID names the cell in diagnostics and traces. Empty: the message's own id.
	CellID string `json:"cell_id,omitempty"`
	// Tests is true where the code is the text of a test file: `import "testing"` is allowed then.
	Tests bool `json:"tests,omitempty"`
}

// ReplyStatus says how a request ended.
type ReplyStatus string

const (
	OK      ReplyStatus = "ok"
	Failed  ReplyStatus = "error"
	Aborted ReplyStatus = "aborted"
)

// ExecuteReplyContent ends an execute request.
type ExecuteReplyContent struct {
	Status         ReplyStatus `json:"status"`
	ExecutionCount int         `json:"execution_count"`
	ErrorContent   `json:",omitempty"`
	// Goroutines are those that cells have started and that have not ended. They go on until the kernel restarts.
	Goroutines []Goroutines `json:"goroutines,omitempty"`
	// Names are what the cell gave to others, and took of what they gave last; after a CompileError or RefusedError what it
	// would. Nil where the kernel cannot tell.
	Names *CellNames `json:"names,omitempty"`
}

// Goroutines are what one go statement has started and has not ended.
type Goroutines struct {
	CellID string `json:"cell_id"`
	Line   int    `json:"line"`
	Count  int    `json:"count"`
}

// Diagnostic is one message of the compiler about a cell. Lines and columns count from 1, columns in bytes.
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

// ErrorContent describes why a cell failed. Name is one of the ErrorName constants.
type ErrorContent struct {
	Name      string   `json:"ename,omitempty"`
	Value     string   `json:"evalue,omitempty"`
	Traceback []string `json:"traceback,omitempty"`
	// Diagnostics hold the places to mark: every compile error, the lines of cells at which a run failed, or the warnings
	// about a cell that ran.
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
}

// Names of errors.
const (
	CompileError   = "CompileError"   // the cell does not type-check; nothing ran
	RefusedError   = "RefusedError"   // the engine cannot run this cell right; nothing ran
	PanicError     = "PanicError"     // the cell's code panicked
	InterruptError = "InterruptError" // the run was interrupted
	KernelDied     = "KernelDied"     // the kernel process is gone
)

// InterruptRequestContent asks to interrupt the cell that the execute request with id Request runs, or where it is empty
// whichever runs.
type InterruptRequestContent struct {
	Request string `json:"request,omitempty"`
}

// StreamName is stdout or stderr.
type StreamName string

const (
	Stdout StreamName = "stdout"
	Stderr StreamName = "stderr"
)

// StreamContent is a piece of printed text.
type StreamContent struct {
	Name StreamName `json:"name"`
	Text string     `json:"text"`
}

// DisplayContent is the content of display_data and update_display_data.
type DisplayContent struct {
	Data      MIMEBundle     `json:"data"`
	Metadata  map[string]any `json:"metadata"`
	Transient *Transient     `json:"transient,omitempty"`
}

// Transient carries the id under which a display can be updated.
type Transient struct {
	DisplayID string `json:"display_id,omitempty"`
}

// ExecuteResultContent is the value of a cell's last expression.
type ExecuteResultContent struct {
	Data           MIMEBundle     `json:"data"`
	Metadata       map[string]any `json:"metadata"`
	ExecutionCount int            `json:"execution_count"`
}

// ExecutionState of a kernel.
type ExecutionState string

const (
	Starting   ExecutionState = "starting"
	Idle       ExecutionState = "idle"
	Busy       ExecutionState = "busy"
	Restarting ExecutionState = "restarting"
	Dead       ExecutionState = "dead"
)

// StatusContent brackets every request with busy and idle.
type StatusContent struct {
	State ExecutionState `json:"execution_state"`
	// Reason says in a student's words why the kernel is dead or restarting.
	Reason string `json:"reason,omitempty"`
}

// CompleteRequestContent asks for completions, or for documentation; Cursor counts Unicode code points.
type CompleteRequestContent struct {
	Code   string `json:"code"`
	Cursor int    `json:"cursor_pos"`
	// CellID and Cells tell which cell of which notebook it is, as it stands; other programs than this project's leave them
	// out, and get what cells that ran have declared.
	CellID string     `json:"cell_id,omitempty"`
	Cells  []CellText `json:"cells,omitempty"`
}

// Completion is one proposal. Kind is one of keyword, package, func, method, field, var, const, type.
type Completion struct {
	Text   string `json:"text"`
	Kind   string `json:"type"`
	Detail string `json:"signature,omitempty"`
	Doc    string `json:"doc,omitempty"`
}

// CompleteReplyContent proposes to replace the code points Start to End by one of the matches.
type CompleteReplyContent struct {
	Status  ReplyStatus  `json:"status"`
	Matches []Completion `json:"matches"`
	Start   int          `json:"cursor_start"`
	End     int          `json:"cursor_end"`
}

// InspectReplyContent documents the name at the cursor, as Markdown.
type InspectReplyContent struct {
	Status ReplyStatus `json:"status"`
	Found  bool        `json:"found"`
	Data   MIMEBundle  `json:"data"`
}

// KernelInfoContent answers kernel_info_request.
type KernelInfoContent struct {
	Status         ReplyStatus  `json:"status"`
	Protocol       string       `json:"protocol_version"`
	Implementation string       `json:"implementation"`
	ImplVersion    string       `json:"implementation_version"`
	Banner         string       `json:"banner"`
	Language       LanguageInfo `json:"language_info"`
	Engine         string       `json:"engine"`
	// Isolation lists each isolation layer with "on" or why it is missing.
	Isolation map[string]string `json:"isolation,omitempty"`
}

// LanguageInfo is what Jupyter clients want to know of a language.
type LanguageInfo struct {
	Name          string `json:"name"`
	Version       string `json:"version"`
	MIMEType      string `json:"mimetype"`
	FileExtension string `json:"file_extension"`
}

// Progress is the state of one rdd job, or what is left of several short ones that have ended.
type Progress struct {
	Job    int    `json:"job"`
	Action string `json:"action"` // the action that started it, e.g. "Collect"
	State  string `json:"state"`  // running, done, failed
	Millis int64  `json:"millis"`
	// Jobs is how many jobs this stands for, where those are only counted; it has no stages then, but the number of Tasks.
	Jobs  int `json:"jobs,omitempty"`
	Tasks int `json:"tasks,omitempty"`
	// Stages are those that run, and those that are skipped because their output is there, parents first.
	Stages []StageProgress `json:"stages"`
	// Attempts are those of its tasks that a timeline can show, in the order in which they ended, then those that run.
	// They are bounded: neighbours that succeeded are merged, and of those that did not only the newest are here.
	Attempts []TaskAttempt `json:"attempts,omitempty"`
	// LeftOut counts the attempts that Attempts does not tell of.
	LeftOut int `json:"left_out,omitempty"`
	// PartitionsKept, PartitionsLost and OutputsLost count what became of kept partitions and shuffle outputs while the
	// job ran. Storage belongs to no job, so another one that ran beside it may have had its part in that.
	PartitionsKept int `json:"partitions_kept,omitempty"`
	PartitionsLost int `json:"partitions_lost,omitempty"`
	OutputsLost    int `json:"outputs_lost,omitempty"`
}

// StageProgress is the state of one stage of a job. Records and bytes are those of attempts whose results were used.
type StageProgress struct {
	ID     int    `json:"id"`
	Name   string `json:"name"`
	Done   int    `json:"done"`
	Tasks  int    `json:"tasks"`
	Failed int    `json:"failed"`
	// Parents are the stages whose shuffle output this one reads.
	Parents []int `json:"parents,omitempty"`
	// Skipped says that the output is there from an earlier job, so that no task runs.
	Skipped bool `json:"skipped,omitempty"`
	// Attempt counts how often the stage was run again because output was lost.
	Attempt int `json:"attempt,omitempty"`
	// Retried counts attempts of tasks that failed and were followed by another one, Raced those that lost a race.
	Retried int `json:"retried,omitempty"`
	Raced   int `json:"raced,omitempty"`
	// InputsLost counts attempts that ended because a shuffle output that they read was lost: no fault of theirs.
	InputsLost int `json:"inputs_lost,omitempty"`
	// Input and InputBytes are what sources gave, Cached the records that came out of kept partitions.
	Input             int64 `json:"input,omitempty"`
	InputBytes        int64 `json:"input_bytes,omitempty"`
	Cached            int64 `json:"cached,omitempty"`
	ShuffleRead       int64 `json:"shuffle_read,omitempty"`
	ShuffleReadBytes  int64 `json:"shuffle_read_bytes,omitempty"`
	ShuffleWrite      int64 `json:"shuffle_write,omitempty"`
	ShuffleWriteBytes int64 `json:"shuffle_write_bytes,omitempty"`
	SpilledBytes      int64 `json:"spilled_bytes,omitempty"`
	// Kept and KeptLost count partitions that were kept, or were lost, while no other stage ran; OutputsLost what the
	// stage had left for a shuffle and was lost.
	Kept        int `json:"kept,omitempty"`
	KeptLost    int `json:"kept_lost,omitempty"`
	OutputsLost int `json:"outputs_lost,omitempty"`
	// LongestMillis is how long the slowest task took.
	LongestMillis int64 `json:"longest_millis,omitempty"`
}

// TaskAttempt is an attempt of a task on a timeline, or several that followed one another on the same lane.
type TaskAttempt struct {
	Stage     int `json:"stage"`
	Partition int `json:"partition"`
	// Attempt counts from 0. Run counts how often the stage had been run before.
	Attempt int `json:"attempt,omitempty"`
	Run     int `json:"run,omitempty"`
	// Lane is the place among the tasks that run side by side, as many as there are cores.
	Lane    int     `json:"lane"`
	Start   int64   `json:"start"` // milliseconds since the job began
	Millis  int64   `json:"millis"`
	Outcome Outcome `json:"outcome"`
	// Merged is how many attempts this one stands for, where those are more than one.
	Merged int `json:"merged,omitempty"`
}

// Outcome says how an attempt of a task ended.
type Outcome string

const (
	AttemptRunning   Outcome = "running"
	AttemptSucceeded Outcome = "ok"
	AttemptRetried   Outcome = "retried" // failed, and another one follows
	AttemptFailed    Outcome = "failed"
	AttemptRaced     Outcome = "raced"      // another attempt of the task was faster
	AttemptInputLost Outcome = "input_lost" // what it reads was lost; it comes again when that is there
)

// CheckResult is the outcome of one test function, as the kernel's own testing package reports it.
type CheckResult struct {
	Name   string `json:"name"`
	Passed bool   `json:"passed"`
	// Log holds what the test reported, one entry a call of Error, Fatal or Log.
	Log    []string `json:"log"`
	Millis int64    `json:"millis"`
}
