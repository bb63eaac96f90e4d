//go:build !solution

package averagematrices

// TimeMatrix returns the matrix that averages a series over its directions,
// second by second.
func TimeMatrix(directions, seconds int) [][]float64 {
	// Your turn: replace this line.
	return nil
}

// DirectionMatrix returns the matrix that averages a series over the seconds
// of each direction.
func DirectionMatrix(directions, seconds int) [][]float64 {
	// Your turn: replace this line.
	return nil
}
