package enginetest

// rddFaults are cells that have tasks killed, and partitions and outputs lost, on purpose. All of a sequence is in contexts of
// its own.
var rddFaults = map[string][]string{
	"killed tasks": {
		"in := chaos.New(7, chaos.KillTasks(0.5))\nretried := 0\nc := rdd.NewContext(rdd.WithPartitions(4), rdd.WithFaults(in), rdd.WithListener(func(e event.Event) { if t, ok := e.(event.TaskEnd); ok && t.Retried && errors.Is(t.Err, chaos.ErrKilled) { retried++ } }))",
		"words := rdd.FlatMap(rdd.Parallelize(c, slices.Repeat([]string{\"a b a\", \"c\"}, 50)), strings.Fields)\ncounts := rdd.SortByKey(rdd.ReduceByKey(rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) }), func(a, b int) int { return a + b }), true)\ncounts.Collect() => [{Key:\"a\" Value:100} {Key:\"b\" Value:50} {Key:\"c\" Value:50}]",
		"retried > 0 && retried == in.Count(chaos.Killed) && len(in.Done()) == retried => true",
		"f := in.Done()[0]\nf.Kind => task killed",
		"c.Close() => <nil>",
	},
	"faults of sc": {
		"sums := rdd.ReduceByKey(rdd.KeyBy(rdd.Range(sc, 0, 100, 1, 4), func(x int64) int64 { return x % 2 }), func(a, b int64) int64 { return a + b })\nin := chaos.New(1, chaos.KillTasks(0.5), chaos.LoseOutputs(0.5))\nsc.SetFaults(in)\nrdd.CollectAsMap(sums) => map[0:2450 1:2500]",
		"sc.SetFaults(nil)\nbefore := in.Count(chaos.Killed)\nbefore > 0 && in.Count(chaos.OutputLost) > 0 => true",
		"rdd.Distinct(rdd.Keys(sums)).Count() + int64(in.Count(chaos.Killed) - before) => 2",
	},
	"accumulators": {
		"c := rdd.NewContext(rdd.WithFaults(chaos.New(1, chaos.KillTasks(1))))\nn := rdd.NewCounter(c)\nrdd.Range(c, 0, 1000, 1, 3).ForEach(func(int64) { n.Add(1) })\nn.Value() => 1000",
		"c.Close() => <nil>",
	},
	"lost outputs": {
		"in := chaos.New(3, chaos.LoseOutputs(1))\nvar lost []int\nc := rdd.NewContext(rdd.WithCores(1), rdd.WithPartitions(2), rdd.WithFaults(in), rdd.WithListener(func(e event.Event) { if o, ok := e.(event.OutputLost); ok { lost = append(lost, o.Partition) } }))",
		"sums := rdd.ReduceByKey(rdd.KeyBy(rdd.Parallelize(c, []int{1, 2, 3, 4, 5}), func(x int) int { return x % 2 }), func(a, b int) int { return a + b })\nrdd.CollectAsMap(sums) => map[0:6 1:9]",
		"lost => [0 1 0 1]",
		// The failure of a shuffle's reader passes through functions of cells that walk the partition.
		"halves := rdd.MapPartitions(rdd.ReduceByKey(rdd.KeyBy(rdd.Parallelize(c, []int{1, 2, 3, 4, 5}), func(x int) int { return x % 2 }), func(a, b int) int { return a + b }), func(in iter.Seq[rdd.Pair[int, int]]) iter.Seq[int] { return func(yield func(int) bool) { for p := range in { if !yield(p.Value) { return } } } })\nrdd.SortBy(halves, func(x int) int { return x }, true).Collect() => [6 9]",
		"c.Close() => <nil>",
	},
	"killed inside": {
		// Tasks are killed by what a function of a cell calls.
		"c := rdd.NewContext(rdd.WithPartitions(2), rdd.WithFaults(chaos.New(5, chaos.KillTasks(1))))\nr := rdd.MapPartitions(rdd.Range(c, 0, 3000, 1), func(in iter.Seq[int64]) iter.Seq[int64] { return func(yield func(int64) bool) { for x := range in { if !yield(2 * x) { return } } } })\nrdd.Sum(r) => 8997000",
		"n := 0\nfor range r.ToLocalIterator() { n++ }\nn => 3000",
		"rdd.FlatMap(r, func(x int64) []int64 { if x == 1500 { panic(\"always\") }; return []int64{x} }).Count() !! always",
		"c.Close() => <nil>",
	},
	"lost partitions": {
		"in := chaos.New(2, chaos.LosePartitions(1))\ncalls := 0\nc := rdd.NewContext(rdd.WithCores(1), rdd.WithFaults(in))\nr := rdd.Map(rdd.Parallelize(c, []int{1, 2, 3}, 1), func(x int) int { calls++; return x * x }).Cache()",
		"for range 5 { r.Count() }\ncalls => 9",
		"r.Collect() => [1 4 9]",
		"in.String() => \"chaos(seed 2): 2 partitions lost\"",
		"c.Close() => <nil>",
	},
}
