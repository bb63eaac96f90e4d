package exec

import (
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"lab/rdd/event"
	"lab/rdd/plan"
	"lab/rdd/spill"
)

// ErrKilled is why an attempt of a task failed that Faults ended, and ErrLost why something is gone that Faults took.
var (
	ErrKilled = errors.New("the task was killed by the fault injector")
	ErrLost   = errors.New("it was lost by the fault injector")
)

// Faults decides what goes wrong on purpose, so that tests and labs can watch how jobs survive it. It is asked by several
// tasks at a time. Where its answers depend on nothing but what it is asked, a program goes wrong in the same places
// whenever it is run, on any number of cores.
//
// Nothing may go wrong for ever: an attempt with Last set should be left alone, and so should what was made again several
// times, because a job gives up when one thing fails time after time.
type Faults interface {
	// Task is asked when an attempt of a task begins.
	Task(TaskID) TaskFault
	// Spilled is asked when an attempt has written to disk what does not fit into its memory, the n-th time from 0 on. It
	// tells whether that is to be damaged, so that the attempt fails when it reads it back.
	Spilled(id TaskID, n int) bool
	// Stored is asked when a partition of a persisted RDD is kept, and again when it moves to disk, where it then is in so
	// many frames.
	Stored(id PartitionID, frames int) Damage
	// Output is asked when a map task has left its output for a shuffle, and again when that moves to disk, where it then
	// is in so many frames.
	Output(id OutputID, frames int) Damage
}

// faultBox holds the Faults of an executor, which may be set while jobs run.
type faultBox struct{ now atomic.Pointer[Faults] }

func newFaultBox(f Faults) *faultBox {
	b := &faultBox{}
	b.set(f)
	return b
}

// get is nil where nothing is to go wrong.
func (b *faultBox) get() Faults {
	if f := b.now.Load(); f != nil {
		return *f
	}
	return nil
}

func (b *faultBox) set(f Faults) {
	if f == nil {
		b.now.Store(nil)
		return
	}
	b.now.Store(&f)
}

// SetFaults has things go wrong as f says from now on; nil ends that.
func (e *Executor) SetFaults(f Faults) { e.faults.set(f) }

// TaskID tells attempts of tasks apart. All numbers are those of events.
type TaskID struct {
	// StageAttempt counts how often the job has run the stage, Attempt how often that run of it has tried the task.
	Job, Stage, StageAttempt, Partition, Attempt int
	// Last says that no other attempt follows where this one fails.
	Last bool
}

// TaskFault is what happens to an attempt of a task. The zero value is nothing.
type TaskFault struct {
	// Delay is how long it waits before it begins.
	Delay time.Duration
	// Kill has it fail: when it has pushed so many batches to the end of its pipeline, or is done with fewer.
	Kill  bool
	After int
}

// PartitionID tells kept partitions apart. Generation counts how often the partition was kept before.
type PartitionID struct {
	RDD, Partition, Generation int
}

// OutputID tells outputs of map tasks apart: RDD is the one that reads the shuffle, as its Input-th input, and Partition
// the map task. Generation counts how often the task has left an output before.
type OutputID struct {
	RDD, Input, Partition, Generation int
}

// Damage is what happens to something that is kept. The zero value is nothing.
type Damage struct {
	// Lose has it go away.
	Lose bool
	// Corrupt damages the frame with that number on disk, which is noticed when it is read.
	Corrupt bool
	Frame   int
}

// id is how Faults knows the attempt.
func (t *task) id() TaskID {
	return TaskID{Job: t.job.id, Stage: t.stage.id, StageAttempt: t.stage.attempt - 1, Partition: t.part, Attempt: t.attempt,
		Last: t.attempt+1 >= attempts}
}

// meet begins an attempt with what is to happen to it.
func (t *task) meet() {
	f := t.job.exec.faults.get()
	if f == nil {
		return
	}
	t.fault = f.Task(t.id())
	if t.fault.Delay > 0 {
		timer := time.NewTimer(t.fault.Delay)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-t.ctx.Done():
		}
		t.going()
	}
	if t.fault.Kill && t.fault.After <= 0 {
		t.kill()
	}
}

