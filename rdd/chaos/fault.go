package chaos

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Kind is what went wrong.
type Kind int

// Kinds of faults.
const (
	// Killed is an attempt of a task that was made to fail, Delayed one that began late.
	Killed Kind = iota
	Delayed
	// PartitionLost is a partition of a persisted RDD that was taken, PartitionCorrupted one that was damaged on disk.
	PartitionLost
	PartitionCorrupted
	// OutputLost is what a map task left for a shuffle and was taken, OutputCorrupted what was damaged on disk.
	OutputLost
	OutputCorrupted
	// SpillCorrupted is damage to what a task had written to disk for itself.
	SpillCorrupted
)

// kinds is how many there are.
const kinds = SpillCorrupted + 1

var names = [kinds]string{"task killed", "task delayed", "partition lost", "partition corrupted", "output lost",
	"output corrupted", "spill corrupted"}

// String names the kind, as in "task killed".
func (k Kind) String() string {
	if k < 0 || k >= kinds {
		return fmt.Sprintf("Kind(%d)", int(k))
	}
	return names[k]
}

// Fault is something that went wrong on purpose. Fields that say nothing of its kind are -1.
type Fault struct {
	Kind Kind
	// Job, Stage and Attempt tell which attempt of a task it was, by the numbers of events. StageAttempt counts how often
	// the stage was run.
	Job, Stage, StageAttempt, Attempt int
	// RDD is the persisted one, or the one that reads the shuffle. Input tells its shuffles apart where it reads several,
	// as a join does. Generation counts from 0 how often the partition or output was there.
	RDD, Input, Generation int
	// Partition is the task's, the kept one, or the map task's.
	Partition int
}

// String describes the fault.
func (f Fault) String() string {
	switch f.Kind {
	case PartitionLost, PartitionCorrupted:
		return fmt.Sprintf("%v: partition %d of RDD %d, generation %d", f.Kind, f.Partition, f.RDD, f.Generation)
	case OutputLost, OutputCorrupted:
		return fmt.Sprintf("%v: map task %d for input %d of RDD %d, generation %d", f.Kind, f.Partition, f.Input, f.RDD, f.Generation)
	}
	s := fmt.Sprintf("%v: job %d, stage %d, partition %d, attempt %d", f.Kind, f.Job, f.Stage, f.Partition, f.Attempt)
	if f.StageAttempt > 0 {
		s += fmt.Sprintf(", in run %d of the stage", f.StageAttempt)
	}
	return s
}

// compare orders faults so that timing does not show.
func compare(a, b Fault) int {
	return cmp.Or(cmp.Compare(a.Job, b.Job), cmp.Compare(a.Stage, b.Stage), cmp.Compare(a.StageAttempt, b.StageAttempt),
		cmp.Compare(a.RDD, b.RDD), cmp.Compare(a.Input, b.Input), cmp.Compare(a.Partition, b.Partition),
		cmp.Compare(a.Attempt, b.Attempt), cmp.Compare(a.Generation, b.Generation), cmp.Compare(a.Kind, b.Kind))
}

// mostListed bounds how many faults are remembered one by one, so that a context that lives long does not grow.
const mostListed = 2048

func (in *Injector) note(kind Kind, f Fault) {
	f.Kind = kind
	in.mu.Lock()
	defer in.mu.Unlock()
	in.counts[kind]++
	if len(in.done) < mostListed {
		in.done = append(in.done, f)
	}
}

// Done lists what went wrong so far: what was lost and damaged first, then the tasks of each job and stage. Beyond some
// thousand faults it has only the first ones; Count has all. An attempt that failed for another reason before it was to be
// killed is in there, too.
func (in *Injector) Done() []Fault {
	in.mu.Lock()
	defer in.mu.Unlock()
	all := slices.Clone(in.done)
	slices.SortStableFunc(all, compare)
	return all
}

// Count is how often a kind of fault happened so far.
func (in *Injector) Count(kind Kind) int {
	if kind < 0 || kind >= kinds {
		return 0
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.counts[kind]
}

// tell describes counts.
func tell(counts [kinds]int) string {
	var parts []string
	for k, n := range counts {
		if n == 0 {
			continue
		}
		what, rest, _ := strings.Cut(names[k], " ")
		if n != 1 {
			what += "s"
		}
		parts = append(parts, fmt.Sprintf("%d %s %s", n, what, rest))
	}
	if parts == nil {
		return "nothing went wrong"
	}
	return strings.Join(parts, ", ")
}
