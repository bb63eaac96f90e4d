package worker

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"sync"
	"time"

	"lab/kernel/wire"
	"lab/rdd/event"
)

// patience is how long a job runs before its progress is shown: a bar that only flashes up disturbs.
const patience = 150 * time.Millisecond

// progress shows running rdd jobs. It is a listener of a context's events; the screen sees to it that a job with
// a million tasks does not become a million messages, and that the last state is always sent.
type progress struct {
	screen *Screen
	prefix string // makes display ids unique among kernels, whose outputs may stand in one notebook

	mu   sync.Mutex
	jobs map[int]*job
}

type job struct {
	state wire.Progress
	begin time.Time
	timer *time.Timer
	shown bool
	index map[int]int // stage id → index in state.Stages
	done  map[task]bool
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
		if j := p.jobs[e.Job]; j != nil {
			j.stage(e)
			p.update(j)
		}
	case event.TaskEnd:
		j := p.jobs[e.Job]
		// An attempt that failed and is followed by another says nothing yet, and neither does one that lost a race.
		if j == nil || e.Retried || j.done[task{e.Stage, e.Partition}] {
			return
		}
		if i, ok := j.index[e.Stage]; ok {
			if e.Err == nil {
				j.state.Stages[i].Done++
				j.done[task{e.Stage, e.Partition}] = true
			} else {
				j.state.Stages[i].Failed++
			}
		}
		p.update(j)
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
		p.update(j)
	}
}

func (p *progress) start(e event.JobStart) {
	j := &job{begin: time.Now(), index: map[int]int{}, done: map[task]bool{}}
	j.state = wire.Progress{Job: e.Job, Action: e.Action, State: "running", Stages: []wire.StageProgress{}}
	for _, s := range e.Stages {
		if s.Skipped {
			continue // its output is there; it has no tasks to wait for
		}
		j.index[s.ID] = len(j.state.Stages)
		j.state.Stages = append(j.state.Stages, wire.StageProgress{ID: s.ID, Name: s.Name, Tasks: s.Tasks})
	}
	p.jobs[e.Job] = j
	j.timer = time.AfterFunc(patience, func() { p.reveal(e.Job) })
}

// stage opens a stage: one that was to be skipped, or that is run again because some of its output was lost.
func (j *job) stage(e event.StageStart) {
	i, ok := j.index[e.Stage]
	if !ok {
		i = len(j.state.Stages)
		j.index[e.Stage] = i
		j.state.Stages = append(j.state.Stages, wire.StageProgress{ID: e.Stage, Name: e.Name, Tasks: e.Tasks})
	}
	if e.Attempt == 0 {
		return
	}
	s := &j.state.Stages[i]
	s.Tasks = max(s.Tasks, e.Tasks)
	s.Done, s.Failed = s.Tasks-e.Tasks, 0
	for t := range j.done {
		if t.stage == e.Stage {
			delete(j.done, t)
		}
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
}

func (p *progress) update(j *job) {
	if j.shown {
		p.screen.Update(p.display(j), bundleOf(j))
	}
}

func (p *progress) display(j *job) string { return fmt.Sprintf("%s-job-%d", p.prefix, j.state.Job) }

func bundleOf(j *job) map[string]string {
	j.state.Millis = time.Since(j.begin).Milliseconds()
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
