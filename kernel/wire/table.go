package wire

// Tables: a large value travels as its first rows and an id, under which the kernel keeps the others for a while. Like help,
// table_request is this project's own and answered while a cell runs.
const (
	TableRequest Type = "table_request"
	TableReply   Type = "table_reply"
)

// MIMETable is a value in rows and columns: a Table as JSON.
const MIMETable = "application/vnd.lab.table+json"

// Table is a value in rows and columns, or as much of it as travels with an output.
type Table struct {
	// ID names the table in table requests; empty where all rows that there are to see are in Cells.
	ID string `json:"id,omitempty"`
	// Rows counts the value's rows. Held counts those that can be looked at, fewer where the value was too large to be kept.
	Rows int `json:"rows"`
	Held int `json:"held"`
	// Numbered is true where rows are known by their number, as a slice's are; a map's are known by their key.
	Numbered bool          `json:"numbered,omitempty"`
	Columns  []TableColumn `json:"columns"`
	// MoreColumns counts the columns that are left out.
	MoreColumns int `json:"more_columns,omitempty"`
	// Cells are the texts of the first rows, row by row.
	Cells [][]string `json:"cells"`
	// Ranks order the rows by each column: of two rows the one with the smaller rank comes first, rows of one rank keep
	// their order, and a rank of -1 comes last whatever the direction. They are there only with all rows in Cells.
	Ranks [][]int `json:"ranks,omitempty"`
}

// TableColumn describes a column. Type is its Go type as cells write it, empty where cells of several types stand in it.
type TableColumn struct {
	Name    string `json:"name"`
	Type    string `json:"type,omitempty"`
	Numeric bool   `json:"numeric,omitempty"`
}

// TableRequestContent asks for a window of rows, in the order of a column, or in their own where Column is -1.
type TableRequestContent struct {
	ID         string `json:"id"`
	Column     int    `json:"column"`
	Descending bool   `json:"descending,omitempty"`
	Offset     int    `json:"offset"`
	Count      int    `json:"count"`
}

// TableWindow is a piece of a table. Numbers are its rows' places in the value.
type TableWindow struct {
	// Found is false where the kernel does not keep the table (any more).
	Found bool `json:"found"`
	// Overtaken is true where another order was asked for before this one was worked out.
	Overtaken bool       `json:"overtaken,omitempty"`
	Numbers   []int      `json:"numbers"`
	Cells     [][]string `json:"cells"`
}

// TableReplyContent answers table_request.
type TableReplyContent struct {
	Status ReplyStatus `json:"status"`
	TableWindow
}
