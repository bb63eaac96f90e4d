//go:build ignore

// Parsing songs and baselines, as in the second lab.
package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

type song struct {
	year     float64
	features []float64
}

func parse(line string) (song, error) {
	fields := strings.Split(line, ",")
	if len(fields) < 2 {
		return song{}, fmt.Errorf("%d fields in %q", len(fields), line)
	}
	values := make([]float64, len(fields))
	for i, f := range fields {
		var err error
		if values[i], err = strconv.ParseFloat(f, 64); err != nil {
			return song{}, fmt.Errorf("field %d: %w", i+1, err)
		}
	}
	return song{values[0], values[1:]}, nil
}

func main() {
	for _, line := range []string{"2001,0.5,0.25", "1999", "1984,x"} {
		fmt.Println(parse(line))
	}
	songs := []song{{2001, nil}, {1990, nil}, {1979, nil}, {2006, nil}}
	low := slices.MinFunc(songs, func(a, b song) int { return cmp.Compare(a.year, b.year) }).year
	mean, squared := 0.0, 0.0
	for _, s := range songs {
		mean += (s.year - low) / float64(len(songs))
	}
	for _, s := range songs {
		d := s.year - low - mean
		squared += d * d
	}
	fmt.Printf("%.2f %.3f\n", mean, math.Sqrt(squared/float64(len(songs))))
}
