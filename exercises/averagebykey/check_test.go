package averagebykey

import (
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkAverages compares the pairs with the expected means, whatever their order.
func checkAverages(t *testing.T, pairs []rdd.Pair[string, float64], partitions int, want map[string]float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	averages := AverageByKey(rdd.Parallelize(sc, pairs, partitions))
	if averages == nil {
		t.Fatalf("AverageByKey returned nil, expected an RDD of pairs.")
	}
	got := averages.Collect()
	if len(got) != len(want) {
		t.Errorf("AverageByKey of %v (partitions: %d) has %d pairs, expected %d, one for each key.", pairs, partitions, len(got), len(want))
	}
	for _, p := range got {
		if !(math.Abs(p.Value-want[p.Key]) <= 1e-9) { // also where it is no number
			t.Errorf("AverageByKey of %v (partitions: %d) says %g for the key %q, expected %g, the sum of its values divided by how many they are.", pairs, partitions, p.Value, p.Key, want[p.Key])
		}
	}
}

func TestAverageByKeyAverages(t *testing.T) {
	pairs := []rdd.Pair[string, float64]{rdd.KV("a", 1.0), rdd.KV("b", 5.0), rdd.KV("a", 2.0), rdd.KV("a", 6.0)}
	checkAverages(t, pairs, 1, map[string]float64{"a": 3, "b": 5})
}

func TestAverageByKeyAcrossUnevenPartitions(t *testing.T) {
	pairs := []rdd.Pair[string, float64]{rdd.KV("b", 1.5), rdd.KV("a", 12.0), rdd.KV("a", 0.0), rdd.KV("a", 0.0)}
	checkAverages(t, pairs, 2, map[string]float64{"a": 4, "b": 1.5})
}

func checkAverageKey(i int) string {
	letters := "abcdefgh"
	return letters[i : i+1]
}

func TestAverageByKeyMovesOneRecordPerKeyAndTask(t *testing.T) {
	moved := int64(0)
	shuffles := map[int]bool{}
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		task, ok := e.(event.TaskEnd)
		if ok && task.Err == nil && task.Metrics.ShuffleWrite > 0 {
			moved += task.Metrics.ShuffleWrite
			shuffles[task.Stage] = true
		}
	}))
	defer sc.Close()
	pairs := []rdd.Pair[string, float64]{}
	for i := range 600 {
		pairs = append(pairs, rdd.KV(checkAverageKey(i%5), float64(i)))
	}
	averages := AverageByKey(rdd.Parallelize(sc, pairs, 3))
	if averages == nil {
		t.Fatalf("AverageByKey returned nil, expected an RDD of pairs.")
	}
	averages.Count()
	if len(shuffles) != 1 {
		t.Errorf("AverageByKey took %d shuffles, expected 1: let the sum and the count of a key travel together.", len(shuffles))
	}
	if moved > 15 {
		t.Errorf("AverageByKey of 600 pairs with 5 keys in 3 partitions moved %d records, expected at most 15, one for each key and task. Merge before the shuffle, as ReduceByKey does.", moved)
	}
}

func TestAverageByKeyRunsNothingByItself(t *testing.T) {
	jobs := 0
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		_, ok := e.(event.JobStart)
		if ok {
			jobs++
		}
	}))
	defer sc.Close()
	averages := AverageByKey(rdd.Parallelize(sc, []rdd.Pair[string, float64]{rdd.KV("a", 1.0), rdd.KV("a", 3.0)}, 2))
	if averages == nil {
		t.Fatalf("AverageByKey returned nil, expected an RDD of pairs.")
	}
	if jobs != 0 {
		t.Errorf("AverageByKey ran %d jobs while it was called, expected none: it should only describe the averages.", jobs)
	}
	number := averages.Count()
	if number != 1 {
		t.Errorf("AverageByKey of two pairs with one key has %d pairs, expected 1.", number)
	}
}
