package wire

// Help with writing cells: besides Jupyter's complete and inspect requests, this project's own help_request. All are answered
// while a cell runs.
const (
	HelpRequest Type = "help_request"
	HelpReply   Type = "help_reply"
)

// CellText is a code cell of the notebook as it stands.
type CellText struct {
	ID   string `json:"cell_id"`
	Code string `json:"code"`
}

// HelpTopic is what a help request asks for.
type HelpTopic string

// Topics. Those up to RenameTopic are about the cursor, FindingsTopic and FormatTopic about the cell.
const (
	SignatureTopic  HelpTopic = "signature"  // the call that is being written
	DefinitionTopic HelpTopic = "definition" // where the name is declared
	UsesTopic       HelpTopic = "uses"       // where else it is used
	RenameTopic     HelpTopic = "rename"     // the edits that give it another name
	NamesTopic      HelpTopic = "names"      // what each cell declares and uses
	FindingsTopic   HelpTopic = "findings"   // what running the cell's text would complain of
	FormatTopic     HelpTopic = "format"     // the cell's text in gofmt's form; answered without a kernel
	VariablesTopic  HelpTopic = "variables"  // what lives in the kernel
	ValueTopic      HelpTopic = "value"      // a variable's value in full
	StorageTopic    HelpTopic = "storage"    // what RDDs have kept
)

// HelpRequestContent asks about a notebook. Its fields are those of a completion, of which names needs the cells alone.
type HelpRequestContent struct {
	CompleteRequestContent
	Topic HelpTopic `json:"topic"`
	// Name is the variable of ValueTopic.
	Name string `json:"name,omitempty"`
	// NewName is what to rename to.
	NewName string `json:"new_name,omitempty"`
}

// HelpReplyContent answers help_request.
type HelpReplyContent struct {
	Status ReplyStatus `json:"status"`
	Help
}

// Help is the answer to one topic; nothing is set where nothing is known.
type Help struct {
	Signature  *Signature  `json:"signature,omitempty"`
	Definition *Definition `json:"definition,omitempty"`
	Uses       []Place     `json:"uses,omitempty"`
	Edits      []Edit      `json:"edits,omitempty"`
	// Refused says in a student's words why a name cannot be changed.
	Refused string      `json:"refused,omitempty"`
	Names   []CellNames `json:"names,omitempty"`
	// Findings and Formatted are there where the topic was answered, also where nothing was found.
	Findings  *Findings  `json:"findings,omitempty"`
	Formatted *Formatted `json:"formatted,omitempty"`
	// Of what lives in the kernel.
	Variables *Variables     `json:"variables,omitempty"`
	Value     *VariableValue `json:"value,omitempty"`
	Storage   *Storage       `json:"storage,omitempty"`
}

// Findings are what is to be said of a text that is being written.
type Findings struct {
	List []Finding `json:"list"`
}

// Finding is one problem, or a hint.
type Finding struct {
	Diagnostic Diagnostic  `json:"diagnostic"`
	Kind       FindingKind `json:"kind"`
	// Needs is the cell that has to run first, and Changed says that it ran with another text.
	Needs   string `json:"needs,omitempty"`
	Changed bool   `json:"changed,omitempty"`
}

// FindingKind says how loud a finding is.
type FindingKind string

// Kinds of findings.
const (
	ErrorFinding   FindingKind = "error"
	SyntaxFinding  FindingKind = "syntax"  // an error that may be gone when the line is written to its end
	WarningFinding FindingKind = "warning" // the cell runs all the same
	UnusedFinding  FindingKind = "unused"  // an error, but perhaps only because what uses the variable is not written yet
	NotRunFinding  FindingKind = "not_run" // right as soon as another cell has run
)

// Formatted is a cell's text in gofmt's form, or what is wrong with its syntax; then the text is empty.
type Formatted struct {
	Text     string       `json:"text"`
	Problems []Diagnostic `json:"problems,omitempty"`
}

// Signature is the function of a call that is being written.
type Signature struct {
	Name   string   `json:"name"`
	Params []string `json:"params"`
	// Active is the index of the parameter at the cursor, -1 where there is none.
	Active int    `json:"active"`
	Result string `json:"result,omitempty"` // begins with a space
	Doc    string `json:"doc,omitempty"`    // Markdown
}

// Definition is where a name is declared; Place is nil where that is outside of the notebook.
type Definition struct {
	Place *Place `json:"place,omitempty"`
	Doc   string `json:"doc,omitempty"` // Markdown
}

// Place is a piece of a cell. Lines and columns count from 1, columns in bytes.
type Place struct {
	CellID    string `json:"cell_id"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
}

// Edit replaces a piece of a cell.
type Edit struct {
	Place Place  `json:"place"`
	Text  string `json:"text"`
}

// CellNames are the names that a cell gives to others, and those of others that it uses.
type CellNames struct {
	CellID   string     `json:"cell_id"`
	Declares []string   `json:"declares,omitempty"`
	Uses     []UsedName `json:"uses,omitempty"`
}

// UsedName is a name that a cell takes from another.
type UsedName struct {
	Name   string `json:"name"`
	CellID string `json:"cell_id"`
}
