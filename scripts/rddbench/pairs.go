package main

import (
	"fmt"
	"maps"
	"math/rand/v2"

	"lab/rdd"
)

type pair = rdd.Pair[int, int]

// randomPairs makes n pairs with keys below keys.
func randomPairs(n, keys int, stream uint64) []pair {
	random := rand.New(rand.NewPCG(seed, stream))
	pairs := make([]pair, n)
	for i := range pairs {
		pairs[i] = pair{Key: random.IntN(keys), Value: i}
	}
	return pairs
}

func add(a, b int) int { return a + b }

func (b *bench) reduceByKey() error {
	pairs := randomPairs(b.size(10_000_000), b.size(1_000_000), 3)
	r := rdd.Parallelize(b.sc, pairs)
	// All keys and sums are compared once; the rounds compare how many keys there are.
	want := map[int]int{}
	for _, shard := range sumByKey(pairs, b.cores) {
		maps.Copy(want, shard)
	}
	if got := rdd.CollectAsMap(rdd.ReduceByKey(r, add)); !maps.Equal(got, want) {
		return fmt.Errorf("lab has %d keys, the reference %d, or other sums", len(got), len(want))
	}
	want = nil
	t, err := measure(b,
		func() (int, error) { return int(rdd.ReduceByKey(r, add).Count()), nil },
		func() (int, error) {
			n := 0
			for _, shard := range sumByKey(pairs, b.cores) {
				n += len(shard)
			}
			return n, nil
		}, equal)
	if err != nil {
		return err
	}
	b.atMost("`ReduceByKey` of 10 million pairs with 1 million int keys", t, 2)
	return nil
}

// shard is where a key belongs.
func shard(key, shards int) int {
	return int(uint64(key) * 0x9e3779b97f4a7c15 >> 32 * uint64(shards) >> 32)
}

// sumByKey is the reference: each core spreads its share of the pairs by the hash of their keys, then each makes the map
// of one shard.
func sumByKey(pairs []pair, cores int) []map[int]int {
	spread := make([][][]pair, cores)
	onCores(cores, func(core int) {
		lo, hi := share(len(pairs), core, cores)
		mine := make([][]pair, cores)
		for i := range mine {
			mine[i] = make([]pair, 0, (hi-lo)/cores*21/20) // somewhat more than an even share
		}
		for _, p := range pairs[lo:hi] {
			s := shard(p.Key, cores)
			mine[s] = append(mine[s], p)
		}
		spread[core] = mine
	})
	shards := make([]map[int]int, cores)
	onCores(cores, func(core int) {
		sums := map[int]int{}
		for _, from := range spread {
			for _, p := range from[core] {
				sums[p.Key] += p.Value
			}
		}
		shards[core] = sums
	})
	return shards
}

// joined is what the pairs of a join come to.
type joined struct{ count, sum int }

func (j joined) and(k joined) joined { return joined{j.count + k.count, j.sum + k.sum} }

func (b *bench) join() error {
	keys := b.size(1_000_000)
	large, small := randomPairs(b.size(5_000_000), keys, 4), randomPairs(keys, keys, 5)
	l, r := rdd.Parallelize(b.sc, large), rdd.Parallelize(b.sc, small)
	t, err := measure(b, func() (joined, error) {
		return rdd.Aggregate(rdd.Join(l, r), joined{}, func(j joined, p rdd.Pair[int, rdd.Tuple2[int, int]]) joined {
			return joined{j.count + 1, j.sum + (p.Value.First ^ p.Value.Second)}
		}, joined.and), nil
	}, func() (joined, error) { return hashJoin(large, small, b.cores), nil }, equal)
	if err != nil {
		return err
	}
	b.atMost("`Join` of 5 million with 1 million pairs of int keys, counted and summed", t, 2)
	return nil
}

// hashJoin is the reference: a map of the smaller side, in which all cores look the pairs of the larger side up. Keys of
// either side may come several times, so the map tells the first pair of a key and next the one after each.
func hashJoin(large, small []pair, cores int) joined {
	first := make(map[int]int32, len(small))
	next := make([]int32, len(small))
	for i, p := range small {
		at, ok := first[p.Key]
		if !ok {
			at = -1
		}
		next[i] = at
		first[p.Key] = int32(i)
	}
	parts := make([]joined, cores)
	onCores(cores, func(core int) {
		lo, hi := share(len(large), core, cores)
		var j joined
		for _, p := range large[lo:hi] {
			at, ok := first[p.Key]
			if !ok {
				continue
			}
			for ; at >= 0; at = next[at] {
				j.count++
				j.sum += p.Value ^ small[at].Value
			}
		}
		parts[core] = j
	})
	var total joined
	for _, j := range parts {
		total = total.and(j)
	}
	return total
}
