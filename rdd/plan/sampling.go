package plan

// ShuffledParts lists the numbers of all partitions in a random order, the same every time.
func ShuffledParts(partitions int) []int {
	parts := make([]int, partitions)
	for i := range parts {
		parts[i] = i
	}
	NewDraw(1, -2).rng.Shuffle(partitions, func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return parts
}
