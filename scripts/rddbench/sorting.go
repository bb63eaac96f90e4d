package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"slices"
	"sync/atomic"
	"time"

	"lab/rdd"
	"lab/scripts/rddbench/records"
)

// sort sorts records in memory.
func (b *bench) sort() error {
	n := b.size(1_000_000)
	list, err := recordsInMemory(n)
	if err != nil {
		return err
	}
	r := rdd.Parallelize(b.sc, list)
	sorted := func() *rdd.RDD[[]byte] {
		return rdd.SortBy(r, func(r []byte) string { return string(r[:records.KeySize]) }, true)
	}
	// The order is compared once, record by record; the rounds compare how many records come out.
	got, want := sorted().Collect(), sortRecords(list, b.cores)
	if !slices.EqualFunc(got, want, bytes.Equal) {
		return fmt.Errorf("lab's %d records and the reference's %d differ, or their order does", len(got), len(want))
	}
	got, want = nil, nil
	t, err := measure(b, func() (int, error) {
		// Every record is looked at, so that no partition may be left unsorted or unmerged.
		var n atomic.Int64
		sorted().ForEachPartition(func(part iter.Seq[[]byte]) {
			count := 0
			for r := range part {
				count += len(r)
			}
			n.Add(int64(count))
		})
		return int(n.Load()) / records.Size, nil
	}, func() (int, error) { return len(sortRecords(list, b.cores)), nil }, equal)
	if err != nil {
		return err
	}
	b.atMost("`SortBy` of 1 million records of 100 bytes in memory", t, 1.5)
	speed := func(d time.Duration) float64 {
		return float64(n*records.Size) / 1e6 / d.Seconds() / float64(b.cores)
	}
	b.line("the same, in MB/s of each core", fmt.Sprintf("%.0f", speed(t.lab)), fmt.Sprintf("%.0f", speed(t.reference)), "", "> 100",
		b.judge(speed(t.lab) > 100))
	return nil
}

// recordsInMemory makes n records, one after another in memory.
func recordsInMemory(n int) ([][]byte, error) {
	data := make([]byte, n*records.Size)
	if _, err := io.ReadFull(records.NewReader(seed, 0, uint64(n)), data); err != nil {
		return nil, fmt.Errorf("make records: %w", err)
	}
	return slices.Collect(slices.Chunk(data, records.Size)), nil
}

// sortKey is a record's first eight bytes as a number and its place.
type sortKey struct {
	prefix uint64
	at     int32
}

// sortRecords is the reference: each core spreads its share of the keys over ranges, one for each core, then sorts a
// range, and gathers its records. The ranges are even, as the keys are; a sample would tell them for others.
func sortRecords(list [][]byte, cores int) [][]byte {
	spread := make([][][]sortKey, cores)
	onCores(cores, func(core int) {
		lo, hi := share(len(list), core, cores)
		mine := make([][]sortKey, cores)
		for i := range mine {
			mine[i] = make([]sortKey, 0, (hi-lo)/cores*21/20) // somewhat more than an even share
		}
		for i := lo; i < hi; i++ {
			prefix := binary.BigEndian.Uint64(list[i])
			to := prefix >> 32 * uint64(cores) >> 32
			mine[to] = append(mine[to], sortKey{prefix, int32(i)})
		}
		spread[core] = mine
	})
	starts := make([]int, cores+1)
	for core := range cores {
		starts[core+1] = starts[core]
		for _, from := range spread {
			starts[core+1] += len(from[core])
		}
	}
	out := make([][]byte, len(list))
	onCores(cores, func(core int) {
		keys := make([]sortKey, 0, starts[core+1]-starts[core])
		for _, from := range spread {
			keys = append(keys, from[core]...)
		}
		slices.SortFunc(keys, func(a, b sortKey) int {
			if a.prefix != b.prefix {
				return cmp.Compare(a.prefix, b.prefix)
			}
			if c := bytes.Compare(list[a.at][8:records.KeySize], list[b.at][8:records.KeySize]); c != 0 {
				return c
			}
			return cmp.Compare(a.at, b.at)
		})
		for i, k := range keys {
			out[starts[core]+i] = list[k.at]
		}
	})
	return out
}
