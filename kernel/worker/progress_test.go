package worker

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"lab/kernel/wire"
	"lab/rdd/event"
)

// displayed is a state of a display that was sent.
type displayed struct {
	kind  wire.Type
	id    string
	state wire.Progress
}

// displays plays with a progress under a fake clock and returns what it sent.
func displays(t *testing.T, play func(*progress)) []displayed {
	t.Helper()
	var line bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		s := NewScreen()
		New(wire.NewConn(&line, &line), Options{Screen: s})
		play(newProgress(s, "k"))
		time.Sleep(time.Second) // let timers of updates end
	})
	var sent []displayed
	in := wire.NewConn(&line, nil)
	for {
		m, err := in.Read()
		if errors.Is(err, io.EOF) {
			return sent
		}
		if err != nil {
			t.Fatal(err)
		}
		c, err := wire.Decode[wire.DisplayContent](m)
		if err != nil {
			t.Fatal(err)
		}
		d := displayed{kind: m.Header.Type}
		if err := json.Unmarshal(c.Data[wire.MIMEProgress], &d.state); err != nil {
			t.Fatal(err)
		}
		if c.Transient == nil || c.Transient.DisplayID == "" {
			t.Fatalf("a display without an id: %+v", c)
		}
		d.id = c.Transient.DisplayID
		sent = append(sent, d)
	}
}

// progressOf plays the events of job 1 and returns its states that were sent.
func progressOf(t *testing.T, play func(listen func(event.Event))) []wire.Progress {
	t.Helper()
	var states []wire.Progress
	for i, d := range displays(t, func(p *progress) { play(p.listener()) }) {
		if i == 0 != (d.kind == wire.DisplayData) || d.id != "k-job-1" {
			t.Errorf("message %d is %s for %s", i, d.kind, d.id)
		}
		states = append(states, d.state)
	}
	return states
}

func begin() event.JobStart {
	return event.JobStart{Job: 1, Action: "Collect", Stages: []event.Stage{
		{ID: 3, Name: "kept", Tasks: 5, Skipped: true}, {ID: 4, Name: "ReduceByKey", Tasks: 1000, Parents: []int{3}},
		{ID: 5, Name: "Collect", Tasks: 2, Parents: []int{4}},
	}}
}

func TestShortJobsShowWhenTheyHaveEnded(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(begin())
		listen(event.TaskEnd{Job: 1, Stage: 4, Partition: 6})
		time.Sleep(100 * time.Millisecond)
		listen(event.JobEnd{Job: 1})
	})
	if len(sent) != 1 || sent[0].State != "done" || sent[0].Millis != 100 || sent[0].Stages[1].Done != 1 {
		t.Errorf("sent %+v", sent)
	}
}

// A loop of many short jobs fills neither the page nor the notebook file.
func TestManyShortJobsAreCounted(t *testing.T) {
	run := func(jobs int, listen event.Listener, err error) {
		for i := range jobs {
			listen(event.JobStart{Job: i, Action: "Sum", Stages: []event.Stage{{ID: 1, Name: "Sum", Tasks: 2}}})
			listen(event.TaskEnd{Job: i, Stage: 1, Partition: 0})
			listen(event.TaskEnd{Job: i, Stage: 1, Partition: 1, Err: err})
			listen(event.JobEnd{Job: i, Err: err})
		}
	}
	sent := displays(t, func(p *progress) {
		p.begin(false)
		run(mostShort-1, p.listener(), nil)
		second := p.listener() // another context counts its jobs from the beginning, too
		run(1, second, nil)
		run(99, second, nil)
		run(1, second, errors.New("no"))
		time.Sleep(time.Second)
		// A check's jobs are not shown, and the next cell begins anew.
		p.begin(true)
		run(20, second, nil)
		p.begin(false)
		run(1, second, nil)
	})
	shown := map[string]wire.Progress{}
	for _, d := range sent {
		shown[d.id] = d.state
	}
	if len(shown) != mostShort+2 || len(sent) > mostShort+10 {
		t.Fatalf("%d jobs shown by %d messages: %v", len(shown), len(sent), shown)
	}
	rest := shown[fmt.Sprintf("k-job-%d", mostShort+1)]
	if rest.Jobs != 100 || rest.Tasks != 199 || rest.State != "failed" {
		t.Errorf("the others: %+v", rest)
	}
}

