package rdd_test

import (
	"fmt"
	oldrand "math/rand" // what testing/quick takes
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"lab/rdd"
)

// pipelines are programs whose result must not depend on partitions or cores. Each shows its result as text.
var pipelines = map[string]func(r *rdd.RDD[rdd.Pair[string, int]]) string{
	"reduce": func(r *rdd.RDD[rdd.Pair[string, int]]) string {
		return fmt.Sprint(rdd.CollectAsMap(rdd.ReduceByKey(r, add)))
	},
	"group": func(r *rdd.RDD[rdd.Pair[string, int]]) string {
		return fmt.Sprint(rdd.CollectAsMap(rdd.GroupByKey(r)))
	},
	"join": func(r *rdd.RDD[rdd.Pair[string, int]]) string {
		joined := rdd.Join(r, rdd.MapValues(r.Filter(func(p rdd.Pair[string, int]) bool { return p.Value%3 == 0 }),
			func(x int) int { return -x }))
		return unordered(joined.Collect())
	},
	"cogroup": func(r *rdd.RDD[rdd.Pair[string, int]]) string {
		return unordered(rdd.CoGroup(r, r.Filter(func(p rdd.Pair[string, int]) bool { return p.Value < 9 })).Collect())
	},
	"distinct": func(r *rdd.RDD[rdd.Pair[string, int]]) string { return unordered(rdd.Distinct(r).Collect()) },
	"sort": func(r *rdd.RDD[rdd.Pair[string, int]]) string {
		return fmt.Sprint(rdd.SortByKey(r, false).Collect())
	},
	"index": func(r *rdd.RDD[rdd.Pair[string, int]]) string { return fmt.Sprint(rdd.ZipWithIndex(r).Collect()) },
	"top": func(r *rdd.RDD[rdd.Pair[string, int]]) string {
		return fmt.Sprint(r.Top(7, func(a, b rdd.Pair[string, int]) bool { return a.Value < b.Value }), r.Take(5))
	},
	"shuffles in a row": func(r *rdd.RDD[rdd.Pair[string, int]]) string {
		counts := rdd.ReduceByKey(r, add).Cache()
		byCount := rdd.GroupByKey(rdd.Map(counts, func(p rdd.Pair[string, int]) rdd.Pair[int, string] { return rdd.KV(p.Value, p.Key) }))
		sets := rdd.MapValues(byCount, func(keys []string) string {
			keys = slices.Clone(keys)
			slices.Sort(keys)
			return strings.Join(keys, ",")
		})
		return fmt.Sprint(rdd.SortByKey(sets, true).Collect(), counts.Count())
	},
}

func unordered[T any](xs []T) string {
	lines := make([]string, len(xs))
	for i, x := range xs {
		lines[i] = fmt.Sprint(x)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestResultsDoNotDependOnPartitionsOrCores(t *testing.T) {
	for name, run := range pipelines {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			one := open(t, rdd.WithCores(1))
			many := open(t, rdd.WithCores(8))
			same := func(seed uint64, size uint16, parts uint8) bool {
				rng := rand.New(rand.NewPCG(seed, 0))
				data := make([]rdd.Pair[string, int], size%300)
				for i := range data {
					data[i] = rdd.KV(fmt.Sprint("k", rng.IntN(20)), rng.IntN(50))
				}
				want := run(rdd.Parallelize(one, data, 1))
				return run(rdd.Parallelize(many, data, int(parts%12)+1)) == want
			}
			if err := quick.Check(same, &quick.Config{MaxCount: 30, Rand: oldrand.New(oldrand.NewSource(1))}); err != nil {
				t.Error(err)
			}
		})
	}
}

// Placing and order within partitions too are fixed by the data and the partitions.
func TestPlacingIsDeterministic(t *testing.T) {
	var first string
	for cores := 1; cores <= 8; cores *= 2 {
		sc := open(t, rdd.WithCores(cores))
		r := rdd.Parallelize(sc, pairsOf(2000, 101), 9)
		got := fmt.Sprint(rdd.Glom(rdd.ReduceByKey(r, add, 6)).Collect(), rdd.Glom(rdd.Distinct(r, 4)).Collect(),
			rdd.Glom(r.Repartition(5)).Collect())
		if first == "" {
			first = got
		} else if got != first {
			t.Errorf("with %d cores the partitions differ from those with 1", cores)
		}
	}
}
