package dataset

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lab/dataset/standin"
)

// A song has SongFeatures features in the sample "millionsong" and YearFeatures in the full set "yearpredictionmsd".
const (
	SongFeatures = standin.Features
	YearFeatures = standin.YearFeatures
)

// The full set of 515,345 songs comes with a split: its first YearTrain lines are for training and its last YearTest for testing, so
// that no artist is in both (Bertin-Mahieux, UCI Machine Learning Repository 2011).
const (
	YearTrain = 463_715
	YearTest  = 51_630
)

// Song is one line of "millionsong" or "yearpredictionmsd".
type Song struct {
	Year float64 // year of release, 1922 to 2011
	// Features are SongFeatures means of timbre, each scaled to [0, 1] over the whole sample; in the full set YearFeatures:
	// the same means as they were measured, then the 78 variances and covariances of timbre.
	Features []float64
}

// ParseSong reads a line such as "2001.0,0.884123733793,…": a year and 12 or 90 features, separated by commas. It returns an
// error for another number of columns and for a column that is not a finite number.
func ParseSong(line string) (Song, error) {
	columns := strings.Split(line, ",")
	if n := len(columns) - 1; n != SongFeatures && n != YearFeatures {
		return Song{}, fmt.Errorf("%d columns, want %d or %d (a year and %d or %d features, separated by commas)",
			len(columns), 1+SongFeatures, 1+YearFeatures, SongFeatures, YearFeatures)
	}
	numbers := make([]float64, len(columns))
	for i, c := range columns {
		v, err := finite(strings.TrimSpace(c), i+1)
		if err != nil {
			return Song{}, err
		}
		numbers[i] = v
	}
	return Song{Year: numbers[0], Features: numbers[1:]}, nil
}

// finite reads what stands in a column, counted from 1.
func finite(s string, column int) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, fmt.Errorf("column %d is %s, want a finite number", column, quoted(s))
	}
	return v, nil
}

// quoted shows the beginning of what stands in a column.
func quoted(s string) string {
	if len(s) > 30 {
		return strconv.Quote(s[:30]) + "…"
	}
	return strconv.Quote(s)
}
