package plan

// CustomPartitioner stands for a placing by a function of the user's; it equals only itself.
func CustomPartitioner(n int) *Partitioner { return RangePartitioner(n) }

// Wrap is the partition, of n, of what a user's function answers: any number is one, as modulo makes it.
func Wrap(x, n int) int32 {
	if x %= n; x < 0 {
		x += n
	}
	return int32(x)
}

// Together chooses one placing for nodes that an operation brings together in several steps: the number of partitions
// to give at each step, none where all are placed alike already.
func Together(op string, nodes []*Node, partitions []int) []int {
	for _, n := range nodes {
		if n.Graph != nodes[0].Graph {
			Fail(op, "the RDDs belong to different contexts; make all with the same one")
		}
	}
	p := Choose(op, nodes, partitions)
	if p.Hash() {
		return []int{p.Partitions}
	}
	return nil
}
