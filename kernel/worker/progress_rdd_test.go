package worker

import (
	"testing"

	"lab/kernel/wire"
	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

// What the engine itself tells of jobs that lose their work: the same names and numbers must meet in the events.
func TestRecoveryOfRealJobs(t *testing.T) {
	p := newProgress(NewScreen(), "k")
	listen := p.listener()
	var jobs []wire.Progress
	injector := chaos.New(3, chaos.KillTasks(0.3), chaos.LoseOutputs(0.3), chaos.LosePartitions(0.4))
	sc := rdd.NewContext(rdd.WithPartitions(6), rdd.WithFaults(injector), rdd.WithListener(func(e event.Event) {
		if end, ok := e.(event.JobEnd); ok {
			p.mu.Lock()
			j := p.jobs[jobID{0, end.Job}]
			jobs = append(jobs, j.now())
			p.mu.Unlock()
		}
		listen(e)
	}))
	defer sc.Close()
	pairs := rdd.Map(rdd.Range(sc, 0, 600, 1, 6), func(x int64) rdd.Pair[int64, int64] { return rdd.KV(x%50, x) }).Cache()
	sums := rdd.ReduceByKey(pairs, func(a, b int64) int64 { return a + b })
	byDigit := rdd.GroupByKey(rdd.Map(sums, func(p rdd.Pair[int64, int64]) rdd.Pair[int64, int64] { return rdd.KV(p.Key%10, p.Value) }))
	for range 2 {
		if n := len(byDigit.Collect()); n != 10 {
			t.Fatalf("%d groups", n)
		}
	}
	if n := len(rdd.ReduceByKey(pairs, func(a, b int64) int64 { return max(a, b) }).Collect()); n != 50 {
		t.Fatalf("%d keys", n)
	}

	var retried, outputs, kept, runs, read int
	for _, job := range jobs {
		told := job.LeftOut
		for _, a := range job.Attempts {
			told += max(1, a.Merged)
			if a.Outcome == wire.AttemptRunning {
				t.Errorf("job %d has ended, and %+v runs", job.Job, a)
			}
		}
		atLeast := 0
		for _, s := range job.Stages {
			atLeast += s.Done + s.Retried + s.Failed + s.InputsLost
			if s.Done != s.Tasks || s.Skipped != (s.Tasks == 0) {
				t.Errorf("job %d: %+v", job.Job, s)
			}
			retried, outputs, kept, runs = retried+s.Retried, outputs+s.OutputsLost, kept+s.KeptLost, runs+s.Attempt
			read += int(s.Cached)
		}
		if told < atLeast {
			t.Errorf("job %d tells of %d attempts, had at least %d", job.Job, told, atLeast)
		}
	}
	if first := jobs[0]; len(jobs) != 3 || len(first.Stages) != 3 || len(first.Stages[1].Parents) != 1 || first.Stages[1].Parents[0] != first.Stages[0].ID {
		t.Errorf("%d jobs, the first of stages %+v", len(jobs), first.Stages)
	}
	if retried == 0 || outputs == 0 || kept == 0 || runs == 0 || read == 0 {
		t.Errorf("%s, and the jobs tell of retried %d, outputs lost %d, partitions lost %d, runs again %d, read from cache %d",
			injector, retried, outputs, kept, runs, read)
	}
}
