//go:build !solution

package parsepoint

import "lab/ml"

// ParsePoint reads a line of numbers separated by commas: the label, then
// one or more features. It returns an error for a column that is not a
// number and for a line without features.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	// Your turn: replace this line.
	return ml.LabeledPoint{}, nil
}
