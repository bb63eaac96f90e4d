package rdd_test

import (
	"fmt"
	"strings"
	"testing"

	"lab/rdd"
)

// spread lets labels run along edges: each step gives every node the smallest label of its neighbours and its own, plus
// the parity of the step so that no step is without effect.
func spread(edges *rdd.RDD[rdd.Pair[int, int]], labels *rdd.RDD[rdd.Pair[int, int]], step int) *rdd.RDD[rdd.Pair[int, int]] {
	sent := rdd.Map(rdd.Join(edges, labels), func(p rdd.Pair[int, rdd.Tuple2[int, int]]) rdd.Pair[int, int] {
		return rdd.KV(p.Value.First, p.Value.Second)
	})
	least := rdd.ReduceByKey(labels.Union(sent), func(a, b int) int { return min(a, b) }, 2)
	return rdd.MapValues(least, func(x int) int { return x + step%2 })
}

// An iterative computation whose lineage is cut now and then stays as small as it began, and its result is the same.
func TestLineageOfIterationsStaysShort(t *testing.T) {
	const nodes, steps = 40, 100
	next := func(i int) int { return (i*7 + 3) % nodes }
	plain := numbers(nodes)
	for step := range steps {
		least := append([]int{}, plain...)
		for i, x := range plain {
			least[next(i)] = min(least[next(i)], x)
		}
		for i := range least {
			plain[i] = least[i] + step%2
		}
	}
	for _, local := range []bool{false, true} {
		sc := open(t, rdd.WithPartitions(2), rdd.WithCheckpointDir(t.TempDir()))
		edges := rdd.PartitionBy(rdd.Map(rdd.Range(sc, 0, nodes, 1), func(i int64) rdd.Pair[int, int] {
			return rdd.KV(int(i), next(int(i)))
		}), 2).Cache()
		labels := rdd.PartitionBy(rdd.Map(rdd.Range(sc, 0, nodes, 1), func(i int64) rdd.Pair[int, int] { return rdd.KV(int(i), int(i)) }), 2)
		longest := 0
		for step := range steps {
			labels = spread(edges, labels, step)
			if step%10 == 9 {
				if local {
					labels.LocalCheckpoint()
				} else {
					labels.Checkpoint()
				}
				equal(t, "labels", labels.Count(), nodes)
				equal(t, "cut", labels.IsCheckpointed(), true)
			}
			longest = max(longest, strings.Count(labels.DebugString(), "\n"))
		}
		got := rdd.CollectAsMap(labels)
		for i, want := range plain {
			if got[i] != want {
				t.Fatalf("local %v: node %d has %d, want %d", local, i, got[i], want)
			}
		}
		if longest > 100 {
			t.Errorf("local %v: the lineage grows to %d lines", local, longest)
		}
		equal(t, fmt.Sprint("local ", local, ", at the end"), strings.Count(labels.DebugString(), "\n"), 1)
	}
}
