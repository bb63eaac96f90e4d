package dataset

import (
	"fmt"
	"strconv"
	"strings"

	"lab/dataset/standin"
)

// Sizes of "neuro": an image of NeuroWidth times NeuroHeight pixels, each with NeuroFrames values, one a second: NeuroDirections
// directions of movement, one after the other, NeuroSeconds each.
const (
	NeuroWidth      = standin.MovieWidth
	NeuroHeight     = standin.MovieHeight
	NeuroDirections = standin.MovieDirections
	NeuroSeconds    = standin.MovieSeconds
	NeuroFrames     = standin.MovieFrames
)

// Pixel is one line of "neuro": a place in the brain of a fish, and how bright it was in each frame.
type Pixel struct {
	X, Y   int       // from 0; X below NeuroWidth and Y below NeuroHeight in the course's recording
	Series []float64 // NeuroFrames values
}

// ParsePixel reads a line such as "0 0 103.7 103.2 …": two coordinates and 240 values, separated by spaces. It returns an error
// for another number of columns, a coordinate that is not an integer from 0 and a value that is not a finite number.
func ParsePixel(line string) (Pixel, error) {
	columns := strings.Fields(line)
	if len(columns) != 2+NeuroFrames {
		return Pixel{}, fmt.Errorf("%d columns, want %d (x, y and %d values, separated by spaces)", len(columns), 2+NeuroFrames, NeuroFrames)
	}
	var at [2]int
	for i := range at {
		n, err := strconv.ParseUint(columns[i], 10, 31)
		if err != nil {
			return Pixel{}, fmt.Errorf("column %d is %s, want a coordinate from 0", i+1, quoted(columns[i]))
		}
		at[i] = int(n)
	}
	p := Pixel{X: at[0], Y: at[1], Series: make([]float64, NeuroFrames)}
	for i := range p.Series {
		v, err := finite(columns[i+2], i+3)
		if err != nil {
			return Pixel{}, err
		}
		p.Series[i] = v
	}
	return p, nil
}
