package dataset

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// SongFeatures is the number of features of a song.
const SongFeatures = 12

// Song is one line of "millionsong".
type Song struct {
	Year     float64   // year of release, 1922 to 2011
	Features []float64 // SongFeatures means of timbre, each scaled to [0, 1] over the whole sample
}

// ParseSong reads a line such as "2001.0,0.884123733793,…": a year and twelve features, separated by commas. It returns an error for
// another number of columns and for a column that is not a finite number.
func ParseSong(line string) (Song, error) {
	columns := strings.Split(line, ",")
	if len(columns) != 1+SongFeatures {
		return Song{}, fmt.Errorf("%d columns, want %d (a year and %d features, separated by commas)", len(columns), 1+SongFeatures, SongFeatures)
	}
	numbers := make([]float64, len(columns))
	for i, c := range columns {
		v, err := strconv.ParseFloat(strings.TrimSpace(c), 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return Song{}, fmt.Errorf("column %d is %s, want a finite number", i+1, quoted(c))
		}
		numbers[i] = v
	}
	return Song{Year: numbers[0], Features: numbers[1:]}, nil
}

// quoted shows the beginning of what stands in a column.
func quoted(s string) string {
	if len(s) > 30 {
		return strconv.Quote(s[:30]) + "…"
	}
	return strconv.Quote(s)
}
