package exec

import "sync/atomic"

// Surroundings is what a program that runs other people's code wants of every executor that this code makes: a kernel shows
// the jobs of all of them, keeps their files in its own folder, and stops all of them when a cell is interrupted.
type Surroundings struct {
	// Configure completes what an executor is made with.
	Configure func(Config) Config
	// Made is told of every executor. It should hold it weakly.
	Made func(*Executor)
}

var surroundings atomic.Pointer[Surroundings]

// Surround gives executors that are made from now on their surroundings, instead of those of before, which undo brings back.
func Surround(s Surroundings) (undo func()) {
	before := surroundings.Swap(&s)
	return func() { surroundings.Store(before) }
}