func TestLongJobsShowFewStatesAndTheLast(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(begin())
		for part := range 1000 {
			time.Sleep(time.Millisecond)
			listen(event.TaskEnd{Job: 1, Stage: 4, Partition: part})
		}
		listen(event.TaskEnd{Job: 1, Stage: 5, Err: errors.New("lost")})
		listen(event.JobEnd{Job: 1, Err: errors.New("lost")})
	})
	if len(sent) < 10 || len(sent) > 40 {
		t.Errorf("%d states of a job of one second", len(sent))
	}
	last := sent[len(sent)-1]
	if last.State != "failed" || len(last.Stages) != 3 || last.Stages[1].Done != 1000 || last.Stages[2].Failed != 1 {
		t.Errorf("last state %+v", last)
	}
	for i := 1; i < len(sent); i++ {
		if sent[i].Stages[1].Done < sent[i-1].Stages[1].Done {
			t.Errorf("state %d goes back", i)
		}
	}
}

func TestLongTasksAreSeenToRun(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(begin())
		listen(event.TaskStart{Job: 1, Stage: 4})
		time.Sleep(10*time.Second + 10*time.Millisecond)
		listen(event.TaskEnd{Job: 1, Stage: 4})
		time.Sleep(time.Second / 4)
		listen(event.JobEnd{Job: 1})
	})
	if len(sent) < 10 || len(sent) > 14 {
		t.Fatalf("%d states of a task of ten seconds", len(sent))
	}
	for i, p := range sent[:9] {
		if a := p.Attempts[0]; a.Outcome != wire.AttemptRunning || a.Millis != p.Millis || i > 0 && p.Millis-sent[i-1].Millis > 1100 {
			t.Errorf("state %d: %+v", i, p)
		}
	}
	if p := sent[len(sent)-2]; p.Millis != 10010 || p.Stages[1].Done != 1 {
		t.Errorf("the end of the task came late: %+v", p)
	}
}

// Tasks that run again for lost output count as not done, and what lost a race or was tried again as nothing.
func TestStagesThatRunAgain(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(begin())
		time.Sleep(time.Second)
		listen(event.StageStart{Job: 1, Stage: 4, Tasks: 1000})
		for part := range 1000 {
			listen(event.TaskEnd{Job: 1, Stage: 4, Partition: part})
		}
		listen(event.TaskEnd{Job: 1, Stage: 4, Partition: 7, Err: errors.New("outraced")})
		listen(event.TaskEnd{Job: 1, Stage: 5, Partition: 0, Err: errors.New("missing")})
		listen(event.StageStart{Job: 1, Stage: 3, Tasks: 2, Name: "kept"})
		for part := range 2 {
			listen(event.TaskEnd{Job: 1, Stage: 3, Partition: part})
		}
		listen(event.StageStart{Job: 1, Stage: 4, Tasks: 10, Attempt: 1})
		for part := range 9 {
			listen(event.TaskEnd{Job: 1, Stage: 4, Partition: part})
		}
		time.Sleep(time.Second)
		listen(event.TaskEnd{Job: 1, Stage: 4, Partition: 9})
		listen(event.StageStart{Job: 1, Stage: 5, Tasks: 2, Attempt: 1})
		for part := range 2 {
			listen(event.TaskEnd{Job: 1, Stage: 5, Partition: part})
		}
		listen(event.JobEnd{Job: 1})
	})
	want := []wire.StageProgress{{ID: 3, Name: "kept", Tasks: 2, Done: 2},
		{ID: 4, Name: "ReduceByKey", Tasks: 1000, Done: 1000, Raced: 1, Parents: []int{3}, Attempt: 1},
		{ID: 5, Name: "Collect", Tasks: 2, Done: 2, Retried: 1, Parents: []int{4}, Attempt: 1}}
	if last := sent[len(sent)-1]; last.State != "done" || !reflect.DeepEqual(last.Stages, want) {
		t.Errorf("last state %+v", last)
	}
	if !slices.ContainsFunc(sent, func(p wire.Progress) bool { return p.Stages[1].Done == 999 && p.Stages[2].Failed == 1 }) {
		t.Errorf("no state while stage 4 runs again: %+v", sent)
	}
}

