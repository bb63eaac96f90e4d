package chaos

import (
	"fmt"
	"math"
	"sync"
	"time"

	"lab/rdd/exec"
	"lab/rdd/hash"
	"lab/rdd/plan"
)

var (
	// ErrKilled is in the errors of tasks that were killed.
	ErrKilled = exec.ErrKilled
	// ErrLost is in the events of partitions and outputs that were taken. What was damaged has another error.
	ErrLost = exec.ErrLost
)

// Injector decides what goes wrong, and remembers it. Give it to rdd.WithFaults. It is safe for concurrent use, but for
// one context at a time: it tells things apart by numbers that every context counts from 0.
type Injector struct {
	seed                            uint64
	kill, delay, lose, drop, damage float64
	wait                            time.Duration

	mu     sync.Mutex // guards what follows
	done   []Fault
	counts [kinds]int
}

var _ exec.Faults = (*Injector)(nil)

// Option sets how often something goes wrong.
type Option func(*Injector)

// KillTasks has attempts of tasks fail with probability p.
func KillTasks(p float64) Option {
	return func(in *Injector) { in.kill = probability("KillTasks", p) }
}

// DelayTasks has attempts of tasks wait for d before they begin, with probability p.
func DelayTasks(p float64, d time.Duration) Option {
	return func(in *Injector) {
		in.delay, in.wait = probability("DelayTasks", p), d
		if d < 0 {
			plan.Fail("DelayTasks", "the delay is %v; give 0 or more", d)
		}
	}
}

// LosePartitions has partitions of persisted RDDs lost with probability p, right after they were kept.
func LosePartitions(p float64) Option {
	return func(in *Injector) { in.lose = probability("LosePartitions", p) }
}

// LoseOutputs has what map tasks leave for shuffles lost with probability p, right after they have ended.
func LoseOutputs(p float64) Option {
	return func(in *Injector) { in.drop = probability("LoseOutputs", p) }
}

// CorruptFiles has what is written to disk damaged with probability p: one block of a kept partition, of a map task's
// output, or of what a task could not hold in memory.
func CorruptFiles(p float64) Option {
	return func(in *Injector) { in.damage = probability("CorruptFiles", p) }
}

func probability(option string, p float64) float64 {
	if !(p >= 0 && p <= 1) {
		plan.Fail(option, "the probability is %v; give one from 0 (never) to 1 (whenever possible)", p)
	}
	return p
}

// New makes an injector. Without options nothing goes wrong. It panics with an *rdd.Error when an option makes no sense.
func New(seed uint64, opts ...Option) *Injector {
	in := &Injector{seed: seed}
	for _, o := range opts {
		o(in)
	}
	return in
}

// mostDamaged is how often one partition or output is damaged, be it lost or corrupted. Then it is left alone, so that
// jobs end.
const mostDamaged = 2

// mostBatches bounds after how many batches a task is killed. Tasks of few elements have few batches, and the first
// ones are small.
const mostBatches = 8

// roll is a number at random that depends on the seed and the arguments only.
func (in *Injector) roll(kind Kind, ids ...int) uint64 {
	h := hash.Mix(in.seed + 0x9e3779b97f4a7c15*uint64(kind+1))
	for _, id := range ids {
		h = hash.Mix(h + 0x9e3779b97f4a7c15 + uint64(id))
	}
	return h
}

// hit tells whether a roll stands for something of probability p. Its lower bits are left for other choices.
func hit(roll uint64, p float64) bool { return float64(roll>>11)/(1<<53) < p }

// Task is for the executor, and so are the other methods of exec.Faults.
func (in *Injector) Task(id exec.TaskID) exec.TaskFault {
	var f exec.TaskFault
	ids := []int{id.Job, id.Stage, id.StageAttempt, id.Partition, id.Attempt}
	what := Fault{Job: id.Job, Stage: id.Stage, StageAttempt: id.StageAttempt, Partition: id.Partition, Attempt: id.Attempt,
		RDD: -1, Input: -1, Generation: -1}
	if hit(in.roll(Delayed, ids...), in.delay) {
		f.Delay = in.wait
		in.note(Delayed, what)
	}
	if r := in.roll(Killed, ids...); !id.Last && hit(r, in.kill) {
		f.Kill = true
		// Before any work, after some of it, or in the end.
		switch r % 3 {
		case 1:
			f.After = 1 + int(r/3%mostBatches)
		case 2:
			f.After = math.MaxInt
		}
		in.note(Killed, what)
	}
	return f
}

// Spilled is for the executor.
func (in *Injector) Spilled(id exec.TaskID, n int) bool {
	if id.Last || !hit(in.roll(SpillCorrupted, id.Job, id.Stage, id.StageAttempt, id.Partition, id.Attempt, n), in.damage) {
		return false
	}
	in.note(SpillCorrupted, Fault{Job: id.Job, Stage: id.Stage, StageAttempt: id.StageAttempt, Partition: id.Partition,
		Attempt: id.Attempt, RDD: -1, Input: -1, Generation: -1})
	return true
}

// Stored is for the executor.
func (in *Injector) Stored(id exec.PartitionID, frames int) exec.Damage {
	what := Fault{RDD: id.RDD, Partition: id.Partition, Generation: id.Generation, Job: -1, Stage: -1, StageAttempt: -1,
		Attempt: -1, Input: -1}
	return in.choose(what, PartitionLost, PartitionCorrupted, in.lose, frames, id.RDD, id.Partition, id.Generation)
}

// Output is for the executor.
func (in *Injector) Output(id exec.OutputID, frames int) exec.Damage {
	what := Fault{RDD: id.RDD, Input: id.Input, Partition: id.Partition, Generation: id.Generation, Job: -1, Stage: -1,
		StageAttempt: -1, Attempt: -1}
	return in.choose(what, OutputLost, OutputCorrupted, in.drop, frames, id.RDD, id.Input, id.Partition, id.Generation)
}

// choose decides between losing something and corrupting one of its frames.
func (in *Injector) choose(what Fault, lost, corrupted Kind, p float64, frames int, ids ...int) exec.Damage {
	if what.Generation >= mostDamaged {
		return exec.Damage{}
	}
	if hit(in.roll(lost, ids...), p) {
		in.note(lost, what)
		return exec.Damage{Lose: true}
	}
	if r := in.roll(corrupted, ids...); frames > 0 && hit(r, in.damage) {
		in.note(corrupted, what)
		return exec.Damage{Corrupt: true, Frame: int(hash.Mix(r) % uint64(frames))}
	}
	return exec.Damage{}
}

// String sums up what was done.
func (in *Injector) String() string {
	in.mu.Lock()
	defer in.mu.Unlock()
	return fmt.Sprintf("chaos(seed %d): %s", in.seed, tell(in.counts))
}
