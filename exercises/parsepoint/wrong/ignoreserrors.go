//go:build ignore

package parsepoint

import (
	"strconv"
	"strings"

	"lab/ml"
)

// Misconception: the blank identifier makes an error go away. A column that is not a number silently becomes 0.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	numbers := []float64{}
	for _, column := range strings.Split(line, ",") {
		v, _ := strconv.ParseFloat(column, 64)
		numbers = append(numbers, v)
	}
	return ml.LabeledPoint{Label: numbers[0], Features: numbers[1:]}, nil
}