// The details of a job: what its stages read, kept and lost, and its attempts on lanes.
func TestDetailsOfAJob(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(begin())
		listen(event.StageStart{Job: 1, Stage: 4, Tasks: 3, Name: "ReduceByKey"})
		listen(event.TaskStart{Job: 1, Stage: 4, Partition: 0})
		listen(event.TaskStart{Job: 1, Stage: 4, Partition: 1})
		listen(event.PartitionStored{RDD: 9, Name: "words", Partition: 0, Bytes: 10})
		time.Sleep(200 * time.Millisecond)
		listen(event.TaskEnd{Job: 1, Stage: 4, Partition: 0, Err: errors.New("killed"), Retried: true})
		listen(event.TaskStart{Job: 1, Stage: 4, Partition: 0, Attempt: 1})
		time.Sleep(100 * time.Millisecond)
		listen(event.TaskEnd{Job: 1, Stage: 4, Partition: 1, Duration: 300 * time.Millisecond, Metrics: event.Metrics{Input: 5, InputBytes: 50,
			Cached: 6, ShuffleWrite: 7, ShuffleWriteBytes: 70, Spilled: 8, SpilledBytes: 80}})
		listen(event.TaskEnd{Job: 1, Stage: 4, Partition: 0, Attempt: 1, Metrics: event.Metrics{Input: 1}})
		listen(event.StageEnd{Job: 1, Stage: 4})
		listen(event.StageStart{Job: 1, Stage: 5, Tasks: 2, Name: "Collect"})
		listen(event.TaskStart{Job: 1, Stage: 5, Partition: 1})
		listen(event.OutputLost{RDD: 3, Name: "ReduceByKey", Partition: 1})
		listen(event.OutputLost{RDD: 3, Name: "another job's", Partition: 1})
		listen(event.PartitionLost{RDD: 9, Name: "words", Partition: 0})
		listen(event.TaskEnd{Job: 1, Stage: 5, Partition: 1, Metrics: event.Metrics{ShuffleRead: 7, ShuffleReadBytes: 70}})
		listen(event.JobEnd{Job: 1})
		listen(event.PartitionLost{RDD: 9, Name: "words", Partition: 1})
	})
	last := sent[len(sent)-1]
	want := wire.Progress{Job: 1, Action: "Collect", State: "done", Millis: 300, PartitionsKept: 1, PartitionsLost: 1, OutputsLost: 1,
		Stages: []wire.StageProgress{
			{ID: 3, Name: "kept", Skipped: true},
			{ID: 4, Name: "ReduceByKey", Tasks: 1000, Done: 2, Retried: 1, Parents: []int{3}, Input: 6, InputBytes: 50, Cached: 6,
				ShuffleWrite: 7, ShuffleWriteBytes: 70, SpilledBytes: 80, Kept: 1, OutputsLost: 1, LongestMillis: 300},
			{ID: 5, Name: "Collect", Tasks: 2, Done: 1, Parents: []int{4}, ShuffleRead: 7, ShuffleReadBytes: 70, KeptLost: 1},
		},
		Attempts: []wire.TaskAttempt{
			{Stage: 4, Millis: 200, Outcome: wire.AttemptRetried},
			{Stage: 4, Partition: 1, Lane: 1, Millis: 300, Outcome: wire.AttemptSucceeded},
			{Stage: 4, Attempt: 1, Start: 200, Millis: 100, Outcome: wire.AttemptSucceeded},
			{Stage: 5, Partition: 1, Start: 300, Outcome: wire.AttemptSucceeded},
		}}
	if !reflect.DeepEqual(last, want) {
		t.Errorf("last state\n%+v, want\n%+v", last, want)
	}
	if first := sent[0]; len(first.Attempts) != 2 || first.Attempts[1].Outcome != wire.AttemptRunning || first.Attempts[1].Millis != 150 {
		t.Errorf("first state %+v", first)
	}
}

