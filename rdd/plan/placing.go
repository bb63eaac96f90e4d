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
