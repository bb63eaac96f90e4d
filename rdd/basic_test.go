package rdd_test

import (
	"regexp"
	"runtime"
	"strings"
	"testing"

	"lab/rdd"
)

// places takes the positions out of a listing, which would have to follow every change of this file.
func places(s string) string { return regexp.MustCompile(` at \w+\.go:\d+`).ReplaceAllString(s, "") }

func wordCount(sc *rdd.Context, lines ...string) *rdd.RDD[rdd.Pair[string, int]] {
	words := rdd.FlatMap(rdd.Parallelize(sc, lines, 3), strings.Fields)
	ones := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	return rdd.ReduceByKey(ones, add, 2)
}

func TestWordCount(t *testing.T) {
	counts := wordCount(open(t), "to be or", "not to be")
	equal(t, "counts", rdd.CollectAsMap(counts), map[string]int{"to": 2, "be": 2, "or": 1, "not": 1})
	equal(t, "Count", counts.Count(), 4)
}

func TestDebugString(t *testing.T) {
	sc := open(t)
	counts := wordCount(sc, "a b").SetName("counts").Cache()
	if s := counts.DebugString(); !strings.Contains(s, "Map at basic_test.go:") {
		t.Errorf("positions are missing:\n%s", s)
	}
	joined := rdd.Join(counts, rdd.KeyBy(rdd.Parallelize(sc, []string{"a"}, 12), strings.ToUpper), 4)
	equal(t, "lineage", places(joined.DebugString()), `(4) Join
 +-(2) counts ReduceByKey [MemoryOnly]
 |  +-(3) Map
 |     |  FlatMap
 |     |  Parallelize
 +-(12) KeyBy
    |   Parallelize`)
	r := rdd.Parallelize(sc, numbers(1), 1)
	twice := rdd.Map(r, func(x int) int { return x })
	equal(t, "shared parent", places(twice.Union(twice).DebugString()), `(2) Union
 |  Map
 |  Parallelize
 |  Map (as above)`)
}

func TestExplain(t *testing.T) {
	sc := open(t)
	counts := wordCount(sc, "a b").Cache()
	sorted := rdd.SortByKey(counts, true)
	equal(t, "before", places(sorted.Explain()), `Stage 0: 3 tasks, shuffle into 2 partitions for ReduceByKey
  Map
    FlatMap
      Parallelize
Stage 1 (after 0): 2 tasks, shuffle into 2 partitions for SortByKey
  ReduceByKey [MemoryOnly: 0 of 2 partitions kept]
    shuffle read
Stage 2 (after 1): 2 tasks, result
  SortByKey
    shuffle read`)
	sorted.Count()
	equal(t, "after", places(sorted.Explain()), `Stage 0: skipped, its shuffle is there from an earlier job: SortByKey
Stage 1 (after 0): 2 tasks, result
  SortByKey
    shuffle read`)
	equal(t, "over the cache", places(rdd.Values(counts).Explain()), `Stage 0: 2 tasks, result
  Values
    ReduceByKey [MemoryOnly: 2 of 2 partitions kept]`)
	equal(t, "String", places(counts.String()), "RDD[3] ReduceByKey, 2 partitions")
}

// What a job leaves behind goes when the program lets go of the RDDs.
func TestGarbageIsCollected(t *testing.T) {
	sc := open(t)
	freed := make(chan struct{})
	func() {
		type blob [1 << 16]byte
		blobs := rdd.Map(rdd.Parallelize(sc, numbers(1), 1), func(int) rdd.Pair[int, *blob] {
			b := new(blob)
			runtime.AddCleanup(b, func(int) { close(freed) }, 0)
			return rdd.KV(1, b)
		})
		rdd.GroupByKey(blobs.Cache()).Cache().Count()
	}()
	for range 1000 {
		runtime.GC()
		select {
		case <-freed:
			return
		default:
			runtime.Gosched()
		}
	}
	t.Error("the data of unreachable RDDs is still there")
}