// A join reads two shuffles of one name; which of them has lost something shows when that one runs again.
func TestOutputsLostOfStagesWithOneName(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(event.JobStart{Job: 1, Action: "Count", Stages: []event.Stage{{ID: 1, Name: "Join", Tasks: 4}, {ID: 2, Name: "Join", Tasks: 4},
			{ID: 3, Name: "Count", Tasks: 2, Parents: []int{1, 2}}}})
		time.Sleep(time.Second)
		listen(event.OutputLost{Name: "Join", Partition: 3})
		listen(event.StageStart{Job: 1, Stage: 2, Name: "Join", Tasks: 1, Attempt: 1})
		listen(event.JobEnd{Job: 1})
	})
	if s := sent[len(sent)-1].Stages; s[0].OutputsLost != 0 || s[1].OutputsLost != 1 {
		t.Errorf("stages %+v", s)
	}
}

// What a job of many tasks sends stays small, and shows what went wrong last.
func TestManyAttemptsAreMerged(t *testing.T) {
	const tasks, lanes = 20000, 4
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(event.JobStart{Job: 1, Action: "Count", Stages: []event.Stage{{ID: 1, Name: "Count", Tasks: tasks}}})
		for part := 0; part < tasks; part += lanes {
			for i := range lanes {
				listen(event.TaskStart{Job: 1, Stage: 1, Partition: part + i})
			}
			time.Sleep(time.Millisecond)
			for i := range lanes {
				end := event.TaskEnd{Job: 1, Stage: 1, Partition: part + i}
				if part%1000 == 0 && i == 0 {
					end.Err, end.Retried = errors.New("killed"), true
					listen(end)
					listen(event.TaskStart{Job: 1, Stage: 1, Partition: part, Attempt: 1})
					end = event.TaskEnd{Job: 1, Stage: 1, Partition: part, Attempt: 1}
				}
				listen(end)
			}
		}
		listen(event.JobEnd{Job: 1})
	})
	last := sent[len(sent)-1]
	told := last.LeftOut
	failed := 0
	for i, a := range last.Attempts {
		told += max(1, a.Merged)
		if a.Outcome == wire.AttemptRetried {
			failed++
		}
		for _, b := range last.Attempts[:i] {
			if a.Lane == b.Lane && a.Start < b.Start+b.Millis && b.Start < a.Start+a.Millis {
				t.Fatalf("%+v and %+v overlap", a, b)
			}
		}
	}
	if len(last.Attempts) > maxAttempts || told != tasks+tasks/1000 || failed != 20 {
		t.Errorf("%d attempts tell of %d, %d of them failed", len(last.Attempts), told, failed)
	}
	if data, err := json.Marshal(last); err != nil || len(data) > 16<<10 {
		t.Errorf("a state of %d bytes, %v", len(data), err)
	}
	if len(sent) > 200 {
		t.Errorf("%d states of a job of five seconds", len(sent))
	}
}

// Attempts that fail are bounded, too.
func TestManyFailuresAreLeftOut(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(event.JobStart{Job: 1, Action: "Count", Stages: []event.Stage{{ID: 1, Name: "Count", Tasks: 1000}}})
		for part := range 1000 {
			listen(event.TaskStart{Job: 1, Stage: 1, Partition: part})
			time.Sleep(time.Millisecond)
			listen(event.TaskEnd{Job: 1, Stage: 1, Partition: part, Err: errors.New("killed")})
		}
		listen(event.JobEnd{Job: 1})
	})
	last := sent[len(sent)-1]
	if n := len(last.Attempts); n == 0 || n > maxAttempts || last.LeftOut != 1000-n || last.Attempts[n-1].Partition != 999 {
		t.Errorf("%d attempts, %d left out", n, last.LeftOut)
	}
}
