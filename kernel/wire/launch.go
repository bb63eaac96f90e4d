package wire

// LaunchVariable is the environment variable that makes a process a kernel: it holds a Launch as JSON. An environment
// variable, and not arguments, so that any binary that calls engines.ExitIfKernel first thing (lab, a test binary) can
// be its own kernel.
const LaunchVariable = "LAB_KERNEL"

// Launch is what a parent tells a kernel when it starts it.
type Launch struct {
	// Session is the id that the kernel's messages carry.
	Session string `json:"session"`
	// Engine names the engine that runs cells; empty is the default.
	Engine string `json:"engine,omitempty"`
	// Input and Output are the inherited file descriptors (handles on Windows) of the connection.
	Input  uintptr `json:"input"`
	Output uintptr `json:"output"`
	// Dir is the working folder, that of the notebook; DataDirs hold data sets. Both can only be read.
	Dir      string   `json:"dir,omitempty"`
	DataDirs []string `json:"data_dirs,omitempty"`
	// TempDir is the only folder in which the kernel may write.
	TempDir string `json:"temp_dir"`
	// MemoryLimit bounds the kernel's memory in bytes, CPUSeconds its processor time; 0 does not.
	MemoryLimit int64 `json:"memory_limit,omitempty"`
	CPUSeconds  int   `json:"cpu_seconds,omitempty"`
	// RequireSandbox makes the kernel refuse to start where an isolation layer is missing.
	RequireSandbox bool `json:"require_sandbox,omitempty"`
	// OutputLimit is how many bytes of each stream a cell shows; 0 is the default.
	OutputLimit int `json:"output_limit,omitempty"`
	// OutputLive makes a cell that prints more than that go on showing the end of its text while it runs.
	OutputLive bool `json:"output_live,omitempty"`
}

// CPUSpent is what a kernel writes to descriptor 2 when its processor time is used up.
const CPUSpent = "lab kernel: its processor time is used up"
