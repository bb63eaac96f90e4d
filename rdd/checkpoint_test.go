package rdd_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"weak"

	"lab/rdd"
	"lab/rdd/event"
	"lab/rdd/plan"
)

// names lists what is in a folder, and in the folders in it.
func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err == nil && path != dir {
			all = append(all, strings.TrimPrefix(path, dir+string(filepath.Separator)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// actions lists the actions of jobs, and the checkpoints that were made.
func actions(events []event.Event) (all []string) {
	for _, e := range events {
		switch e := e.(type) {
		case event.JobStart:
			all = append(all, e.Action)
		case event.Checkpointed:
			all = append(all, fmt.Sprintf("checkpointed RDD %d, %d partitions, empty: %v", e.RDD, e.Partitions, e.Bytes == 0))
		}
	}
	return all
}

func TestCheckpointCutsTheLineage(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "below", "checkpoints")
	var seen recorder
	sc := open(t, rdd.WithListener(seen.listen), rdd.WithCheckpointDir(dir))
	var calls atomic.Int64
	pairs := rdd.KeyBy(counted(sc, 100, &calls), func(x int) int { return x % 7 })
	sums := rdd.ReduceByKey(pairs, add, 3)
	want := sums.Collect()
	before := rdd.MapValues(sums, func(x int) int { return x }) // made before, read after
	equal(t, "marked", sums.Checkpoint() == sums, true)
	sums.Checkpoint() // twice is once
	equal(t, "not yet", fmt.Sprint(sums.IsCheckpointed(), sums.IsLocallyCheckpointed(), sums.CheckpointFile()), "false false")
	equal(t, "nothing is written yet", names(t, base), "[]")
	seen.reset()
	equal(t, "the action", before.Count(), 7)
	equal(t, "jobs", actions(seen.reset()), []string{"Count", "Checkpoint",
		fmt.Sprintf("checkpointed RDD %d, 3 partitions, empty: false", sums.ID())})

	path := sums.CheckpointFile()
	equal(t, "done", []any{sums.IsCheckpointed(), sums.IsLocallyCheckpointed(), filepath.Dir(path)}, []any{true, false, dir})
	equal(t, "files", names(t, path), "[_SUCCESS part-00000 part-00001 part-00002]")
	calls.Store(0)
	equal(t, "read from files", sums.Collect(), want)
	equal(t, "read by what was made before", before.Collect(), want)
	equal(t, "jobs", actions(seen.reset()), "[Collect Collect]")
	equal(t, "calls", calls.Load(), 0)
	equal(t, "the partitioner is kept", sums.Node().Partitioner.Equal(before.Node().Partitioner) && sums.Node().Partitioner != nil, true)
	lineage := strings.Split(before.DebugString(), "\n")
	if len(lineage) != 3 || !strings.HasPrefix(lineage[2], " |  ReliableCheckpoint at checkpoint_test.go:") {
		t.Errorf("lineage:\n%s", before.DebugString())
	}
	if text := before.Explain(); strings.Count(text, "Stage") != 1 || !strings.Contains(text, "ReliableCheckpoint") {
		t.Errorf("stages:\n%s", text)
	}

	// By itself, after the context, and not written again.
	sums.Checkpoint().LocalCheckpoint().Count()
	equal(t, "once", fmt.Sprint(actions(seen.reset()), sums.CheckpointFile() == path, sums.IsCached()), "[Count] true false")
	sc.Close()
	equal(t, "outlives its context", rdd.ObjectFile[rdd.Pair[int, int]](open(t), path).Collect(), want)
	equal(t, "nothing else", len(names(t, base)), 7)
}

func TestCheckpointOfWhatIsKeptComputesOnce(t *testing.T) {
	sc := open(t, rdd.WithCheckpointDir(t.TempDir()))
	var calls atomic.Int64
	kept, not := counted(sc, 100, &calls).Cache().Checkpoint(), counted(sc, 100, &calls).Checkpoint()
	kept.Count()
	equal(t, "kept", calls.Swap(0), 100)
	not.Count()
	equal(t, "not kept", calls.Swap(0), 200)
	equal(t, "from files", fmt.Sprint(kept.Unpersist().Collect(), not.Collect()), fmt.Sprint(numbers(100), numbers(100)))
	equal(t, "not again", calls.Load(), 0)
	not.First()
	first := counted(sc, 100, &calls).Checkpoint()
	first.First()
	equal(t, "whole, also when an action takes a part", rdd.ObjectFile[int](sc, first.CheckpointFile()).Count(), 100)
}

// All that are marked are written, each from the one before.
func TestSeveralCheckpointsAtOnce(t *testing.T) {
	var seen recorder
	sc := open(t, rdd.WithCheckpointDir(t.TempDir()), rdd.WithListener(seen.listen))
	var calls atomic.Int64
	a := counted(sc, 10, &calls).Checkpoint()
	b := rdd.Map(a, func(x int) int { return -x }).LocalCheckpoint()
	c := a.Union(b).Checkpoint()
	d := c.Filter(func(x int) bool { return x != 0 })
	equal(t, "result", d.Count(), 18)
	equal(t, "calls", calls.Load(), 10+10+10) // of the job twice, by Union; and for a's files
	var order []int
	for _, e := range seen.reset() {
		if done, ok := e.(event.Checkpointed); ok {
			order = append(order, done.RDD)
		}
	}
	equal(t, "order", order, []int{a.ID(), b.ID(), c.ID()})
	equal(t, "lineage", strings.Count(d.DebugString(), "\n"), 2)
}

func TestActionsAtOnceCheckpointOnce(t *testing.T) {
	dir := t.TempDir()
	var seen recorder
	sc := open(t, rdd.WithCheckpointDir(dir), rdd.WithListener(seen.listen))
	r := rdd.Distinct(rdd.Parallelize(sc, numbers(1000), 4))
	want := r.Collect()
	r.Checkpoint()
	local := rdd.Map(r, func(x int) int { return x }).LocalCheckpoint()
	seen.reset()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			equal(t, "at once", rdd.Map(r, func(x int) int { return x }).Collect(), want)
			equal(t, "there when the action returns", r.IsCheckpointed(), true)
			equal(t, "local, at once", local.Collect(), want)
			equal(t, "it, too", local.IsCheckpointed(), true)
		})
	}
	group.Wait()
	made := map[string]int{}
	for _, a := range actions(seen.reset()) {
		made[a]++
	}
	equal(t, "checkpoint jobs", made["Checkpoint"], 1)
	equal(t, "folders", len(names(t, dir)), 1+5)
}

