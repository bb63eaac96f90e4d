//go:build ignore

package parsepoint

import (
	"errors"
	"strconv"
	"strings"

	"lab/ml"
)

// Misconception: the second argument of ParseFloat does not matter. With 32 bits only about seven digits survive.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	numbers := []float64{}
	for _, column := range strings.Split(line, ",") {
		v, err := strconv.ParseFloat(column, 32)
		if err != nil {
			return ml.LabeledPoint{}, err
		}
		numbers = append(numbers, v)
	}
	if len(numbers) < 2 {
		return ml.LabeledPoint{}, errors.New("no features")
	}
	return ml.LabeledPoint{Label: numbers[0], Features: numbers[1:]}, nil
}
