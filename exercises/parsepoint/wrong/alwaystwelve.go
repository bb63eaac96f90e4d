//go:build ignore

package parsepoint

import (
	"errors"
	"strconv"
	"strings"

	"lab/ml"
)

// Misconception: what is true of this file is true of every file. Twelve features are written into the code.
func ParsePoint(line string) (ml.LabeledPoint, error) {
	columns := strings.Split(line, ",")
	if len(columns) < 2 {
		return ml.LabeledPoint{}, errors.New("no features")
	}
	numbers := make([]float64, 13)
	for i := 0; i < 13 && i < len(columns); i++ {
		v, err := strconv.ParseFloat(columns[i], 64)
		if err != nil {
			return ml.LabeledPoint{}, err
		}
		numbers[i] = v
	}
	return ml.LabeledPoint{Label: numbers[0], Features: numbers[1:]}, nil
}
