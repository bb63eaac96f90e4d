// Package sandbox closes a kernel process before it reads students' code.
//
// The process is the trust boundary: the interpreter's allow list keeps honest code honest, what stops the rest is the
// operating system. Apply adds independent layers, each of which stands alone:
//
//   - limits (setrlimit): memory, file size, open files, no core dump. Memory is RLIMIT_DATA, never RLIMIT_AS, under
//     which Go's runtime crashes at random because it reserves address space far beyond its need;
//   - no_new_privs: nothing that is executed may gain rights; the next two need it without root;
//   - Landlock: files outside the policy's folders cannot be opened, TCP and abstract sockets not be used, other processes
//     not be signalled. It knows neither UDP nor Multipath TCP nor sockets by path on the kernels of today;
//   - seccomp: a list of the system calls that Go programs need; everything else fails with EPERM, so that students read an
//     error instead of losing their kernel. It closes what Landlock leaves open: all sockets, exec, signals, chmod.
//
// A layer that a machine does not offer is reported and otherwise left out, because a kernel without it is still good for
// one's own code; whoever runs code of others asks Missing and refuses.
//
// go-landlock is the Landlock authors' own binding; go-seccomp-bpf assembles filters in pure Go, where libseccomp would need
// cgo. Memory in the process of the grader is never safe from student code: keep secrets in the parent.
package sandbox

// Policy is what the process may still do.
type Policy struct {
	// Read and Write are the folders whose files may be read, and read and written.
	Read, Write []string
	// Memory bounds writable private memory in bytes, CPUSeconds the processor time; 0 does not.
	Memory     int64
	CPUSeconds int
}

// Layer is one layer of isolation.
type Layer struct {
	Name   string
	On     bool
	Detail string // what it does exactly, or why it is missing
	// Optional layers are not asked for by a required sandbox.
	Optional bool
}

// State is "on", with what it does, or why the layer is missing.
func (l Layer) State() string {
	switch {
	case l.On && l.Detail == "":
		return "on"
	case l.On:
		return "on: " + l.Detail
	}
	return "missing: " + l.Detail
}

// Missing names the layers that are not on, with the reason.
func Missing(layers []Layer) []string {
	var missing []string
	for _, l := range layers {
		if !l.On && !l.Optional {
			missing = append(missing, l.Name+" ("+l.Detail+")")
		}
	}
	return missing
}

// Names of the layers.
const (
	Limits     = "limits"
	Privileges = "no_new_privs"
	Landlock   = "landlock"
	Seccomp    = "seccomp"
)
