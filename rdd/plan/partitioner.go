package plan

import (
	"sync/atomic"

	"lab/rdd/hash"
)

// Partitioner says how keys are spread over partitions. Two nodes whose partitioners are Equal are co-partitioned:
// equal keys are in partitions with the same number, so joining them moves nothing.
type Partitioner struct {
	// Partitions is the number of partitions.
	Partitions int
	// rangeID tells range partitioners apart, whose bounds come from the data; 0 means placed by hash.
	rangeID int64
	call    *Call
}

var rangeIDs atomic.Int64

// HashPartitioner places a key at its hash modulo n.
func HashPartitioner(n int) *Partitioner { return &Partitioner{Partitions: n} }

// RangePartitioner stands for bounds that a sort finds while it runs; it equals only itself.
func RangePartitioner(n int) *Partitioner {
	return &Partitioner{Partitions: n, rangeID: rangeIDs.Add(1)}
}

// Hash tells whether keys are placed by their hash.
func (p *Partitioner) Hash() bool { return p != nil && p.rangeID == 0 }

// Equal tells whether both are known and place every key alike.
func (p *Partitioner) Equal(q *Partitioner) bool {
	return p != nil && q != nil && p.Partitions == q.Partitions && p.rangeID == q.rangeID
}

// Choose picks the partitioner for an operation by key over the given parents. An explicit count gives a hash
// partitioner with that many partitions, and is checked for op; without one the first parent's partitioner is kept,
// preferring parents with most partitions, else keys are hashed into as many partitions as the largest parent has.
func Choose(op string, parents []*Node, explicit []int) *Partitioner {
	if len(explicit) > 0 {
		return HashPartitioner(Count(op, explicit, 0))
	}
	var best *Partitioner
	most := 1
	for _, p := range parents {
		most = max(most, p.Partitions)
		if p.Partitioner != nil && (best == nil || p.Partitions > best.Partitions) {
			best = p.Partitioner
		}
	}
	// A range partitioner can only be kept where every parent has it: its bounds are not known in advance.
	if best != nil && !best.Hash() {
		for _, p := range parents {
			if !best.Equal(p.Partitioner) {
				return HashPartitioner(most)
			}
		}
	}
	if best != nil {
		return best
	}
	return HashPartitioner(most)
}

// Count reads an optional partition count: the last resort is fallback. It fails op when the count is below 1 or when
// more than one was given.
func Count(op string, given []int, fallback int) int {
	if len(given) == 0 {
		return max(fallback, 1)
	}
	if len(given) > 1 {
		Fail(op, "got %d partition counts; give at most one", len(given))
	}
	if given[0] < 1 {
		Fail(op, "the number of partitions is %d; give 1 or more", given[0])
	}
	return given[0]
}

// CheckKeys fails op when keys of the slice's element type have no hash that is the same everywhere.
func CheckKeys(op string, keys any) {
	if err := hash.Check(keys, false); err != nil {
		Fail(op, "%w", err)
	}
}
