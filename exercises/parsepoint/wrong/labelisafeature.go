//go:build ignore

package parsepoint

import (
	"errors"
	"strconv"
	"strings"

	"lab/ml"
)

// Misconception: all columns are features, the label too. A model could then read the answer off its input.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	numbers := []float64{}
	for _, column := range strings.Split(line, ",") {
		v, err := strconv.ParseFloat(column, 64)
		if err != nil {
			return ml.LabeledPoint{}, err
		}
		numbers = append(numbers, v)
	}
	if len(numbers) < 2 {
		return ml.LabeledPoint{}, errors.New("no features")
	}
	return ml.LabeledPoint{Label: numbers[0], Features: numbers}, nil
}