func TestLocalCheckpoint(t *testing.T) {
	var seen recorder
	sc := open(t, rdd.WithListener(seen.listen))
	var calls atomic.Int64
	r := rdd.Distinct(counted(sc, 100, &calls))
	want := r.Collect()
	r.LocalCheckpoint()
	equal(t, "marked", fmt.Sprint(r.IsCheckpointed(), r.IsLocallyCheckpointed(), r.StorageLevel()), "false true MemoryAndDisk")
	seen.reset()
	r.First() // one partition; the others are computed for the checkpoint
	equal(t, "jobs", actions(seen.reset()), []string{"First", "LocalCheckpoint",
		fmt.Sprintf("checkpointed RDD %d, 4 partitions, empty: false", r.ID())})
	equal(t, "done", fmt.Sprint(r.IsCheckpointed(), r.IsLocallyCheckpointed(), r.CheckpointFile()), "true true")
	equal(t, "kept", r.CachedPartitions(), 4)
	equal(t, "elements", r.Collect(), want)
	equal(t, "lineage", strings.Count(r.DebugString(), "\n"), 1)
	r.Unpersist()
	e := fails(t, func() { r.Collect() }, "LocalCheckpoint at checkpoint_test.go:", "is lost", "Unpersist")
	equal(t, "partition", e.Partition >= 0, true)

	sc = open(t, rdd.WithCheckpointDir(t.TempDir()))
	for _, c := range []struct{ before, after rdd.Level }{
		{rdd.None, rdd.MemoryAndDisk}, {rdd.MemoryOnly, rdd.MemoryAndDisk}, {rdd.MemoryAndDisk, rdd.MemoryAndDisk}, {rdd.DiskOnly, rdd.DiskOnly},
	} {
		r := rdd.Parallelize(sc, numbers(10), 2).Persist(c.before)
		r.Checkpoint().LocalCheckpoint().Checkpoint()
		equal(t, c.before.String(), r.StorageLevel(), c.after)
		r.Count()
		equal(t, "instead of files", fmt.Sprint(r.IsLocallyCheckpointed(), r.CheckpointFile()), "true")
	}
}

