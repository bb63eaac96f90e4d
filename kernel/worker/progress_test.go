package worker

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"lab/kernel/wire"
	"lab/rdd/event"
)

// progressOf plays events to a progress display under a fake clock and returns what was sent.
func progressOf(t *testing.T, play func(listen func(event.Event))) []wire.Progress {
	t.Helper()
	var line bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		s := NewScreen()
		New(wire.NewConn(&line, &line), Options{Screen: s})
		play(newProgress(s, "k").listen)
		time.Sleep(time.Second) // let timers of updates end
	})
	var sent []wire.Progress
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
		var p wire.Progress
		if err := json.Unmarshal(c.Data[wire.MIMEProgress], &p); err != nil {
			t.Fatal(err)
		}
		if len(sent) == 0 != (m.Header.Type == wire.DisplayData) || c.Transient == nil || c.Transient.DisplayID != "k-job-1" {
			t.Errorf("message %d is %s for %+v", len(sent), m.Header.Type, c.Transient)
		}
		sent = append(sent, p)
	}
}

func begin() event.JobStart {
	return event.JobStart{Job: 1, Action: "Collect", Stages: []event.Stage{
		{ID: 3, Name: "kept", Tasks: 5, Skipped: true}, {ID: 4, Name: "ReduceByKey", Tasks: 1000}, {ID: 5, Name: "Collect", Tasks: 2},
	}}
}

func TestShortJobsShowNothing(t *testing.T) {
	sent := progressOf(t, func(listen func(event.Event)) {
		listen(begin())
		time.Sleep(100 * time.Millisecond)
		listen(event.JobEnd{Job: 1})
	})
	if len(sent) != 0 {
		t.Errorf("sent %+v", sent)
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
	if last.State != "failed" || len(last.Stages) != 2 || last.Stages[0].Done != 1000 || last.Stages[1].Failed != 1 {
		t.Errorf("last state %+v", last)
	}
	for i := 1; i < len(sent); i++ {
		if sent[i].Stages[0].Done < sent[i-1].Stages[0].Done {
			t.Errorf("state %d goes back", i)
		}
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
	want := []wire.StageProgress{{ID: 4, Name: "ReduceByKey", Tasks: 1000, Done: 1000}, {ID: 5, Name: "Collect", Tasks: 2, Done: 2},
		{ID: 3, Name: "kept", Tasks: 2, Done: 2}}
	if last := sent[len(sent)-1]; last.State != "done" || !slices.Equal(last.Stages, want) {
		t.Errorf("last state %+v", last)
	}
	if !slices.ContainsFunc(sent, func(p wire.Progress) bool { return p.Stages[0].Done == 999 && p.Stages[1].Failed == 1 }) {
		t.Errorf("no state while stage 4 runs again: %+v", sent)
	}
}
