package plan

// TakeMore is how many partitions an action that wants the first elements reads next, when it has read some and found
// some elements in them: one at first, then as Spark does. The estimate is half more than what was found lets expect,
// because one job that reads a little too much costs less than another job.
func TakeMore(read, found, wanted int) int {
	switch {
	case read == 0:
		return 1
	case found == 0:
		return 4 * read
	}
	estimate := 1.5*float64(wanted)*float64(read)/float64(found) - float64(read)
	return int(min(max(estimate, 1), 4*float64(read)))
}

// TreeLevels lists the numbers of partitions to which a tree of the depth joins so many partitions, level by level.
// What is left after the last level is joined in one place; a level that would save nothing is left out.
func TreeLevels(partitions, depth int) []int {
	scale := TreeScale(partitions, depth)
	var levels []int
	for float64(partitions) > float64(scale)+float64(partitions)/float64(scale) {
		partitions /= scale
		levels = append(levels, partitions)
	}
	return levels
}
