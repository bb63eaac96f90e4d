package rdd

import (
	"lab/rdd/pipe"
	"lab/rdd/plan"
)

// Pipe runs each partition through an external command: its elements go to the command's standard input, one a line,
// and the lines of its standard output are the elements of the result. The command is started once a partition and
// without a shell: give its arguments one by one, as to exec.Command, or a shell itself:
//
//	rdd.Pipe(r, "sort", "-n")
//	rdd.Pipe(r, "sh", "-c", "grep -v '^#' || true")
//
// A command that ends with another status than 0 fails the action with an *Error that shows the end of its standard
// error; grep does so when it finds nothing. It is killed when the job fails or is cancelled, and when no more of its
// output is needed. An element that holds a line break becomes several lines. Notebooks have external commands switched
// off, and Pipe panics with an *Error there.
func Pipe(r *RDD[string], command string, args ...string) *RDD[string] {
	err := pipe.Check(command)
	if err != nil {
		plan.Fail("Pipe", "%w", err)
	}
	own := append([]string{}, args...)
	node := r.node.Partitionwise("Pipe", false, func(part int, in plan.Stream, emit plan.Emit) {
		pipe.Run(command, own, in, emit)
	})
	return called[string](r.ctx, node, "Pipe", r.node, command, own)
}
