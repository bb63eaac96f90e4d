package event_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lab/rdd"
	"lab/rdd/event"
)

func TestAttemptsOfTasksAreCounted(t *testing.T) {
	ms := time.Millisecond
	end := func(part, attempt int, took time.Duration) event.TaskEnd {
		return event.TaskEnd{Stage: 1, Partition: part, Attempt: attempt, Duration: took, Metrics: event.Metrics{Input: 10, Spilled: 1}}
	}
	failed, retried, slow, racing := end(0, 0, 2*ms), end(0, 1, 3*ms), end(1, 0, 50*ms), end(1, 1, 30*ms)
	failed.Err, failed.Retried = errors.New("a bad disk"), true
	slow.Err = errors.New("another attempt was quicker")
	racing.Speculative = true
	s := event.Summarize(slices.Values([]event.Event{
		event.JobStart{Action: "Count", Stages: []event.Stage{{ID: 1, Name: "Count", Tasks: 2}}},
		event.StageStart{Stage: 1, Tasks: 2, Name: "Count"},
		failed, retried, racing, slow,
		event.StageEnd{Stage: 1, Duration: 60 * ms},
		event.StageStart{Stage: 1, Tasks: 1, Name: "Count", Attempt: 1},
		end(0, 0, 3*ms),
		event.StageEnd{Stage: 1, Duration: 5 * ms},
		event.JobEnd{Duration: 70 * ms},
	}))
	want := event.StageSummary{Stage: 1, Name: "Count", Tasks: 2, Runs: 2, Duration: 65 * ms, Succeeded: 3, Failed: 1, Retried: 1, Raced: 1,
		Speculative: 1, Metrics: event.Metrics{Input: 30, Spilled: 3}, Run: 36 * ms, Wasted: 52 * ms, Longest: 30 * ms, LongestPartition: 1}
	got := s.Jobs[0].Stages[0]
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got.Mean() != 12*ms || got.Skew() != 2.5 {
		t.Errorf("the mean is %v and the skew %v, want 12ms and 2.5", got.Mean(), got.Skew())
	}
	if j := s.Jobs[0]; !j.Ended || j.Duration != 70*ms || j.Err != nil {
		t.Errorf("the job: %+v", j)
	}
}

