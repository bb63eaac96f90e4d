package rdd

import "lab/rdd/plan"

// TaskContext says which task runs, and which attempt of it.
type TaskContext = plan.TaskContext

// CurrentTask tells a function in which task it runs, for messages and for files of its own, say. Goroutines that it
// starts are in the task, too. The answer is false outside of tasks, and where the goroutine's profiler labels were
// replaced (pprof.Do).
//
// A result should not depend on it: an element's task is another one when the numbers of partitions change.
func CurrentTask() (TaskContext, bool) {
	a := plan.Current()
	if a == nil {
		return TaskContext{}, false
	}
	return a.Task(), true
}
