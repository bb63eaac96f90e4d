//go:build solution

package readpixel

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lab/dataset"
)

// ReadPixel reads a line such as "3 17 103.5 104 102.5": the place of a pixel, then its
// brightness in each frame.
func ReadPixel(line string, frames int) (dataset.Pixel, error) {
	fields := strings.Split(line, " ")
	if len(fields) != 2+frames {
		return dataset.Pixel{}, fmt.Errorf("%d numbers, expected %d", len(fields), 2+frames)
	}
	x, err := strconv.Atoi(fields[0])
	if err != nil || x < 0 {
		return dataset.Pixel{}, fmt.Errorf("x is %q, not a whole number from 0", fields[0])
	}
	y, err := strconv.Atoi(fields[1])
	if err != nil || y < 0 {
		return dataset.Pixel{}, fmt.Errorf("y is %q, not a whole number from 0", fields[1])
	}
	series := []float64{}
	for _, field := range fields[2:] {
		v, err := strconv.ParseFloat(field, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return dataset.Pixel{}, fmt.Errorf("a value is %q, and not a number", field)
		}
		series = append(series, v)
	}
	return dataset.Pixel{X: x, Y: y, Series: series}, nil
}
