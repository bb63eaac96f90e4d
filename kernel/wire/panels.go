package wire

// Variables lists the names that live in the kernel.
type Variables struct {
	// Unread says why values may be of an earlier time, or missing; empty where they are of now.
	Unread Unread     `json:"unread,omitempty"`
	List   []Variable `json:"list"`
}

// Unread is why values cannot be looked at: what a cell writes to must not be read at the same time.
type Unread string

const (
	CellRuns       Unread = "cell"       // a cell runs
	GoroutinesRun  Unread = "goroutines" // goroutines that cells have started go on
	EngineTellsNot Unread = "engine"     // the engine keeps its variables to itself
)

// VariableKind says what a name stands for.
type VariableKind string

const (
	VarName   VariableKind = "var"
	ConstName VariableKind = "const"
	FuncName  VariableKind = "func"
	TypeName  VariableKind = "type"
)

// Variable is a name with what it stands for.
type Variable struct {
	Name string       `json:"name"`
	Kind VariableKind `json:"kind"`
	// Type is as Go source of a cell writes it.
	Type string `json:"type"`
	// Value is one line; Size is in bytes, more than that where AtLeast is set. Read is false where the value was never
	// looked at.
	Read    bool   `json:"read"`
	Value   string `json:"value,omitempty"`
	Size    int64  `json:"size,omitempty"`
	AtLeast bool   `json:"at_least,omitempty"`
	// CellID is the cell that gave the name, empty where none did.
	CellID string `json:"cell_id,omitempty"`
	// RDD is set for a variable that holds an RDD.
	RDD *VariableRDD `json:"rdd,omitempty"`
}

// VariableRDD tells of an RDD without computing anything.
type VariableRDD struct {
	ID         int    `json:"id"`
	Partitions int    `json:"partitions"`
	Level      string `json:"level"` // None where it is not persisted
	Kept       int    `json:"kept,omitempty"`
}

// VariableValue is a variable's value in full.
type VariableValue struct {
	Unread Unread     `json:"unread,omitempty"`
	Data   MIMEBundle `json:"data,omitempty" tstype:"{ [mime: string]: unknown }"`
}

// Storage tells what the contexts of a kernel keep.
type Storage struct {
	Contexts []ContextStorage `json:"contexts"`
}

// ContextStorage tells what a context keeps, by the name of the variable that holds it. Memory is in bytes: Limit for all
// data, of which kept partitions, the outputs of shuffles and running tasks take their parts.
type ContextStorage struct {
	Name     string       `json:"name"`
	Limit    int64        `json:"limit"`
	Cache    int64        `json:"cache"`
	Shuffles int64        `json:"shuffles"`
	Tasks    int64        `json:"tasks"`
	RDDs     []StorageRDD `json:"rdds"`
}

// StorageRDD is a persisted RDD of which jobs have kept partitions.
type StorageRDD struct {
	ID   int    `json:"id"`
	Name string `json:"name"` // its operation, and the name that it was given
	// Variable holds the RDD, and CellID gave the variable; empty where none is known.
	Variable string `json:"variable,omitempty"`
	CellID   string `json:"cell_id,omitempty"`
	Level    string `json:"level"`
	// Partitions are where the partitions are, Again those that were computed more than once.
	Partitions  []PartitionState `json:"partitions"`
	Again       []int            `json:"again,omitempty"`
	MemoryBytes int64            `json:"memory_bytes,omitempty"`
	DiskBytes   int64            `json:"disk_bytes,omitempty"`
	// Hits counts reads of kept partitions; the others how often one was computed again, made room, could not be read.
	Hits       int `json:"hits,omitempty"`
	Recomputed int `json:"recomputed,omitempty"`
	Evicted    int `json:"evicted,omitempty"`
	Lost       int `json:"lost,omitempty"`
}

// PartitionState says where a partition of a persisted RDD is.
type PartitionState string

const (
	PartitionMissing   PartitionState = "missing"
	PartitionComputing PartitionState = "computing"
	PartitionInMemory  PartitionState = "memory"
	PartitionOnDisk    PartitionState = "disk"
	PartitionEvicted   PartitionState = "evicted"
	PartitionLost      PartitionState = "lost"
)
