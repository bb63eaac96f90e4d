// Package tree joins what the tasks of a job returned.
package tree

import "sync"

// Merge merges what the tasks of the partitions returned as a tree does: neighbours in pairs, the pairs of a level side by
// side, level by level. With n partitions that takes the time of log n merges where there are cores, and rounding errors of sums
// grow with log n, too. The order depends on the number of partitions alone. merge returns what two neighbours come to and may
// use either again; without partitions the result is none. A panic of merge comes out here.
func Merge[T any](parts []any, none T, merge func(left, right T) T) T {
	if len(parts) == 0 {
		return none
	}
	level := make([]T, len(parts))
	for i, part := range parts {
		level[i] = part.(T)
	}
	for len(level) > 1 {
		pairs := len(level) / 2
		panics := make([]any, pairs)
		next := make([]T, (len(level)+1)/2)
		if len(level)%2 == 1 {
			next[pairs] = level[len(level)-1]
		}
		one := func(i int) {
			defer func() { panics[i] = recover() }()
			next[i] = merge(level[2*i], level[2*i+1])
		}
		var others sync.WaitGroup
		for i := range pairs - 1 {
			others.Go(func() { one(i) })
		}
		one(pairs - 1)
		others.Wait()
		for _, p := range panics {
			if p != nil {
				panic(p)
			}
		}
		level = next
	}
	return level[0]
}
