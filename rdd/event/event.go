// Package event has the typed events by which an RDD program reports what it does: jobs, stages and tasks, and what
// becomes of the partitions that are kept. Progress bars, logs and tests all listen to the same ones.
//
// A job is what one action runs. It is cut into stages at shuffles; a stage is as many tasks as it computes
// partitions.
//
// # Order
//
// A listener gets the events of a context one at a time, in the order in which things happened. Numbers of jobs and
// stages count up within a context.
//
//   - A job's first event is its JobStart, its last one its JobEnd. Jobs that run side by side interleave.
//   - The TaskStart and TaskEnd events of a stage come between its StageStart and its StageEnd, in any interleaving
//     with those of other tasks; every TaskStart has its TaskEnd.
//   - A stage starts when the outputs that it reads are there; those that JobStart lists as skipped are there already.
//     Where some of them turn out to be lost, the stage that wrote them is run again, and a skipped one is run after
//     all. So a stage may have several pairs of StageStart and StageEnd in a job: one ends before the next one starts,
//     and Attempt counts them.
//   - An attempt of a task that failed with Retried set is followed by the TaskStart of another one. A speculative
//     attempt overlaps with the one that it races.
//   - Events of storage (PartitionStored, PartitionEvicted, PartitionLost, OutputLost, Checkpointed) belong to no job:
//     what one job keeps may make room for another one's, and Unpersist needs no job at all. They may come at any time,
//     also between jobs. Of one partition's, PartitionStored comes before PartitionEvicted and PartitionLost.
//
// # Keeping events
//
// Log writes events to a file of JSON lines, from which ReadLog brings them back, also after a crash. Summarize adds
// them up to totals for each stage.
package event

import "time"

// Event is one of JobStart, JobEnd, StageStart, StageEnd, TaskStart, TaskEnd, PartitionStored, PartitionEvicted,
// PartitionLost, OutputLost, Checkpointed. There may be more of them in later versions, so a type switch should let
// pass what it does not know.
type Event interface{ event() }

// Listener receives events one at a time, in order. It is called on goroutines that run tasks, so it should return
// soon, and it must not run an action itself.
type Listener func(Event)

// Stage describes a stage of a job.
type Stage struct {
	ID int `json:"id"`
	// Name is what the stage is for: the operation that reads its shuffle, with the position of its call, as in
	// "ReduceByKey at count.go:12", or the action.
	Name string `json:"name"`
	// Tasks is how many tasks the stage runs.
	Tasks int `json:"tasks"`
	// Skipped says that the stage's output is there from an earlier job, so it runs no task and has no further
	// events, unless that output turns out to be lost.
	Skipped bool `json:"skipped"`
	// Parents are the stages that this one reads from.
	Parents []int `json:"parents,omitzero"`
}

// JobStart opens a job and lists its stages in the order in which they run; the last one computes the result.
type JobStart struct {
	Job int `json:"job"`
	// Action is the operation that was called, Pos the position of the call where known.
	Action string    `json:"action"`
	Pos    string    `json:"pos"`
	Stages []Stage   `json:"stages,omitzero"`
	Time   time.Time `json:"time"`
}

// JobEnd closes a job. Err is nil when it succeeded.
type JobEnd struct {
	Job      int           `json:"job"`
	Duration time.Duration `json:"durationNs"`
	Err      error         `json:"-"`
}

// StageStart opens a stage.
type StageStart struct {
	Job   int `json:"job"`
	Stage int `json:"stage"`
	// Tasks is how many tasks run now; when the stage is run again, those are fewer.
	Tasks int    `json:"tasks"`
	Name  string `json:"name"`
	// Attempt counts from 0; a stage is run again for lost partitions of its output.
	Attempt int `json:"attempt"`
}

// StageEnd closes a stage. Err is nil when it succeeded.
type StageEnd struct {
	Job      int           `json:"job"`
	Stage    int           `json:"stage"`
	Duration time.Duration `json:"durationNs"`
	Err      error         `json:"-"`
}

// TaskStart says that an attempt of a task, counted from 0, has begun.
type TaskStart struct {
	Job       int `json:"job"`
	Stage     int `json:"stage"`
	Partition int `json:"partition"`
	Attempt   int `json:"attempt"`
	// Speculative marks a second attempt that runs beside a slow first one.
	Speculative bool `json:"speculative"`
}

// TaskEnd says how an attempt of a task ended and what it did.
type TaskEnd struct {
	Job       int `json:"job"`
	Stage     int `json:"stage"`
	Partition int `json:"partition"`
	Attempt   int `json:"attempt"`
	// Speculative marks a second attempt that runs beside a slow first one.
	Speculative bool          `json:"speculative"`
	Duration    time.Duration `json:"durationNs"`
	Metrics     Metrics       `json:"metrics"`
	// Err is nil when the attempt succeeded. Retried says that it did not, and that another one follows.
	Err     error `json:"-"`
	Retried bool  `json:"retried"`
}

// Metrics counts the work of one task, in records (elements) and, where the name says so, in bytes.
type Metrics struct {
	// Input counts records that sources produced.
	Input int64 `json:"input"`
	// InputBytes counts bytes that sources read from files.
	InputBytes int64 `json:"inputBytes"`
	// Cached counts records that came out of kept partitions.
	Cached int64 `json:"cached"`
	// ShuffleRead and ShuffleWrite count records that the task took from and left to other stages.
	ShuffleRead       int64 `json:"shuffleRead"`
	ShuffleReadBytes  int64 `json:"shuffleReadBytes"`
	ShuffleWrite      int64 `json:"shuffleWrite"`
	ShuffleWriteBytes int64 `json:"shuffleWriteBytes"`
	// Spilled counts records that the task wrote to disk because memory was short, SpilledBytes the bytes on disk.
	Spilled      int64 `json:"spilled"`
	SpilledBytes int64 `json:"spilledBytes"`
	// Output counts the records that reached the end of the task's pipeline.
	Output int64 `json:"output"`
}

func (m *Metrics) add(n Metrics) {
	m.Input += n.Input
	m.InputBytes += n.InputBytes
	m.Cached += n.Cached
	m.ShuffleRead += n.ShuffleRead
	m.ShuffleReadBytes += n.ShuffleReadBytes
	m.ShuffleWrite += n.ShuffleWrite
	m.ShuffleWriteBytes += n.ShuffleWriteBytes
	m.Spilled += n.Spilled
	m.SpilledBytes += n.SpilledBytes
	m.Output += n.Output
}

func (JobStart) event()   {}
func (JobEnd) event()     {}
func (StageStart) event() {}
func (StageEnd) event()   {}
func (TaskStart) event()  {}
func (TaskEnd) event()    {}
