//go:build ignore

package parsepoint

import (
	"errors"
	"strconv"
	"strings"

	"lab/ml"
)

// Misconception: the label is the last column, as in many other data sets.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	numbers := []float64{}
	for _, column := range strings.Split(line, ",") {
		v, err := strconv.ParseFloat(column, 64)
		if err != nil {
			return ml.LabeledPoint{}, err
		}
		numbers = append(numbers, v)
	}
	last := len(numbers) - 1
	if last < 1 {
		return ml.LabeledPoint{}, errors.New("no features")
	}
	return ml.LabeledPoint{Label: numbers[last], Features: numbers[:last]}, nil
}
