package rdd_test

import (
	"go/ast"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lab/rdd"
	"lab/rdd/plan"
)

type csvRow struct{ A, B string }

// calls makes an RDD by every operation that there is.
func calls(t *testing.T, sc *rdd.Context) map[string]*plan.Node {
	dir := t.TempDir()
	text := filepath.Join(dir, "t.csv")
	if err := os.WriteFile(text, []byte("A,B\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	objects, rows := filepath.Join(dir, "objects"), filepath.Join(dir, "rows")
	xs := rdd.Parallelize(sc, numbers(10), 2)
	words := rdd.Map(xs, func(x int) string { return string(rune('a' + x)) })
	pairs := rdd.KeyBy(xs, func(x int) string { return string(rune('a' + x%3)) })
	xs.SaveAsObjectFile(objects)
	rdd.SaveAsParquet(rdd.Parallelize(sc, []csvRow{{"1", "2"}}), rows)
	place := rdd.NewPartitioner(3, func(k string) int { return len(k) })
	first := func(a, b int) int { return a }
	one := func(x int) int { return x }
	many := func(x int) []int { return []int{x, x} }
	all := func(in iter.Seq[int]) iter.Seq[int] { return in }
	fractions := map[string]float64{"a": 1, "b": 1, "c": 1}
	return map[string]*plan.Node{
		"Parallelize":   xs.Node(),
		"Range":         rdd.Range(sc, 0, 10, 1).Node(),
		"Empty":         rdd.Empty[int](sc).Node(),
		"UnionAll":      rdd.UnionAll(sc, xs, xs).Node(),
		"TextFile":      rdd.TextFile(sc, text).Node(),
		"CSV":           rdd.CSV(sc, text).Node(),
		"CSVAs":         rdd.CSVAs[csvRow](sc, text).Node(),
		"ObjectFile":    rdd.ObjectFile[int](sc, objects).Node(),
		"Parquet":       rdd.Parquet[csvRow](sc, rows).Node(),
		"BinaryFiles":   rdd.BinaryFiles(sc, text).Node(),
		"BinaryRecords": rdd.BinaryRecords(sc, text, 4).Node(),

		"WholeTextFiles":         rdd.WholeTextFiles(sc, text).Node(),
		"Map":                    words.Node(),
		"FlatMap":                rdd.FlatMap(xs, many).Node(),
		"RDD.Filter":             xs.Filter(func(x int) bool { return x > 1 }).Node(),
		"MapPartitions":          rdd.MapPartitions(xs, all).Node(),
		"MapPartitionsWithIndex": rdd.MapPartitionsWithIndex(xs, func(_ int, in iter.Seq[int]) iter.Seq[int] { return in }).Node(),
		"KeyBy":                  pairs.Node(),
		"Glom":                   rdd.Glom(xs).Node(),
		"Pipe":                   rdd.Pipe(words, "cat").Node(),
		"RDD.Union":              xs.Union(xs).Node(),
		"RDD.Coalesce":           xs.Coalesce(1).Node(),
		"RDD.Repartition":        xs.Repartition(3).Node(),
		"RDD.Sample":             xs.Sample(false, 0.5, 1).Node(),
		"RDD.RandomSplit":        xs.RandomSplit([]float64{1, 2}, 1)[1].Node(),
		"Zip":                    rdd.Zip(xs, words).Node(),
		"ZipWithIndex":           rdd.ZipWithIndex(xs).Node(),
		"ZipWithUniqueID":        rdd.ZipWithUniqueID(xs).Node(),
		"Cartesian":              rdd.Cartesian(xs, words).Node(),
		"SortBy":                 rdd.SortBy(xs, one, true).Node(),
		"Distinct":               rdd.Distinct(xs).Node(),
		"Subtract":               rdd.Subtract(xs, xs).Node(),
		"Intersection":           rdd.Intersection(xs, xs).Node(),
		"GroupBy":                rdd.GroupBy(xs, one).Node(),

		"Keys":             rdd.Keys(pairs).Node(),
		"Values":           rdd.Values(pairs).Node(),
		"MapValues":        rdd.MapValues(pairs, one).Node(),
		"FlatMapValues":    rdd.FlatMapValues(pairs, many).Node(),
		"SortByKey":        rdd.SortByKey(pairs, true).Node(),
		"PartitionBy":      rdd.PartitionBy(pairs, 3).Node(),
		"PartitionByFunc":  rdd.PartitionByFunc(pairs, place).Node(),
		"CombineByKey":     rdd.CombineByKey(pairs, one, first, first).Node(),
		"ReduceByKey":      rdd.ReduceByKey(pairs, first).Node(),
		"AggregateByKey":   rdd.AggregateByKey(pairs, 0, first, first).Node(),
		"FoldByKey":        rdd.FoldByKey(pairs, 0, first).Node(),
		"GroupByKey":       rdd.GroupByKey(pairs).Node(),
		"CoGroup":          rdd.CoGroup(pairs, pairs).Node(),
		"CoGroup3":         rdd.CoGroup3(pairs, pairs, pairs).Node(),
		"CoGroup4":         rdd.CoGroup4(pairs, pairs, pairs, pairs).Node(),
		"Join":             rdd.Join(pairs, pairs).Node(),
		"LeftOuterJoin":    rdd.LeftOuterJoin(pairs, pairs).Node(),
		"RightOuterJoin":   rdd.RightOuterJoin(pairs, pairs).Node(),
		"FullOuterJoin":    rdd.FullOuterJoin(pairs, pairs).Node(),
		"SubtractByKey":    rdd.SubtractByKey(pairs, pairs).Node(),
		"IntersectByKey":   rdd.IntersectByKey(pairs, pairs).Node(),
		"SampleByKey":      rdd.SampleByKey(pairs, false, fractions, 1).Node(),
		"SampleByKeyExact": rdd.SampleByKeyExact(pairs, false, fractions, 1).Node(),

		"CountApproxDistinctByKey":           rdd.CountApproxDistinctByKey(pairs, 0.05).Node(),
		"RepartitionAndSortWithinPartitions": rdd.RepartitionAndSortWithinPartitions(pairs, place, true).Node(),
	}
}

// makesRDD tells whether a function returns an RDD or several.
func makesRDD(d *ast.FuncDecl) bool {
	if d.Type.Results == nil {
		return false
	}
	for _, r := range d.Type.Results.List {
		x := r.Type
		if s, ok := x.(*ast.ArrayType); ok {
			x = s.Elt
		}
		if receiver(x) == "RDD" {
			return true
		}
	}
	return false
}

// What no call is recorded of cannot be sent to another process.
func TestEveryOperationRecordsItsCall(t *testing.T) {
	made := calls(t, open(t))
	// These return the RDD that they were given, or make one of somebody else's node.
	none := []string{"RDD.SetName", "RDD.Cache", "RDD.Persist", "RDD.Unpersist", "RDD.Checkpoint", "RDD.LocalCheckpoint", "FromNode"}
	found := 0
	for _, f := range files(t, false) {
		for _, d := range f.Decls {
			d, ok := d.(*ast.FuncDecl)
			if !ok || !d.Name.IsExported() || !makesRDD(d) {
				continue
			}
			name := d.Name.Name
			if d.Recv != nil {
				name = receiver(d.Recv.List[0].Type) + "." + name
			}
			if slices.Contains(none, name) {
				continue
			}
			found++
			n := made[name]
			if n == nil {
				t.Errorf("the test does not know the operation %s; have it record its call and add it here", name)
			} else if c := n.Call(); c == nil || c.Op != d.Name.Name {
				t.Errorf("%s records the call %+v; end it with called", name, c)
			}
		}
	}
	if found != len(made) {
		t.Errorf("the test makes %d RDDs by %d operations: %v", len(made), found, slices.Sorted(maps.Keys(made)))
	}
	for _, p := range []*plan.Node{made["PartitionByFunc"]} {
		if got := p.Call().Args[1].(*plan.Partitioner).Call(); got.Op != "NewPartitioner" {
			t.Errorf("the partitioner was made by %+v", got)
		}
	}
}

// A call is what was asked for then: what the program does with its slices afterwards is not in it.
func TestCallsAreNotChangedAfterwards(t *testing.T) {
	sc := open(t)
	counts, weights := []int{2}, []float64{1, 1}
	zero := map[string]time.Duration{"a": 1}
	data := numbers(4)
	r := rdd.Parallelize(sc, data, counts...)
	split := r.RandomSplit(weights, 1)[0]
	grouped := rdd.GroupBy(r, func(x int) int { return x }, counts...)
	folded := rdd.AggregateByKey(rdd.KeyBy(r, func(x int) int { return x }), zero,
		func(m map[string]time.Duration, _ int) map[string]time.Duration { return m },
		func(m, _ map[string]time.Duration) map[string]time.Duration { return m })
	counts[0], weights[0], data[0] = 7, 7, 7
	zero["a"] = 7
	equal(t, "data", r.Node().Call().Args[0].(plan.Boxed).Slice, [][]int{{0, 1, 2, 3}})
	equal(t, "partitions", grouped.Node().Call().Args[2], []int{2})
	equal(t, "weights", split.Node().Call().Args[1], []float64{1, 1})
	equal(t, "zero", folded.Node().Call().Args[1].(plan.Boxed).Slice, []map[string]time.Duration{{"a": 1}})
	sc.SetCheckpointDir(t.TempDir())
	grouped.Checkpoint().Count()
	if grouped.Node().Call() != nil {
		t.Error("the call holds on to what a checkpoint has cut off")
	}
}
