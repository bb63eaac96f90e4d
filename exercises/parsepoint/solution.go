//go:build solution

package parsepoint

import (
	"fmt"
	"strconv"
	"strings"

	"lab/ml"
)

// ParsePoint reads a line of numbers separated by commas: the label, then
// one or more features. It returns an error for a column that is not a
// number and for a line without features.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	columns := strings.Split(line, ",")
	if len(columns) < 2 {
		return ml.LabeledPoint{}, fmt.Errorf("the line %q has no features", line)
	}
	numbers := []float64{}
	for _, column := range columns {
		v, err := strconv.ParseFloat(column, 64)
		if err != nil {
			return ml.LabeledPoint{}, err
		}
		numbers = append(numbers, v)
	}
	return ml.LabeledPoint{Label: numbers[0], Features: numbers[1:]}, nil
}
