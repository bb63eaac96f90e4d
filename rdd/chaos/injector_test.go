package chaos_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
	"lab/rdd/exec"
)

// The same seed and program meet the same faults on any number of cores.
func TestFaultsAreReproducible(t *testing.T) {
	run := func(seed uint64, cores int) (faults string, result string) {
		in := chaos.New(seed, chaos.KillTasks(0.3), chaos.DelayTasks(0.1, time.Microsecond), chaos.LosePartitions(0.3),
			chaos.LoseOutputs(0.3), chaos.CorruptFiles(0.3))
		sc := rdd.NewContext(rdd.WithCores(cores), rdd.WithPartitions(5), rdd.WithFaults(in), rdd.WithSpillDir(t.TempDir()))
		defer sc.Close()
		r := rdd.Range(sc, 0, 20_000, 1).Persist(rdd.DiskOnly)
		pairs := rdd.KeyBy(r, func(x int64) int64 { return x % 100 })
		sums := rdd.ReduceByKey(pairs, func(a, b int64) int64 { return a + b })
		result = fmt.Sprint(rdd.SortByKey(sums, false).Collect(), r.Count(), rdd.Sum(r))
		return fmt.Sprint(in.Done(), in), result
	}
	faults, result := run(1, 1)
	for _, cores := range []int{1, 2, 7} {
		if f, r := run(1, cores); f != faults || r != result {
			t.Errorf("with %d cores:\n%s\nwant:\n%s", cores, f, faults)
		}
	}
	if f, r := run(2, 1); f == faults || r != result {
		t.Errorf("with another seed: %s", f)
	}
}

// Faults come about as often as the probabilities say, and end.
func TestProbabilities(t *testing.T) {
	const n = 10_000
	in := chaos.New(9, chaos.KillTasks(0.2), chaos.DelayTasks(0.1, time.Second), chaos.LosePartitions(0.3), chaos.LoseOutputs(0.4),
		chaos.CorruptFiles(0.5))
	var after []int
	for i := range n {
		task := exec.TaskID{Job: i / 1000, Stage: i / 100, Partition: i % 100}
		f := in.Task(task)
		if f != in.Task(task) {
			t.Fatalf("%+v has two fates", task)
		}
		if f.Kill {
			after = append(after, f.After)
		}
		if f.Delay != 0 && f.Delay != time.Second {
			t.Fatalf("a delay of %v", f.Delay)
		}
		task.Last = true
		if f := in.Task(task); f.Kill || in.Spilled(task, 0) {
			t.Fatalf("the last attempt %+v is not left alone", task)
		}
		in.Spilled(exec.TaskID{Job: 5, Partition: i}, 3)
		in.Stored(exec.PartitionID{RDD: i / 10, Partition: i % 10}, 3)
		in.Output(exec.OutputID{RDD: i / 10, Partition: i % 10, Input: 1}, 7)
		if in.Stored(exec.PartitionID{RDD: i, Generation: 2}, 1) != (exec.Damage{}) ||
			in.Output(exec.OutputID{RDD: i, Generation: 2}, 1) != (exec.Damage{}) {
			t.Fatal("what was damaged twice is not left alone")
		}
	}
	for kind, want := range map[chaos.Kind]float64{chaos.Killed: 0.4, chaos.Delayed: 0.3, chaos.PartitionLost: 0.3, chaos.PartitionCorrupted: 0.35,
		chaos.OutputLost: 0.4, chaos.OutputCorrupted: 0.3, chaos.SpillCorrupted: 0.5} {
		if got := float64(in.Count(kind)) / n; math.Abs(got-want) > 0.03 {
			t.Errorf("%v: %.3f of all, want about %.2f", kind, got, want)
		}
	}
	slices.Sort(after)
	if distinct := len(slices.Compact(after)); after[0] != 0 || distinct != 10 {
		t.Errorf("killed after %v batches", slices.Compact(after))
	}
	if len(in.Done()) != 2048 {
		t.Errorf("%d faults are listed", len(in.Done()))
	}
}

func TestNothingHappensByDefault(t *testing.T) {
	in := chaos.New(1)
	if in.Task(exec.TaskID{}) != (exec.TaskFault{}) || in.Spilled(exec.TaskID{}, 0) || in.Stored(exec.PartitionID{}, 1) != (exec.Damage{}) ||
		in.Output(exec.OutputID{}, 1) != (exec.Damage{}) || in.Done() != nil || in.Count(-1) != 0 || in.Count(chaos.SpillCorrupted+1) != 0 {
		t.Error("something goes wrong")
	}
	if s := fmt.Sprint(in, chaos.Kind(99)); s != "chaos(seed 1): nothing went wrong Kind(99)" {
		t.Error(s)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for what, option := range map[string]func() chaos.Option{
		"KillTasks": func() chaos.Option { return chaos.KillTasks(1.5) }, "LosePartitions": func() chaos.Option { return chaos.LosePartitions(-1) },
		"LoseOutputs": func() chaos.Option { return chaos.LoseOutputs(math.NaN()) }, "CorruptFiles": func() chaos.Option { return chaos.CorruptFiles(2) },
		"DelayTasks": func() chaos.Option { return chaos.DelayTasks(0.1, -1) },
	} {
		var e *rdd.Error
		if err := rdd.Maybe(func() { chaos.New(1, option()) }); !errors.As(err, &e) || e.Op != what {
			t.Errorf("%s: got %v", what, err)
		}
	}
}

func TestFaultsAreDescribed(t *testing.T) {
	in := chaos.New(1, chaos.KillTasks(1), chaos.LosePartitions(1), chaos.LoseOutputs(1), chaos.CorruptFiles(1))
	in.Task(exec.TaskID{Job: 1, Stage: 2, Partition: 3, Attempt: 1})
	in.Task(exec.TaskID{Job: 1, Stage: 2, StageAttempt: 1, Partition: 3})
	in.Stored(exec.PartitionID{RDD: 4, Partition: 5}, 0)
	in.Output(exec.OutputID{RDD: 6, Input: 1, Partition: 7, Generation: 1}, 1)
	want := `[partition lost: partition 5 of RDD 4, generation 0 output lost: map task 7 for input 1 of RDD 6, generation 1 ` +
		`task killed: job 1, stage 2, partition 3, attempt 1 task killed: job 1, stage 2, partition 3, attempt 0, in run 1 of the stage]`
	if got := fmt.Sprint(in.Done()); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// recorder counts what events tell of faults.
type recorder struct{ retried, outputs, partitions, again int }

func (r *recorder) listen(e event.Event) {
	switch e := e.(type) {
	case event.TaskEnd:
		if e.Retried {
			r.retried++
		}
	case event.OutputLost:
		r.outputs++
	case event.PartitionLost:
		r.partitions++
	case event.StageStart:
		if e.Attempt > 0 {
			r.again++
		}
	}
}
