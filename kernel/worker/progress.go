package worker

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"time"

	"lab/kernel/wire"
	"lab/rdd/event"
	"lab/rdd/exec"
)

// patience is how long a job runs before its progress is shown: a bar that only flashes up disturbs.
const patience = 150 * time.Millisecond

// A job's state is sent each time that it has run a hundredth longer, within these bounds: details have some kilobytes,
// and nobody sees a bar of an hour move twenty times a second. The slowest pace goes on when nothing happens, too, so
// that a task that takes long is seen to get longer.
const (
	quickest = refresh
	slowest  = time.Second
)

// progress shows running rdd jobs. It is a listener of a context's events, and it paces what it sends: a job with a
// million tasks does not become a million messages, nor a million states that are encoded for nothing. The last state
// is always sent.
type progress struct {
	screen *Screen
	prefix string // makes display ids unique among kernels, whose outputs may stand in one notebook

	mu   sync.Mutex
	jobs map[int]*job
}

type job struct {
	state    wire.Progress
	begin    time.Time
	timer    *time.Timer // for the patience, then for the pace
	shown    bool
	resting  bool        // the pace does not allow another state yet
	changed  bool        // since the last state that was sent
	index    map[int]int // stage id → index in state.Stages
	done     map[task]bool
	open     map[int]bool   // stages that run
	lost     map[string]int // outputs lost of stages that share a name, until one of them runs again
	timeline *timeline
}

// task is a task of a stage, by its partition.
type task struct{ stage, partition int }

func newProgress(s *Screen, prefix string) *progress {
	return &progress{screen: s, prefix: prefix, jobs: map[int]*job{}}
}

// listen is an event.Listener.
func (p *progress) listen(e event.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := e.(type) {
	case event.JobStart:
		p.start(e)
	case event.StageStart:
		p.of(e.Job, func(j *job) { j.stage(e) })
	case event.StageEnd:
		p.of(e.Job, func(j *job) { delete(j.open, e.Stage) })
	case event.TaskStart:
		p.of(e.Job, func(j *job) {
			if i, ok := j.index[e.Stage]; ok {
				j.timeline.start(e, j.state.Stages[i].Attempt, time.Since(j.begin))
			}
		})
	case event.TaskEnd:
		p.of(e.Job, func(j *job) { j.task(e) })
	case event.PartitionStored:
		p.storage(func(j *job) { j.state.PartitionsKept++ }, func(s *wire.StageProgress) { s.Kept++ })
	case event.PartitionLost:
		p.storage(func(j *job) { j.state.PartitionsLost++ }, func(s *wire.StageProgress) { s.KeptLost++ })
	case event.OutputLost:
		p.storage(func(j *job) { j.outputLost(e.Name) }, nil)
	case event.JobEnd:
		j := p.jobs[e.Job]
		if j == nil {
			return
		}
		delete(p.jobs, e.Job)
		j.timer.Stop()
		j.state.State = "done"
		if e.Err != nil {
			j.state.State = "failed"
		}
		if j.shown {
			p.screen.Update(p.display(j), bundleOf(j))
		}
	}
}

// of changes the state of a job that is known.
func (p *progress) of(id int, change func(*job)) {
	if j := p.jobs[id]; j != nil {
		change(j)
		p.update(j)
	}
}

// storage counts an event of storage, which names no job, for every job that runs. A stage is credited where no other
// one runs that it could be due to.
func (p *progress) storage(count func(*job), credit func(*wire.StageProgress)) {
	var only *wire.StageProgress
	open := 0
	for _, j := range p.jobs {
		count(j)
		for id := range j.open {
			open++
			only = &j.state.Stages[j.index[id]]
		}
	}
	if open == 1 && credit != nil {
		credit(only)
	}
	for _, j := range p.jobs {
		p.update(j)
	}
}

func (p *progress) start(e event.JobStart) {
	j := &job{begin: time.Now(), index: map[int]int{}, done: map[task]bool{}, open: map[int]bool{}, lost: map[string]int{},
		timeline: newTimeline()}
	j.state = wire.Progress{Job: e.Job, Action: e.Action, State: "running", Stages: []wire.StageProgress{}}
	for _, s := range e.Stages {
		tasks := s.Tasks
		if s.Skipped {
			tasks = 0 // its output is there; it has no tasks to wait for
		}
		j.add(wire.StageProgress{ID: s.ID, Name: s.Name, Tasks: tasks, Skipped: s.Skipped, Parents: s.Parents})
	}
	p.jobs[e.Job] = j
	j.timer = time.AfterFunc(patience, func() { p.reveal(e.Job) })
}

func (j *job) add(s wire.StageProgress) {
	j.index[s.ID] = len(j.state.Stages)
	j.state.Stages = append(j.state.Stages, s)
}

