package rdd_test

import (
	"os"
	"sync/atomic"
	"testing"

	"lab/rdd"
)

// counted makes an RDD of n numbers in 4 partitions, 8 bytes each, and counts how often its function runs.
func counted(sc *rdd.Context, n int, calls *atomic.Int64) *rdd.RDD[int] {
	return rdd.Map(rdd.Parallelize(sc, numbers(n), 4), func(x int) int {
		calls.Add(1)
		return x
	})
}

func TestStorageLevels(t *testing.T) {
	const n = 4000 // 32,000 bytes
	for _, c := range []struct {
		level        rdd.Level
		memory       int64
		inMem, disk  int
		againAtLeast int64 // calls of the second pass
	}{
		{rdd.MemoryOnly, 1 << 20, 4, 0, 0},
		{rdd.MemoryAndDisk, 1 << 20, 4, 0, 0},
		{rdd.MemoryOnly, 48_000, 2, 0, n / 2},
		{rdd.MemoryAndDisk, 48_000, 2, 2, 0},
		{rdd.MemoryAndDisk, 1, 0, 4, 0},
		{rdd.DiskOnly, 1 << 20, 0, 4, 0},
	} {
		dir := t.TempDir()
		sc := rdd.NewContext(rdd.WithCores(1), rdd.WithMemory(c.memory), rdd.WithSpillDir(dir))
		var calls atomic.Int64
		r := counted(sc, n, &calls).Persist(c.level)
		equal(t, "first pass", r.Collect(), numbers(n))
		equal(t, "computed once", calls.Swap(0), int64(n))
		s := r.Storage()
		equal(t, c.level.String()+" kept", []int{s.Memory, s.Disk}, []int{c.inMem, c.disk})
		if (s.MemoryBytes > 0) != (c.inMem > 0) || (s.DiskBytes > 0) != (c.disk > 0) || s.MemoryBytes > c.memory {
			t.Errorf("%v with %d bytes: %+v", c.level, c.memory, s)
		}
		equal(t, "second pass", r.Collect(), numbers(n))
		equal(t, c.level.String()+" computed again", calls.Load(), c.againAtLeast)
		r.Unpersist()
		equal(t, "after Unpersist", r.Storage(), rdd.StorageInfo{})
		sc.Close()
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%v leaves %v", c.level, left)
		}
	}
}

func TestLeastRecentlyUsedMakesRoom(t *testing.T) {
	sc := open(t, rdd.WithCores(1), rdd.WithMemory(200_000))
	var calls atomic.Int64
	a, b := counted(sc, 4000, &calls).Cache(), counted(sc, 4000, &calls).Persist(rdd.MemoryAndDisk)
	a.Count()
	b.Count()
	a.Count() // so b is the one that was used longest ago
	c := counted(sc, 4000, &calls).Cache()
	c.Count()
	equal(t, "a, b, c in memory", []int{a.Storage().Memory, b.Storage().Memory, c.Storage().Memory}, "[4 0 4]")
	equal(t, "b on disk", b.Storage().Disk, 4)
	calls.Store(0)
	equal(t, "b", b.Collect(), numbers(4000))
	counted(sc, 8000, &calls).Cache().Count()
	calls.Store(0)
	equal(t, "a is computed again", a.Collect(), numbers(4000))
	equal(t, "calls", calls.Load(), 4000)
}

func TestElementsThatCannotBeWritten(t *testing.T) {
	sc := open(t)
	fs := rdd.Map(rdd.Parallelize(sc, numbers(10)), func(x int) func() int { return func() int { return x } })
	fails(t, func() { fs.Persist(rdd.DiskOnly).Count() }, "DiskOnly", "func")
	equal(t, "in memory", fs.Unpersist().Cache().Count(), 10)
}

func TestElementsThatCannotBeWrittenAreShuffledInMemory(t *testing.T) {
	sc := open(t, rdd.WithMemory(1))
	fs := rdd.KeyBy(rdd.Map(rdd.Parallelize(sc, numbers(5000)), func(x int) func() int { return func() int { return x } }),
		func(f func() int) int { return f() % 10 })
	sums := rdd.MapValues(rdd.GroupByKey(fs), func(fs []func() int) int {
		sum := 0
		for _, f := range fs {
			sum += f()
		}
		return sum
	})
	equal(t, "groups of functions", rdd.Sum(rdd.Values(sums)), 4999*5000/2)
	equal(t, "sorted functions", rdd.Values(rdd.SortByKey(fs, false)).First()()%10, 9)
	equal(t, "joined functions", rdd.Join(fs, fs.Filter(func(p rdd.Pair[int, func() int]) bool { return p.Value() < 10 })).Count(), 5000)
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	file := t.TempDir() + "/file"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	sc := open(t, rdd.WithSpillDir(file+"/below"))
	r := rdd.Parallelize(sc, numbers(10)).Persist(rdd.DiskOnly)
	fails(t, func() { r.Count() }, "cannot keep partition", "WithSpillDir")
	equal(t, "afterwards", r.Unpersist().Count(), 10)
	small := open(t, rdd.WithSpillDir(file+"/below"), rdd.WithMemory(1))
	many := rdd.KeyBy(rdd.Parallelize(small, numbers(10_000)), func(x int) int { return x })
	for _, work := range []func(){
		func() { rdd.GroupByKey(many).Count() },
		func() { rdd.SortByKey(many, true).Count() },
		func() { rdd.Join(many, many).Count() },
		func() { many.Repartition(3).Count() },
	} {
		fails(t, work, file, "WithSpillDir", "WithMemory")
	}
	equal(t, "what needs no disk", many.Count(), 10_000)
}