// pushing counts a batch that is about to be pushed to the end of the pipeline.
func (t *task) pushing() {
	if !t.fault.Kill {
		return
	}
	if t.fault.After <= 0 {
		t.kill()
	}
	t.fault.After--
}

// survive ends an attempt that is done with its work before it was to be killed.
func (t *task) survive() {
	if t.fault.Kill {
		t.kill()
	}
}

func (t *task) kill() {
	t.at = nil
	panic(t.broke(ErrKilled))
}

// spoil damages the newest of what the task has just written for itself to read.
func (t *task) spoil(fs *frames) {
	f := t.job.exec.faults.get()
	if f == nil || fs.shared {
		return
	}
	t.spills++
	if f.Spilled(t.id(), t.spills-1) {
		fs.mu.Lock()
		newest := fs.last
		fs.mu.Unlock()
		newest.corrupt()
	}
}

// damage has Faults damage what was kept just now.
func (k *kept) damage() {
	faults := k.of.faults.get()
	if faults == nil {
		return
	}
	k.of.mu.Lock()
	var frames []frame
	if k.disk != nil {
		frames = k.disk.list
	}
	damaged := k.damaged
	k.of.mu.Unlock()
	if damaged {
		return
	}
	d := faults.Stored(PartitionID{RDD: k.of.rdd, Partition: k.part, Generation: k.generation}, len(frames))
	if d.Lose || d.Corrupt {
		k.of.mu.Lock()
		k.damaged = true
		k.of.mu.Unlock()
	}
	switch {
	case d.Lose:
		k.lose(ErrLost)
	case d.Corrupt && d.Frame >= 0 && d.Frame < len(frames):
		frames[d.Frame].corrupt()
	}
	runtime.KeepAlive(k) // its cleanup frees the frames
}

// lose forgets a partition that cannot be read.
func (k *kept) lose(err error) {
	k.remove()
	k.of.mu.Lock()
	k.of.tally.lose(k.part)
	k.of.mu.Unlock()
	k.of.emit(event.PartitionLost{RDD: k.of.rdd, Name: k.of.name, Partition: k.part, Err: err})
}

// damage has Faults damage an output that was put, or written to disk, just now.
func (o *output) damage() {
	s := o.of
	faults := s.faults.get()
	if faults == nil {
		return
	}
	o.mu.Lock()
	damaged := o.damaged
	o.mu.Unlock()
	if damaged {
		return
	}
	frames := o.onDisk()
	id := s.id
	id.Partition, id.Generation = o.part, o.generation
	d := faults.Output(id, len(frames))
	if d.Lose || d.Corrupt {
		o.mu.Lock()
		o.damaged = true
		o.mu.Unlock()
	}
	switch {
	case d.Lose:
		s.lose(o, ErrLost)
	case d.Corrupt && d.Frame >= 0 && d.Frame < len(frames):
		frames[d.Frame].corrupt()
	}
	runtime.KeepAlive(o)
}

// lose forgets an output that cannot be read.
func (s *shuffle) lose(o *output, err error) {
	s.drop(o)
	s.emit(event.OutputLost{RDD: s.id.RDD, Name: s.name, Partition: o.part, Err: err})
}

// outputID is how Faults knows the outputs for an exchange.
func outputID(x *plan.Exchange) OutputID {
	input := slices.IndexFunc(x.Owner.Deps(), func(d plan.Dep) bool { return d.Exchange == x })
	return OutputID{RDD: x.Owner.ID, Input: input}
}

// onDisk lists the frames of the output.
func (o *output) onDisk() []frame {
	o.mu.Lock()
	defer o.mu.Unlock()
	var frames []frame
	for _, pieces := range o.pieces {
		for _, p := range pieces {
			if p.slice == nil {
				frames = append(frames, p.frame)
			}
		}
	}
	for _, run := range o.runs {
		frames = append(frames, run.blocks...)
	}
	return frames
}

// corrupt damages the frame. Where that cannot be done, the frame stays whole.
func (f frame) corrupt() { _ = f.volume.file.Corrupt(f.block) }

// accidental tells whether an error comes from outside of the functions that a task runs, so that it says nothing about
// how the next attempt fares.
func accidental(err error) bool { return errors.Is(err, ErrKilled) || errors.Is(err, spill.ErrCorrupt) }