// What was kept in memory only, and would make room by going away, stays once it is all that there is.
func TestLocalCheckpointGivesWayToDisk(t *testing.T) {
	sc := open(t, rdd.WithCores(1), rdd.WithMemory(100_000), rdd.WithSpillDir(t.TempDir()))
	var calls atomic.Int64
	r := counted(sc, 4000, &calls).Cache()
	r.Count()
	equal(t, "in memory", r.Storage().Memory, 4)
	r.LocalCheckpoint().Count()
	equal(t, "computed once", calls.Load(), 4000)
	counted(sc, 4000, &calls).Cache().Count()
	if s := r.Storage(); s.Disk == 0 || s.Memory+s.Disk != 4 {
		t.Errorf("moved: %+v", s)
	}
	equal(t, "elements", r.Collect(), numbers(4000))
}

// Functions cannot be written to disk.
func TestLocalCheckpointThatCannotGiveWay(t *testing.T) {
	sc := open(t, rdd.WithCores(1), rdd.WithMemory(100_000))
	fs := rdd.Map(rdd.Parallelize(sc, numbers(1000), 4), func(x int) func() int { return func() int { return x } })
	fs.LocalCheckpoint().Count()
	var calls atomic.Int64
	counted(sc, 6000, &calls).Cache().Count()
	equal(t, "still there", rdd.Map(fs, func(f func() int) int { return f() }).Collect(), numbers(1000))
	fails(t, func() { fs.LocalCheckpoint(); sc.SetCheckpointDir(t.TempDir()); fs.Checkpoint() }, "Checkpoint", "func")
}

func TestCheckpointRefusals(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(10), 2)
	fails(t, func() { r.Checkpoint() }, "Checkpoint at checkpoint_test.go:", "SetCheckpointDir")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	fails(t, func() { sc.SetCheckpointDir("") }, "SetCheckpointDir", "empty name")
	fails(t, func() { sc.SetCheckpointDir(file) }, "SetCheckpointDir", file, "not a folder")
	fails(t, func() { rdd.NewContext(rdd.WithCheckpointDir(file)) }, "NewContext", file, "not a folder")
	sc.SetCheckpointDir(filepath.Join(filepath.Dir(file), "later"))
	r.Checkpoint()
	sc.Close()
	fails(t, func() { r.Checkpoint() }, "closed")
	fails(t, func() { r.LocalCheckpoint() }, "closed")
}

