// Package event has the typed events by which jobs, stages and tasks report themselves. Progress bars, logs and tests
// all listen to the same ones.
//
// A job is what one action runs. It is cut into stages at shuffles; a stage is as many tasks as it computes
// partitions. The order of events is the order in which things happened: JobStart, then for each stage StageStart,
// its tasks' TaskStart and TaskEnd in any interleaving, StageEnd, and last JobEnd. Numbers of jobs and stages count
// up within a context.
package event

import "time"

// Event is one of JobStart, JobEnd, StageStart, StageEnd, TaskStart, TaskEnd.
type Event interface{ event() }

// Listener receives events one at a time, in order. It is called on goroutines that run tasks, so it should return
// soon, and it must not run an action itself.
type Listener func(Event)

// Stage describes a stage of a job.
type Stage struct {
	ID int
	// Name is what the stage is for: the operation that reads its shuffle, with the position of its call, as in
	// "ReduceByKey at count.go:12", or the action.
	Name string
	// Tasks is how many tasks the stage runs.
	Tasks int
	// Skipped says that the stage's output is there from an earlier job, so it runs no task and has no further
	// events.
	Skipped bool
	// Parents are the stages that this one reads from.
	Parents []int
}

// JobStart opens a job and lists its stages in the order in which they run; the last one computes the result.
type JobStart struct {
	Job int
	// Action is the operation that was called, Pos the position of the call where known.
	Action, Pos string
	Stages      []Stage
	Time        time.Time
}

// JobEnd closes a job. Err is nil when it succeeded.
type JobEnd struct {
	Job      int
	Duration time.Duration
	Err      error
}

// StageStart opens a stage.
type StageStart struct {
	Job, Stage, Tasks int
	Name              string
	// Attempt counts from 0; a stage is run again for lost partitions of its output.
	Attempt int
}

// StageEnd closes a stage. Err is nil when it succeeded.
type StageEnd struct {
	Job, Stage int
	Duration   time.Duration
	Err        error
}

// TaskStart says that an attempt of a task, counted from 0, has begun.
type TaskStart struct {
	Job, Stage, Partition, Attempt int
}

// TaskEnd says how an attempt of a task ended and what it did.
type TaskEnd struct {
	Job, Stage, Partition, Attempt int
	Duration                       time.Duration
	Metrics                        Metrics
	// Err is nil when the attempt succeeded. Retried says that it did not, and that another one follows.
	Err     error
	Retried bool
}

// Metrics counts the work of one task, in records (elements) where nothing else is said.
type Metrics struct {
	// Input counts records that sources produced, Cached those that came out of kept partitions.
	Input, Cached int64
	// InputBytes counts bytes that sources read from files, before they are unpacked.
	InputBytes int64
	// ShuffleRead and ShuffleWrite count records that the task took from and left to other stages.
	ShuffleRead, ShuffleWrite int64
	// Spilled counts records that were written to disk because they did not fit into the task's memory, and SpilledBytes
	// what they take there.
	Spilled, SpilledBytes int64
	// Output counts the records that reached the end of the task's pipeline.
	Output int64
}

func (JobStart) event()   {}
func (JobEnd) event()     {}
func (StageStart) event() {}
func (StageEnd) event()   {}
func (TaskStart) event()  {}
func (TaskEnd) event()    {}