// stage opens a stage: also one that was to be skipped, or that is run again because some of its output was lost.
func (j *job) stage(e event.StageStart) {
	if _, ok := j.index[e.Stage]; !ok {
		j.add(wire.StageProgress{ID: e.Stage, Name: e.Name, Tasks: e.Tasks})
	}
	j.open[e.Stage] = true
	s := &j.state.Stages[j.index[e.Stage]]
	if n := min(j.lost[e.Name], e.Tasks); n > 0 {
		s.OutputsLost += n
		j.lost[e.Name] -= n
	}
	again := e.Attempt > 0
	if s.Skipped { // its output turned out to be lost
		s.Skipped, s.Tasks, again = false, e.Tasks, false
	}
	s.Attempt = max(s.Attempt, e.Attempt)
	if !again {
		return
	}
	s.Tasks = max(s.Tasks, e.Tasks)
	s.Done = s.Tasks - e.Tasks
	s.Retried += s.Failed // they are tried again now
	s.Failed = 0
	for t := range j.done {
		if t.stage == e.Stage {
			delete(j.done, t)
		}
	}
}

// task counts the end of an attempt. One that failed and is followed by another says nothing yet of how far the job
// is, and neither does one that lost a race.
func (j *job) task(e event.TaskEnd) {
	i, ok := j.index[e.Stage]
	if !ok {
		return
	}
	s, outcome := &j.state.Stages[i], wire.AttemptSucceeded
	switch {
	case j.done[task{e.Stage, e.Partition}]:
		outcome = wire.AttemptRaced
		s.Raced++
	case e.Err == nil:
		j.done[task{e.Stage, e.Partition}] = true
		s.Done++
		s.LongestMillis = max(s.LongestMillis, e.Duration.Milliseconds())
		addMetrics(s, e.Metrics)
	case errors.Is(e.Err, exec.ErrInputLost):
		outcome = wire.AttemptInputLost
		s.InputsLost++
	case e.Retried:
		outcome = wire.AttemptRetried
		s.Retried++
	default:
		outcome = wire.AttemptFailed
		s.Failed++
	}
	j.timeline.end(e, outcome, time.Since(j.begin))
}

func addMetrics(s *wire.StageProgress, m event.Metrics) {
	s.Input += m.Input
	s.InputBytes += m.InputBytes
	s.Cached += m.Cached
	s.ShuffleRead += m.ShuffleRead
	s.ShuffleReadBytes += m.ShuffleReadBytes
	s.ShuffleWrite += m.ShuffleWrite
	s.ShuffleWriteBytes += m.ShuffleWriteBytes
	s.SpilledBytes += m.SpilledBytes
}

// outputLost counts an output of the stage with this name, which is the name of the operation that reads the shuffle.
// A join reads two; which of them lost something shows when that one runs again.
func (j *job) outputLost(name string) {
	var only *wire.StageProgress
	found := 0
	for i := range j.state.Stages {
		if s := &j.state.Stages[i]; s.Name == name {
			only = s
			found++
		}
	}
	if found == 0 {
		return // another job's
	}
	j.state.OutputsLost++
	if found == 1 {
		only.OutputsLost++
	} else {
		j.lost[name]++
	}
}

// reveal shows a job that has run long enough.
func (p *progress) reveal(id int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	j := p.jobs[id]
	if j == nil {
		return
	}
	j.shown = true
	p.screen.Show(p.display(j), bundleOf(j))
	j.timer = time.AfterFunc(quickest, func() { p.rested(id) })
	j.changed, j.resting = false, true
}

// update sends the state of a job that is shown, as soon as its pace allows.
func (p *progress) update(j *job) {
	j.changed = true
	if j.shown && !j.resting {
		p.send(j)
	}
}

func (p *progress) send(j *job) {
	p.screen.Update(p.display(j), bundleOf(j))
	j.changed, j.resting = false, true
	j.timer.Reset(min(max(time.Since(j.begin)/100, quickest), slowest))
}

// rested sends what has changed since the last state of a job; where nothing has, the next event is sent at once, and
// without one the state after a while.
func (p *progress) rested(id int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	j := p.jobs[id]
	switch {
	case j == nil:
	case j.changed || !j.resting:
		p.send(j)
	default:
		j.resting = false
		j.timer.Reset(slowest)
	}
}

func (p *progress) display(j *job) string { return fmt.Sprintf("%s-job-%d", p.prefix, j.state.Job) }

func bundleOf(j *job) map[string]string {
	now := time.Since(j.begin)
	j.state.Millis = now.Milliseconds()
	j.state.Attempts, j.state.LeftOut = j.timeline.attempts(now)
	bundle := map[string]string{"text/plain": progressText(j.state)}
	if data, err := json.Marshal(j.state); err == nil { // numbers and strings always encode
		bundle[wire.MIMEProgress] = string(data)
	}
	return bundle
}

// progressText is a job in one line: Collect: 12 of 16 tasks, 2 stages, 1.2 s.
func progressText(s wire.Progress) string {
	done, tasks, failed := 0, 0, 0
	for _, stage := range s.Stages {
		done, tasks, failed = done+stage.Done, tasks+stage.Tasks, failed+stage.Failed
	}
	const width = 20
	filled := width
	if tasks > 0 {
		filled = int(math.Round(width * float64(min(done, tasks)) / float64(tasks)))
	}
	text := fmt.Sprintf("%s [%s%s] %d of %d tasks, %.1f s", s.Action,
		strings.Repeat("#", filled), strings.Repeat(".", width-filled), done, tasks, float64(s.Millis)/1000)
	if failed > 0 {
		text += fmt.Sprintf(", %d failed", failed)
	}
	if s.State == "failed" {
		text += " (the job failed)"
	}
	return text
}