// The action fails, as in Spark, nothing is left behind, and the next one tries again.
func TestCheckpointThatCannotBeWritten(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "checkpoints")
	sc := open(t, rdd.WithCores(1), rdd.WithCheckpointDir(dir))
	if err := os.WriteFile(dir, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := rdd.Parallelize(sc, numbers(10), 2).Checkpoint()
	fails(t, func() { r.Count() }, "Checkpoint", dir, "SetCheckpointDir")
	equal(t, "nothing else", names(t, base), "[checkpoints]")
	equal(t, "not done", r.IsCheckpointed(), false)
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	equal(t, "again", r.Count(), 10)
	equal(t, "done", r.IsCheckpointed(), true)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}

	// The folder goes away while it is written to, then a function fails.
	var calls atomic.Int64
	var do func()
	r = rdd.Map(rdd.Parallelize(sc, numbers(10), 2), func(x int) int {
		if calls.Add(1) > 10 { // in the checkpoint's job
			do()
		}
		return x
	}).Checkpoint()
	do = func() { os.RemoveAll(dir) }
	fails(t, func() { r.Count() }, "cannot write partition", "Checkpoint", "SetCheckpointDir")
	calls.Store(0)
	do = func() { panic("boom") }
	fails(t, func() { r.Count() }, "boom", "Checkpoint", "Map")
	calls.Store(0)
	do = sc.CancelAllJobs
	fails(t, func() { r.Count() }, "cancelled", "Checkpoint")
	equal(t, "nothing is left", names(t, base), "[]")
	equal(t, "not done", r.IsCheckpointed(), false)
	do = func() {}
	equal(t, "in the end", r.Collect(), numbers(10))
	equal(t, "done", r.IsCheckpointed(), true)
}

func TestLostAndDamagedCheckpoints(t *testing.T) {
	sc := open(t, rdd.WithCheckpointDir(t.TempDir()))
	r := rdd.Parallelize(sc, numbers(100), 2).Checkpoint()
	r.Count()
	file := filepath.Join(r.CheckpointFile(), "part-00001")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	damaged := append([]byte{}, whole...)
	damaged[len(damaged)/2] ^= 1
	if err := os.WriteFile(file, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	fails(t, func() { r.Collect() }, "ReliableCheckpoint at checkpoint_test.go:", "cannot be computed again", file, "damaged", "partition 1")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	e := fails(t, func() { r.Collect() }, "ReliableCheckpoint", "cannot be computed again", file)
	equal(t, "it is not there", errors.Is(e, os.ErrNotExist), true)
	if err := os.WriteFile(file, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	equal(t, "brought back", r.Collect(), numbers(100))
}

func TestCheckpointOfNothing(t *testing.T) {
	sc := open(t, rdd.WithCheckpointDir(t.TempDir()))
	for _, r := range []*rdd.RDD[int]{rdd.Empty[int](sc), rdd.Parallelize(sc, []int{}, 3)} {
		r.Checkpoint().Count()
		local := rdd.Map(r, func(x int) int { return x }).LocalCheckpoint()
		local.Count()
		equal(t, "nothing", fmt.Sprint(r.IsCheckpointed(), r.Collect(), local.IsCheckpointed(), local.Collect()), "true [] true []")
	}
}

// What an RDD was computed from goes, with all that was kept of it.
func TestCheckpointLetsGoOfWhatIsBehindIt(t *testing.T) {
	sc := open(t, rdd.WithCheckpointDir(t.TempDir()))
	for what, mark := range map[string]func(*rdd.RDD[int]) *rdd.RDD[int]{
		"Checkpoint": (*rdd.RDD[int]).Checkpoint, "LocalCheckpoint": (*rdd.RDD[int]).LocalCheckpoint,
	} {
		var behind []weak.Pointer[plan.Node]
		var data weak.Pointer[[1 << 10]int]
		r := func() *rdd.RDD[int] {
			big := new([1 << 10]int)
			data = weak.Make(big)
			source := rdd.Parallelize(sc, numbers(1000), 4).Cache()
			mapped := rdd.Map(source, func(x int) int { return x + big[x] })
			distinct := rdd.Distinct(mapped)
			r := mark(rdd.Map(distinct, func(x int) int { return x + big[x] }))
			behind = append(behind, weak.Make(source.Node()), weak.Make(mapped.Node()), weak.Make(distinct.Node()))
			return r
		}()
		r.Count()
		for range 10 {
			runtime.GC()
		}
		for i, p := range behind {
			if n := p.Value(); n != nil {
				t.Errorf("%s: node %d behind it is still there: %v", what, i, n)
			}
		}
		if data.Value() != nil {
			t.Errorf("%s: what the function held is still there", what)
		}
		equal(t, what, rdd.Sum(r), 999*500)
	}
}
