package notebook

// Op is one change of a document. Kind says which fields count.
type Op struct {
	Kind OpKind `json:"kind"`
	// Cell is the id of the cell that the operation is about.
	Cell string `json:"cell,omitempty"`
	// insert_cell: the new cell (ID, Kind, Source) and where; move_cell: the new index; open_hint: which one, from 1
	Index   int   `json:"index,omitempty"`
	NewCell *Cell `json:"new_cell,omitempty"`
	// edit_source: the changes of the text and the revision that they were made from
	Changes  Changes `json:"changes,omitempty" tstype:"(number | [number, ...string[]])[]"`
	Revision int     `json:"revision,omitempty"`
	// reset_cell: the lab's text
	Source string `json:"source,omitempty"`
	// set_kind
	CellKind CellKind `json:"cell_kind,omitempty"`
	// restore_version: what the cells were, by their ID, Kind and Source
	Cells []Cell `json:"cells,omitempty"`
	// add_output, update_display
	Output *Output `json:"output,omitempty"`
	// set_status
	Status Status `json:"status,omitempty"`
	// finish_run
	Validity       Validity     `json:"validity,omitempty"`
	ExecutionCount int          `json:"execution_count,omitempty"`
	Millis         int64        `json:"millis,omitempty"`
	Diagnostics    []Diagnostic `json:"diagnostics,omitempty"`
	Declares       []string     `json:"declares,omitempty"`
	Uses           []Use        `json:"uses,omitempty"`    // without Run
	NotRun         bool         `json:"not_run,omitempty"` // nothing of the cell ran: it does not compile
	// set_check
	Check *Check `json:"check,omitempty"`
	// set_kernel
	Kernel  KernelState `json:"kernel,omitempty"`
	Message string      `json:"message,omitempty"`
}

// OpKind names an operation.
type OpKind string

// Operations of authors.
const (
	InsertCell   OpKind = "insert_cell"   // an index past the end means the end
	DeleteCell   OpKind = "delete_cell"   // into the bin; refused for locked and exercise cells
	RestoreCell  OpKind = "restore_cell"  // the newest of the bin, or the one named by Cell
	MoveCell     OpKind = "move_cell"     // Index counts in the document without the cell; refused for locked cells
	EditSource   OpKind = "edit_source"   // refused where Revision is not the cell's, and for locked cells
	SetKind      OpKind = "set_kind"      // away from code drops outputs; refused for locked and exercise cells
	ClearOutputs OpKind = "clear_outputs" // of Cell, or of all where empty
	RunStale     OpKind = "run_stale"     // queues all stale cells in their order
	// RestoreVersion makes the cells those of an earlier version; cells of the lab stay, locked ones unchanged.
	RestoreVersion OpKind = "restore_version"
	OpenHint       OpKind = "open_hint" // opens the hints of an exercise cell up to number Index; open ones stay open
)

// Operations of the server, about runs and labs.
const (
	// ResetCell gives a cell the text that it has in the lab, also a locked one that another program changed.
	ResetCell OpKind = "reset_cell"
	// SetStatus: queued; evaluating (empties outputs, diagnostics, count and time; the cell counts as evaluated from
	// then on, so that an edit during the run makes it stale); ready (leaves the queue without having run).
	SetStatus OpKind = "set_status"
	// AddOutput joins a stream output to a last stream output of the same name, where neither has a display id.
	AddOutput OpKind = "add_output"
	// UpdateDisplay replaces the data, metadata and text of all outputs of the document with Output.DisplayID.
	UpdateDisplay OpKind = "update_display"
	// FinishRun makes the cell ready. Validity evaluated leaves a cell stale that was edited during its run. Declares and Uses
	// are what it gave to other cells and took from them; with NotRun what it would give and take.
	FinishRun OpKind = "finish_run"
	SetCheck  OpKind = "set_check"
	// SetKernel: with restarting and dead the values are gone, so every cell becomes ready; queued and evaluating ones
	// become aborted, evaluated ones and others that show outputs stale, and aborted ones stay so. Message replaces the kernel
	// message where it is not empty or the state is restarting, dead or busy.
	SetKernel OpKind = "set_kernel"
)
