package event

import (
	"iter"
	"time"
)

// Summary adds up the events of one context. The zero value is a summary of no events; it is not safe for concurrent
// use, but its Add may be a context's listener and its fields be read when no job runs.
type Summary struct {
	// Jobs are in the order in which they started.
	Jobs    []JobSummary
	Storage StorageSummary

	done map[[2]int]map[int]bool // the partitions that have succeeded, for each job and stage that is open
}

// JobSummary is what is known of a job.
type JobSummary struct {
	Job         int
	Action, Pos string
	Start       time.Time
	// Duration and Err are those of JobEnd. Ended is not set when the job still runs, or the program died.
	Duration time.Duration
	Err      error
	Ended    bool
	// Stages are in the order in which JobStart listed them.
	Stages []StageSummary
}

// StageSummary has the totals of a stage.
type StageSummary struct {
	Stage int
	Name  string
	// Tasks is how many tasks the stage has. Skipped says that JobStart listed it as skipped.
	Tasks   int
	Skipped bool
	// Runs counts how often the stage started: more than once where its output was lost. Duration is how long it was
	// open, over all runs that ended. Err is how the last one ended.
	Runs     int
	Duration time.Duration
	Err      error
	// Succeeded counts the attempts of tasks whose results were used, Failed those that ended with an error or were
	// cancelled, Retried how many of the failed were followed by another attempt. Raced counts attempts that ended when
	// another one of the same task had succeeded already, as happens with speculation; Speculative counts the
	// speculative attempts, however they ended.
	Succeeded, Failed, Retried, Raced, Speculative int
	// Metrics are totals of the attempts that succeeded, because what the others read and wrote was thrown away.
	Metrics Metrics
	// Run is how long the attempts that succeeded took, one after the other, and Wasted how long all others took.
	Run, Wasted time.Duration
	// Longest is how long the slowest of the attempts that succeeded took, LongestPartition the partition that it
	// computed. A stage takes at least that long, whatever the number of cores.
	Longest          time.Duration
	LongestPartition int
}

// Mean is how long a task took on average, of those that succeeded.
func (s StageSummary) Mean() time.Duration { return s.Run / time.Duration(max(s.Succeeded, 1)) }

// Skew is how many times as long as the average the slowest task took: 1 when the work is spread evenly, and as much as
// the number of tasks when one task did it all. It is 0 when no task took measurable time.
func (s StageSummary) Skew() float64 {
	if s.Run <= 0 {
		return 0
	}
	return float64(s.Longest) * float64(s.Succeeded) / float64(s.Run)
}

// StorageSummary counts the events of storage: partitions stored, evicted (how many of them to disk) and lost, shuffle
// outputs lost, and RDDs checkpointed.
type StorageSummary struct {
	Stored, Evicted, ToDisk, Lost, OutputsLost, Checkpoints int
	StoredBytes, EvictedBytes, CheckpointBytes              int64
}

// Summarize adds up events, such as those that a listener has gathered or ReadLog gives.
func Summarize(events iter.Seq[Event]) Summary {
	var s Summary
	for e := range events {
		s.Add(e)
	}
	return s
}

// Add counts e.
func (s *Summary) Add(e Event) {
	switch e := e.(type) {
	case JobStart:
		j := s.job(e.Job)
		j.Action, j.Pos, j.Start = e.Action, e.Pos, e.Time
		for _, stage := range e.Stages {
			t := j.stage(stage.ID)
			t.Name, t.Tasks, t.Skipped = stage.Name, stage.Tasks, stage.Skipped
		}
	case JobEnd:
		j := s.job(e.Job)
		j.Duration, j.Err, j.Ended = e.Duration, e.Err, true
	case StageStart:
		t := s.job(e.Job).stage(e.Stage)
		t.Name = e.Name
		t.Tasks = max(t.Tasks, e.Tasks)
		t.Runs++
	case StageEnd:
		t := s.job(e.Job).stage(e.Stage)
		t.Duration += e.Duration
		t.Err = e.Err
		delete(s.done, [2]int{e.Job, e.Stage})
	case TaskEnd:
		s.task(e)
	case PartitionStored:
		s.Storage.Stored++
		s.Storage.StoredBytes += e.Bytes
	case PartitionEvicted:
		s.Storage.Evicted++
		s.Storage.EvictedBytes += e.Bytes
		if e.Disk {
			s.Storage.ToDisk++
		}
	case PartitionLost:
		s.Storage.Lost++
	case OutputLost:
		s.Storage.OutputsLost++
	case Checkpointed:
		s.Storage.Checkpoints++
		s.Storage.CheckpointBytes += e.Bytes
	}
}

func (s *Summary) task(e TaskEnd) {
	if s.done == nil {
		s.done = map[[2]int]map[int]bool{}
	}
	open := [2]int{e.Job, e.Stage}
	if s.done[open] == nil {
		s.done[open] = map[int]bool{}
	}
	t := s.job(e.Job).stage(e.Stage)
	if e.Speculative {
		t.Speculative++
	}
	if s.done[open][e.Partition] {
		t.Raced++
		t.Wasted += e.Duration
		return
	}
	if e.Err != nil {
		t.Failed++
		if e.Retried {
			t.Retried++
		}
		t.Wasted += e.Duration
		return
	}
	s.done[open][e.Partition] = true
	t.Succeeded++
	t.Metrics.add(e.Metrics)
	t.Run += e.Duration
	if t.Succeeded == 1 || e.Duration > t.Longest {
		t.Longest, t.LongestPartition = e.Duration, e.Partition
	}
}

// job finds a job, or adds it: the events may be those of a part of a program only. Those that run are near the end.
func (s *Summary) job(id int) *JobSummary {
	for i := len(s.Jobs) - 1; i >= 0; i-- {
		if s.Jobs[i].Job == id {
			return &s.Jobs[i]
		}
	}
	s.Jobs = append(s.Jobs, JobSummary{Job: id})
	return &s.Jobs[len(s.Jobs)-1]
}

func (j *JobSummary) stage(id int) *StageSummary {
	for i := range j.Stages {
		if j.Stages[i].Stage == id {
			return &j.Stages[i]
		}
	}
	j.Stages = append(j.Stages, StageSummary{Stage: id})
	return &j.Stages[len(j.Stages)-1]
}
