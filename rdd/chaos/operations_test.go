package chaos_test

import (
	"fmt"
	"os"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
)

// size is the number of elements in the tests of operations: far more than a task may hold in little.
const size = 6000

// little is a budget of memory with which everything goes to disk.
const little = 1

type pair = rdd.Pair[int, string]

// inputs gives pairs of which each key has about three, and others of which every other key matches.
func inputs(sc *rdd.Context) (l, r *rdd.RDD[pair]) {
	l = rdd.Map(rdd.Range(sc, 0, size, 1), func(x int64) pair { return rdd.KV(int(x*7919%2000), fmt.Sprint("l", x)) })
	r = rdd.Map(rdd.Range(sc, 0, size/2, 1), func(x int64) pair { return rdd.KV(int(x*7907%2000*2), fmt.Sprint("r", x)) })
	return l, r
}

func first(a, b string) string { return min(a, b) }

// operations are those that shuffle or keep, each with all of its results as text.
var operations = map[string]func(l, r *rdd.RDD[pair]) string{
	"ReduceByKey":    func(l, _ *rdd.RDD[pair]) string { return all(rdd.ReduceByKey(l, first)) },
	"GroupByKey":     func(l, _ *rdd.RDD[pair]) string { return all(rdd.GroupByKey(l)) },
	"CoGroup":        func(l, r *rdd.RDD[pair]) string { return all(rdd.CoGroup(l, r)) },
	"Join":           func(l, r *rdd.RDD[pair]) string { return all(rdd.Join(l, r)) },
	"LeftOuterJoin":  func(l, r *rdd.RDD[pair]) string { return all(rdd.LeftOuterJoin(l, r)) },
	"RightOuterJoin": func(l, r *rdd.RDD[pair]) string { return all(rdd.RightOuterJoin(l, r)) },
	"FullOuterJoin":  func(l, r *rdd.RDD[pair]) string { return all(rdd.FullOuterJoin(l, r)) },
	"SubtractByKey":  func(l, r *rdd.RDD[pair]) string { return all(rdd.SubtractByKey(l, r)) },
	"IntersectByKey": func(l, r *rdd.RDD[pair]) string { return all(rdd.IntersectByKey(l, r)) },
	"SortBy": func(l, _ *rdd.RDD[pair]) string {
		return all(rdd.SortBy(l, func(p pair) string { return p.Value }, false))
	},
	"Distinct":     func(l, _ *rdd.RDD[pair]) string { return all(rdd.Distinct(l.Union(l))) },
	"ZipWithIndex": func(l, _ *rdd.RDD[pair]) string { return all(rdd.ZipWithIndex(l)) },
	"Repartition":  func(l, _ *rdd.RDD[pair]) string { return all(l.Repartition(7)) },
	"DiskOnly": func(l, r *rdd.RDD[pair]) string {
		l.Persist(rdd.DiskOnly)
		return all(l) + all(l) + all(rdd.Join(l, r))
	},
}

// all is an RDD's partitions as text.
func all[T any](r *rdd.RDD[T]) string { return fmt.Sprint(rdd.Glom(r).Collect()) }

// With little memory and under every kind of fault, operations give the same results as without, and the faults show in
// the events.
func TestOperationsUnderFaults(t *testing.T) {
	everything := []chaos.Option{chaos.KillTasks(0.3), chaos.LosePartitions(0.4), chaos.LoseOutputs(0.2), chaos.CorruptFiles(0.3)}
	for name, operation := range operations {
		t.Run(name, func(t *testing.T) {
			run := func(opts ...rdd.Option) (string, recorder) {
				var rec recorder
				sc := rdd.NewContext(append(opts, rdd.WithPartitions(4), rdd.WithListener(rec.listen))...)
				l, r := inputs(sc)
				result := operation(l, r)
				if err := sc.Close(); err != nil {
					t.Error(err)
				}
				return result, rec
			}
			want, plain := run()
			if plain != (recorder{}) {
				t.Errorf("without faults: %+v", plain)
			}
			var seen recorder // in all runs
			for seed := range uint64(3) {
				dir := t.TempDir()
				in := chaos.New(seed, everything...)
				got, rec := run(rdd.WithCores(2), rdd.WithMemory(little), rdd.WithSpillDir(dir), rdd.WithFaults(in))
				if got != want {
					t.Errorf("seed %d, %v: the result differs", seed, in)
				}
				seen.retried += rec.retried
				seen.outputs += rec.outputs
				seen.partitions += rec.partitions
				seen.again += rec.again
				if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
					t.Errorf("left: %v, %v", left, err)
				}
			}
			if seen.retried == 0 || seen.outputs == 0 || seen.again == 0 || (seen.partitions > 0) != (name == "DiskOnly") {
				t.Errorf("seen: %+v", seen)
			}
		})
	}
}

// Everything that can go wrong does, as often as it may, and jobs end all the same.
func TestWorstCase(t *testing.T) {
	for name, operation := range operations {
		plain := rdd.NewContext(rdd.WithPartitions(3))
		want := operation(inputs(plain))
		plain.Close()
		in := chaos.New(4, chaos.KillTasks(1), chaos.LosePartitions(1), chaos.LoseOutputs(1), chaos.CorruptFiles(1))
		sc := rdd.NewContext(rdd.WithPartitions(3), rdd.WithMemory(64<<10), rdd.WithSpillDir(t.TempDir()), rdd.WithFaults(in))
		if got := operation(inputs(sc)); got != want {
			t.Errorf("%s, %v: the result differs", name, in)
		}
		sc.Close()
	}
}
