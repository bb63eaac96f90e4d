//go:build ignore

package parsepoint

import (
	"errors"
	"strconv"
	"strings"

	"lab/ml"
)

// Misconception: what cannot be read may be left out. All later features move to a wrong place.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	numbers := []float64{}
	for _, column := range strings.Split(line, ",") {
		v, err := strconv.ParseFloat(column, 64)
		if err == nil {
			numbers = append(numbers, v)
		}
	}
	if len(numbers) < 2 {
		return ml.LabeledPoint{}, errors.New("no features")
	}
	return ml.LabeledPoint{Label: numbers[0], Features: numbers[1:]}, nil
}