func TestASummaryOfAPartOfAProgram(t *testing.T) {
	s := event.Summarize(slices.Values([]event.Event{
		event.TaskEnd{Job: 5, Stage: 9, Partition: 3},
		event.JobStart{Job: 6, Action: "Count", Stages: []event.Stage{{ID: 10, Name: "Distinct at a.go:3", Tasks: 8, Skipped: true}, {ID: 11, Name: "Count", Tasks: 2}}},
	}))
	if got := s.Jobs[0].Stages[0]; got.Succeeded != 1 || got.Skew() != 0 || got.Mean() != 0 {
		t.Errorf("got %+v", got)
	}
	text := s.String()
	for _, part := range []string{"job 5 has not ended", "job 6 Count has not ended", "skipped", "0 of 2"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
	if got := new(event.Summary).String(); got != "no jobs\n" {
		t.Errorf("of nothing: %q", got)
	}
}

func TestTheTableIsAligned(t *testing.T) {
	s := event.Summary{Jobs: []event.JobSummary{
		{Job: 0, Action: "Collect", Ended: true, Stages: []event.StageSummary{
			{Stage: 0, Name: "ReduceByKey at count.go:12", Tasks: 12, Runs: 1, Succeeded: 12, Failed: 2, Retried: 2, Duration: 1234567 * time.Microsecond,
				Metrics: event.Metrics{Input: 100000, InputBytes: 5 << 20, ShuffleWrite: 900, ShuffleWriteBytes: 9000, Spilled: 70, SpilledBytes: 700},
				Run:     4 * time.Second, Wasted: 15 * time.Millisecond, Longest: time.Second},
			{Stage: 1, Name: "my\tname", Tasks: 4, Runs: 1, Succeeded: 4, Metrics: event.Metrics{ShuffleRead: 900, ShuffleReadBytes: 9000, Output: 300},
				Duration: math.MaxInt64, Run: 800, Longest: 200},
		}},
		{Job: 1, Action: "Count", Ended: true, Err: errors.New("rdd: Map at a.go:3: no luck"), Stages: []event.StageSummary{
			{Stage: 2, Name: "ReduceByKey at count.go:12", Tasks: 12, Skipped: true},
		}},
	}, Storage: event.StorageSummary{Stored: 4, StoredBytes: 3 << 30, Evicted: 2, EvictedBytes: 2048, ToDisk: 1, Lost: 1, OutputsLost: 5,
		Checkpoints: 1, CheckpointBytes: 17}}
	want := strings.TrimPrefix(`
  job  stage    tasks  failed  retried            input  shuffle read  shuffle write         spilled  output           time    run  wasted  longest  skew  name
    0      0       12       2        2  100000 (5.0 MB)             -   900 (8.8 KB)  70 (700 bytes)       -          1.23s     4s    15ms       1s   3.0  ReduceByKey at count.go:12
    0      1        4       -        -                -  900 (8.8 KB)              -               -     300  2561111h6m40s  800ns       -    200ns   1.0  my name
    1      2  skipped       -        -                -             -              -               -       -              -      -       -        -     -  ReduceByKey at count.go:12
job 1 Count failed: rdd: Map at a.go:3: no luck
kept partitions: 4 stored (3.0 GB), 2 evicted (2.0 KB; 1 to disk), 1 lost
outputs of map tasks: 5 lost
checkpoints: 1 (17 bytes)
`, "\n")
	if got := s.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestARealJobIsSummarized has an RDD whose partitions are of uneven size and one of whose tasks fails once.
func TestARealJobIsSummarized(t *testing.T) {
	var s event.Summary
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(s.Add))
	defer sc.Close()
	var once sync.Once
	words := rdd.FlatMap(rdd.Parallelize(sc, []int{1, 2, 3, 994}, 4), func(n int) []int { return make([]int, n) })
	pairs := rdd.Map(words, func(x int) rdd.Pair[int, int] {
		once.Do(func() { panic("a bad disk") })
		return rdd.KV(x, 1)
	})
	counts := rdd.ReduceByKey(pairs, func(a, b int) int { return a + b }, 3)
	if got := counts.Collect(); len(got) != 1 || got[0].Value != 1000 {
		t.Fatal(got)
	}
	counts.Count()

	if len(s.Jobs) != 2 {
		t.Fatalf("%d jobs, want 2:\n%s", len(s.Jobs), s)
	}
	first, second := s.Jobs[0], s.Jobs[1]
	if first.Action != "Collect" || !first.Ended || first.Err != nil || first.Start.IsZero() || first.Duration <= 0 || len(first.Stages) != 2 {
		t.Fatalf("the first job: %+v", first)
	}
	maps, reduces := first.Stages[0], first.Stages[1]
	if maps.Tasks != 4 || maps.Succeeded != 4 || maps.Failed != 1 || maps.Retried != 1 || maps.Runs != 1 ||
		maps.Metrics.Input != 4 || maps.Metrics.ShuffleWrite != 4 || maps.Longest <= 0 || maps.Longest > maps.Run || maps.Wasted <= 0 {
		t.Errorf("the stage before the shuffle: %+v", maps)
	}
	if !strings.Contains(maps.Name, "ReduceByKey") || maps.Skew() < 1 || maps.Skew() > 4 {
		t.Errorf("%s has a skew of %v", maps.Name, maps.Skew())
	}
	if reduces.Tasks != 3 || reduces.Succeeded != 3 || reduces.Failed != 0 || reduces.Metrics.ShuffleRead != 4 || reduces.Metrics.Output != 1 {
		t.Errorf("the stage after the shuffle: %+v", reduces)
	}
	if again := second.Stages[0]; !again.Skipped || again.Runs != 0 || again.Succeeded != 0 {
		t.Errorf("the stage whose output is there: %+v", again)
	}
	if text := s.String(); strings.Count(text, "\n") != 5 || !strings.Contains(text, "skipped") {
		t.Errorf("four stages in\n%s", text)
	}
}
