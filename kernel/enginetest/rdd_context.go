package enginetest

// rddContexts are cells about contexts, what they keep, and what an RDD tells of itself.
var rddContexts = map[string][]string{
	"options": {
		`c := rdd.NewContext(rdd.WithCores(3), rdd.WithPartitions(5), rdd.WithMemory(1<<20), rdd.WithSpillDir("."), rdd.WithSpeculation(), rdd.WithContext(context.Background()), rdd.WithCallSite(func() string { return "cell:1" }))
fmt.Sprint(c.Cores(), c.DefaultPartitions(), c.Memory(), c.SpillDir()) => "3 5 1048576."`,
		`r := rdd.Range(c, 0, 10, 3)
r.String() => "RDD[0] Range at cell:1, 5 partitions"`,
		`c.String() => "rdd.Context(3 cores, 5 partitions by default)"`,
		`r.Context() == c && r.Context() != sc => true`,
		`c.Close() => <nil>`,
		`c => rdd.Context(3 cores, 5 partitions by default, closed)`,
		`r.Count() !! closed`,
		`rdd.NewContext(rdd.WithCores(0)) !! WithCores`,
	},
	"cancelled": {
		`ctx, cancel := context.WithCancel(context.Background())
c := rdd.NewContext(rdd.WithContext(ctx), rdd.WithCores(1))
r := rdd.Parallelize(c, []int{1, 2}, 1)
r.Count() => 2`,
		`err := rdd.Maybe(func() { rdd.Map(r, func(x int) int { cancel(); return x }).Count(); r.Count() })
errors.Is(err, context.Canceled) => true`,
		`c.Close() => <nil>`,
		`err = rdd.Maybe(func() { rdd.Range(sc, 0, 1<<20, 1, 2).ForEachPartition(func(in iter.Seq[int64]) { for range in { sc.CancelAllJobs() } }) })
fmt.Sprint(errors.Is(err, context.Canceled), " ", strings.Contains(err.Error(), "CancelAllJobs")) => "true true"`,
		`rdd.Parallelize(sc, []int{1}, 1).Count() => 1`,
	},
	"listener": {
		`var mu sync.Mutex
var log []string
func listen[E any](e E) { mu.Lock(); defer mu.Unlock(); log = append(log, strings.TrimPrefix(fmt.Sprintf("%T", e), "event.")) }
c := rdd.NewContext(rdd.WithListener(listen), rdd.WithCores(1))`,
		`rdd.Range(c, 0, 4, 1, 1).Count()
c.Close()
log => ["JobStart" "StageStart" "TaskStart" "TaskEnd" "StageEnd" "JobEnd"]`,
	},
	"checkpoint": {
		`dir := sc.SpillDir() + "/checkpoints"
sc.SetCheckpointDir(dir)
sc.CheckpointDir() == dir => true`,
		`type point struct { x, y int }
points := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 2), func(x int) point { return point{x, x * x} }).Checkpoint()
points.IsCheckpointed() => false`,
		`points.Collect() => [{x:1 y:1} {x:2 y:4} {x:3 y:9}]`,
		`fmt.Sprint(points.IsCheckpointed(), strings.HasPrefix(points.CheckpointFile(), dir), strings.Contains(points.DebugString(), "Parallelize")) => "true true false"`,
		`points.Collect() => [{x:1 y:1} {x:2 y:4} {x:3 y:9}]`,
	},
	"local checkpoint": {
		`calls := 0
r := rdd.Map(rdd.Parallelize(sc, []int{1, 2}, 1), func(x int) int { calls++; return x }).LocalCheckpoint()
rdd.Sum(r) => 3`,
		`fmt.Sprint(rdd.Sum(r), calls, r.IsLocallyCheckpointed()) => "3 2 true"`,
		`c := rdd.NewContext(rdd.WithCheckpointDir(sc.SpillDir()), rdd.WithCores(1))
c.CheckpointDir() == sc.SpillDir() => true`,
		`c.Close() => <nil>`,
	},
	"event log": {
		`path := sc.SpillDir() + "/events.jsonl"
c := rdd.NewContext(rdd.WithEventLog(path), rdd.WithCores(1))`,
		`rdd.Range(c, 0, 4, 1, 2).Count()
c.Close() => <nil>`,
		`lines := rdd.TextFile(sc, path, 1).Filter(func(l string) bool { return strings.Contains(l, "TaskEnd") })
lines.Count() => 2`,
	},
	"task": {
		`where := rdd.MapPartitions(rdd.Range(sc, 0, 4, 1, 2), func(in iter.Seq[int64]) iter.Seq[string] { t, ok := rdd.CurrentTask(); return slices.Values([]string{fmt.Sprint(t.Partition, t.Attempt, ok)}) })
where.Collect() => ["0 0 true" "1 0 true"]`,
		`_, ok := rdd.CurrentTask()
ok => false`,
	},
	"kept": {
		`type rec struct { id int64; tags []string }
var mu sync.Mutex
calls := 0
recs := rdd.Map(rdd.Range(sc, 0, 100, 1, 4), func(x int64) rec { mu.Lock(); calls++; mu.Unlock(); return rec{x, []string{fmt.Sprint(x)}} })
fmt.Sprint(recs.IsCached(), recs.StorageLevel(), recs.StorageLevel() == rdd.None) => "false None true"`,
		`recs.Persist(rdd.DiskOnly).Count()
s := recs.Storage()
fmt.Sprint(s.Memory, s.Disk, s.MemoryBytes, s.DiskBytes > 0, recs.CachedPartitions()) => "0 4 0 true 4"`,
		`recs.Take(2) => [{id:0 tags:["0"]} {id:1 tags:["1"]}]`,
		`fmt.Sprint(rdd.CountByValue(rdd.FlatMap(recs, func(r rec) []string { return r.tags }))["42"], calls) => "1 100"`,
		`recs.Persist(rdd.MemoryOnly) !! Unpersist`,
		`fmt.Sprint(recs.Unpersist() == recs, recs.CachedPartitions(), recs.IsCached()) => "true 0 false"`,
		`recs.Cache().Filter(func(r rec) bool { return r.id < 3 }).Count() => 3`,
		`fmt.Sprint(recs.Storage().Memory, recs.Storage().MemoryBytes > 0, calls, recs.IsCached(), recs.StorageLevel()) => "4 true 200 true MemoryOnly"`,
		`recs.Unpersist().Persist(rdd.MemoryAndDisk).Count()
fmt.Sprint(recs.StorageLevel() == rdd.MemoryAndDisk, recs.StorageLevel(), recs.CachedPartitions()) => "true MemoryAndDisk 4"`,
	},
	"kept on disk": {
		`type any2 struct { k any; next *any2 }
type num float64
c := rdd.NewContext(rdd.WithMemory(1), rdd.WithSpillDir(sc.SpillDir()), rdd.WithCores(1))
mixed := rdd.Parallelize(c, []map[string]num{{"a": 1.5}, nil, {"b": 2, "c": 3}}, 2).Persist(rdd.MemoryAndDisk)
mixed.Count() => 3`,
		`fmt.Sprint(mixed.Storage().Disk, mixed.Collect()) => "2 [map[a:1.5] map[] map[b:2 c:3]]"`,
		`linked := rdd.Parallelize(c, []any2{{1, nil}, {"x", &any2{2.5, nil}}}, 1).Persist(rdd.DiskOnly)
linked.Count()
last := linked.Collect()[1]
fmt.Sprint(linked.Collect()[0].k, last.k, last.next.k, linked.Storage().Disk) => "1x2.5 1"`,
		`c.Close() => <nil>`,
	},
	"shown": {
		`words := rdd.Parallelize(sc, []string{"a b", "b"}, 2).SetName("lines")
words.Name() => "lines"`,
		`counts := rdd.ReduceByKey(rdd.Map(rdd.FlatMap(words, strings.Fields), func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) }), func(a, b int) int { return a + b }, 3).SetName("counts")
text := counts.DebugString()
fmt.Sprint(strings.Contains(text, "(3) counts ReduceByKey"), strings.Contains(text, "+-(2) Map"), strings.Contains(text, "lines Parallelize")) => "true true true"`,
		`strings.Count(counts.Explain(), "\n") > 1 => true`,
		`before := strings.Contains(counts.Explain(), "skipped")
counts.Count()
fmt.Sprint(before, strings.Contains(counts.Explain(), "skipped")) => "false true"`,
		`a, b := rdd.Empty[int](sc), rdd.Empty[int](sc)
b.ID() - a.ID() => 1`,
		`strings.HasPrefix(words.String(), fmt.Sprintf("RDD[%d] lines", words.ID())) => true`,
	},
	"shared": {
		`type rates map[string]float64
func (r rates) of(k string) float64 { return r[k] }
type money struct { amount float64; unit string }
b := rdd.NewBroadcast(sc, rates{"eur": 1, "usd": 0.5})
rdd.Map(rdd.Parallelize(sc, []money{{3, "usd"}, {2, "eur"}}, 2), func(m money) float64 { return m.amount * b.Value().of(m.unit) }).Collect() => [1.5 2]`,
		`b.Destroy()
b.Value() !! destroyed`,
		`type tally struct { n int; longest string }
words := rdd.NewAccumulator(sc, tally{}, func(a, b tally) tally { a.n += b.n; if len(b.longest) > len(a.longest) { a.longest = b.longest }; return a })
short := rdd.NewCounter(sc)
rdd.Parallelize(sc, []string{"to", "be", "question", "or"}, 3).ForEach(func(w string) { words.Add(tally{1, w}); if len(w) < 3 { short.Add(1) } })
fmt.Sprint(words.Value(), short.Value()) => "{4 question} 3"`,
		`zero := map[string]int{}
seen := rdd.NewAccumulator(sc, zero, func(all, one map[string]int) map[string]int { for k, n := range one { all[k] += n }; return all })
rdd.Range(sc, 0, 100, 1, 4).ForEach(func(x int64) { seen.Add(map[string]int{fmt.Sprint(x % 3): 1}) })
fmt.Sprint(seen.Value(), len(zero)) => "map[0:34 1:33 2:33] 0"`,
	},
	"nodes": {
		`type leaf struct { n int }
r := rdd.Parallelize(sc, []leaf{{1}, {2}}, 2)
rdd.FromNode[leaf](sc, r.Node().Coalesce(1)).Collect() => [{n:1} {n:2}]`,
		`r.Node().Op => "Parallelize"`,
		`sc.Graph() == r.Node().Graph => true`,
		`sc.Executor().Stored(r.Node()).Memory => 0`,
	},
	"commands": {
		`rdd.Pipe(rdd.Parallelize(sc, []string{"b", "a"}, 1), "sort") !! external commands are switched off`,
		`rdd.Maybe(func() { rdd.Pipe(rdd.Parallelize(sc, []string{"b"}, 1), "sh", "-c", "cat") }) != nil => true`,
	},
}
