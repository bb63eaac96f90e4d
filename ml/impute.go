package ml

import (
	"math"
	"slices"

	"lab/rdd"
	"lab/rdd/plan"
)

// Imputer replaces missing features, which are NaN, by the mean of those that are known, or by their median, which
// outliers do not move.
type Imputer struct {
	Median bool // the median instead of the mean
}

// Imputation is what to put for missing features.
type Imputation struct {
	Fill []float64 // d numbers, in the features' units
}

// Fit learns what to fill in from rows of d features; [Features] has them from points. The mean takes one pass and 5d
// numbers for each partition. The median, which is exact, brings all known values to the driver. It panics as
// [Summarize] does, and with *[Error] when a feature is missing in every row.
func (i Imputer) Fit(rows *rdd.RDD[[]float64]) Imputation {
	return i.FitSource(Over(rows))
}

// FitSource is Fit on the source of an RDD of []float64.
func (i Imputer) FitSource(rows Source) Imputation {
	var fill []float64
	if i.Median {
		fill = medians(rows)
	} else {
		fill = SummarizeSource("Imputer.Fit", rows).Mean
	}
	for j, x := range fill {
		if math.IsNaN(x) {
			fail("Imputer.Fit", "feature %d is missing in every row: leave it out", j)
		}
	}
	return Imputation{Fill: fill}
}

// medians returns the median of each column, NaN where nothing is known.
func medians(rows Source) []float64 {
	parts := rows.run("Imputer.Fit", func(part int, in plan.Stream) any {
		var columns [][]float64
		in(func(batch any) bool {
			for _, row := range batch.([][]float64) {
				if columns == nil {
					columns = make([][]float64, len(row))
				}
				needLength("Imputer.Fit", "a row", row, len(columns))
				for j, x := range row {
					if !math.IsNaN(x) {
						columns[j] = append(columns[j], x)
					}
				}
			}
			return true
		})
		return columns
	})
	var all [][]float64
	for _, part := range parts {
		columns := part.([][]float64)
		switch {
		case columns == nil:
			continue
		case all == nil:
			all = make([][]float64, len(columns))
		case len(columns) != len(all):
			panic(&DimensionError{Func: "Imputer.Fit", What: "a row of another partition", Got: len(columns), Want: len(all)})
		}
		for j, xs := range columns {
			all[j] = append(all[j], xs...)
		}
	}
	if all == nil {
		fail("Imputer.Fit", "there are no rows: is the RDD empty, or did a filter drop everything?")
	}
	out := make([]float64, len(all))
	for j, xs := range all {
		slices.Sort(xs)
		out[j] = math.NaN()
		if n := len(xs); n > 0 {
			out[j] = xs[(n-1)/2]/2 + xs[n/2]/2
		}
	}
	return out
}

// Transform returns the d features with the missing ones filled in. It panics with *[DimensionError] unless there are d.
func (i Imputation) Transform(features []float64) []float64 {
	needLength("Imputation.Transform", "features", features, len(i.Fill))
	out := append([]float64{}, features...)
	for j, x := range out {
		if math.IsNaN(x) {
			out[j] = i.Fill[j]
		}
	}
	return out
}
