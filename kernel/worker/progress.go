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

// patience is how long a job runs before its progress is shown: a bar that only flashes up disturbs. One that ends earlier is
// shown when it has ended.
const patience = 150 * time.Millisecond

// mostShort is how many short jobs of a cell are shown one by one. Of a loop of a thousand, the others are counted.
const mostShort = 12

// A job's state is sent each time that it has run a hundredth longer, within these bounds: details have some kilobytes,
// and nobody sees a bar of an hour move twenty times a second. The slowest pace goes on when nothing happens, too, so
// that a task that takes long is seen to get longer.
const (
	quickest = refresh
	slowest  = time.Second
)

// progress shows the rdd jobs of cells. Its listeners hear of contexts' events, and it paces what it sends: a job with a
// million tasks does not become a million messages, nor a million states that are encoded for nothing. The last state
// is always sent.
type progress struct {
	screen *Screen
	prefix string // makes display ids unique among kernels, whose outputs may stand in one notebook

	mu       sync.Mutex
	contexts int // that have a listener
	numbered int // jobs, of all contexts
	jobs     map[jobID]*job
	hidden   bool  // a check runs, not a cell: its jobs are nobody's to look at
	short    int   // short jobs of the cell that were shown
	rest     *rest // the short jobs of the cell that are only counted; nil while there are none
}

// rest is what short jobs come to together.
type rest struct {
	state wire.Progress
	spent time.Duration // most take less than the millisecond that the state counts in
}

// jobID is a job of a context, each of which counts from 1.
type jobID struct{ context, job int }

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
	return &progress{screen: s, prefix: prefix, jobs: map[jobID]*job{}}
}

// begin starts a cell's allowance of short jobs; those of checks are not shown.
func (p *progress) begin(check bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hidden, p.short, p.rest = check, 0, nil
}

// listener makes the listener of one context.
func (p *progress) listener() event.Listener {
	p.mu.Lock()
	defer p.mu.Unlock()
	context := p.contexts
	p.contexts++
	return func(e event.Event) { p.listen(context, e) }
}

func (p *progress) listen(context int, e event.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := func(job int) jobID { return jobID{context, job} }
	switch e := e.(type) {
	case event.JobStart:
		p.start(id(e.Job), e)
	case event.StageStart:
		p.of(id(e.Job), func(j *job) { j.stage(e) })
	case event.StageEnd:
		p.of(id(e.Job), func(j *job) { delete(j.open, e.Stage) })
	case event.TaskStart:
		p.of(id(e.Job), func(j *job) {
			if i, ok := j.index[e.Stage]; ok {
				j.timeline.start(e, j.state.Stages[i].Attempt, time.Since(j.begin))
			}
		})
	case event.TaskEnd:
		p.of(id(e.Job), func(j *job) { j.task(e) })
	case event.PartitionStored:
		p.storage(context, func(j *job) { j.state.PartitionsKept++ }, func(s *wire.StageProgress) { s.Kept++ })
	case event.PartitionLost:
		p.storage(context, func(j *job) { j.state.PartitionsLost++ }, func(s *wire.StageProgress) { s.KeptLost++ })
	case event.OutputLost:
		p.storage(context, func(j *job) { j.outputLost(e.Name) }, nil)
	case event.JobEnd:
		if j := p.jobs[id(e.Job)]; j != nil {
			delete(p.jobs, id(e.Job))
			j.timer.Stop()
			p.end(j, e.Err)
		}
	}
}

// end shows how a job ended.
func (p *progress) end(j *job, err error) {
	j.state.State = "done"
	if err != nil {
		j.state.State = "failed"
	}
	switch {
	case j.shown:
		p.screen.Update(p.display(j.state.Job), bundleOf(j))
	case p.hidden:
	case p.short < mostShort:
		p.short++
		p.screen.Show(p.display(j.state.Job), encoded(j.now())) // without words: where there are no bars, a line for each is noise
	default:
		p.count(j)
	}
}

// count adds a short job to those that are not shown one by one.
func (p *progress) count(j *job) {
	show := p.screen.Update
	if p.rest == nil {
		p.rest = &rest{state: wire.Progress{Job: j.state.Job, State: "done", Stages: []wire.StageProgress{}}}
		show = p.screen.Show
	}
	all := &p.rest.state
	p.rest.spent += time.Since(j.begin)
	all.Millis = p.rest.spent.Milliseconds()
	all.Jobs++
	for _, s := range j.state.Stages {
		all.Tasks += s.Done
	}
	if j.state.State == "failed" {
		all.State = "failed"
	}
	show(p.display(all.Job), encoded(*all))
}

// of changes the state of a job that is known.
func (p *progress) of(id jobID, change func(*job)) {
	if j := p.jobs[id]; j != nil {
		change(j)
		p.update(j)
	}
}

// storage counts an event of storage, which names no job, for every job of its context that runs. A stage is credited
// where no other one runs that it could be due to.
func (p *progress) storage(context int, count func(*job), credit func(*wire.StageProgress)) {
	var only *wire.StageProgress
	open := 0
	for id, j := range p.jobs {
		if id.context != context {
			continue
		}
		count(j)
		for id := range j.open {
			open++
			only = &j.state.Stages[j.index[id]]
		}
	}
	if open == 1 && credit != nil {
		credit(only)
	}
	for id, j := range p.jobs {
		if id.context == context {
			p.update(j)
		}
	}
}

func (p *progress) start(id jobID, e event.JobStart) {
	j := &job{begin: time.Now(), index: map[int]int{}, done: map[task]bool{}, open: map[int]bool{}, lost: map[string]int{},
		timeline: newTimeline()}
	p.numbered++
	j.state = wire.Progress{Job: p.numbered, Action: e.Action, State: "running", Stages: []wire.StageProgress{}}
	for _, s := range e.Stages {
		tasks := s.Tasks
		if s.Skipped {
			tasks = 0 // its output is there; it has no tasks to wait for
		}
		j.add(wire.StageProgress{ID: s.ID, Name: s.Name, Tasks: tasks, Skipped: s.Skipped, Parents: s.Parents})
	}
	p.jobs[id] = j
	j.timer = time.AfterFunc(patience, func() { p.reveal(id) })
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
func (p *progress) reveal(id jobID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	j := p.jobs[id]
	if j == nil || p.hidden {
		return
	}
	j.shown = true
	p.screen.Show(p.display(j.state.Job), bundleOf(j))
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
	p.screen.Update(p.display(j.state.Job), bundleOf(j))
	j.changed, j.resting = false, true
	j.timer.Reset(min(max(time.Since(j.begin)/100, quickest), slowest))
}

// rested sends what has changed since the last state of a job; where nothing has, the next event is sent at once, and
// without one the state after a while.
func (p *progress) rested(id jobID) {
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

func (p *progress) display(job int) string { return fmt.Sprintf("%s-job-%d", p.prefix, job) }

// now is the state of a job at this moment.
func (j *job) now() wire.Progress {
	now := time.Since(j.begin)
	j.state.Millis = now.Milliseconds()
	j.state.Attempts, j.state.LeftOut = j.timeline.attempts(now)
	return j.state
}

func bundleOf(j *job) map[string]string {
	state := j.now()
	bundle := encoded(state)
	bundle["text/plain"] = progressText(state)
	return bundle
}

func encoded(state wire.Progress) map[string]string {
	data, err := json.Marshal(state)
	if err != nil { // numbers and strings always encode
		return map[string]string{}
	}
	return map[string]string{wire.MIMEProgress: string(data)}
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
