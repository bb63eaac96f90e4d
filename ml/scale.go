package ml

import (
	"math"

	"lab/rdd"
)

// Scaling shifts and stretches each feature by itself: (x - Shift) · Factor.
type Scaling struct {
	Shift  []float64 // d numbers, in the features' units
	Factor []float64 // d numbers, in one over the features' units
}

// Transform returns the d scaled features; NaN stays. It panics with *[DimensionError] unless there are d.
func (s Scaling) Transform(features []float64) []float64 {
	needLength("Scaling.Transform", "features", features, len(s.Shift))
	out := make([]float64, len(features))
	for j, x := range features {
		out[j] = (x - s.Shift[j]) * s.Factor[j]
	}
	return out
}

// StandardScaler scales features to mean 0 and standard deviation 1 (that of the sample, which divides by n-1). A
// constant feature becomes 0. NaN counts as missing and is left out.
type StandardScaler struct{}

// Fit learns the scaling from rows of d features, in one pass; [Features] has them from points. It panics as [Summarize] does.
func (StandardScaler) Fit(rows *rdd.RDD[[]float64]) Scaling {
	return StandardScaling(SummarizeSource("StandardScaler.Fit", Over(rows)))
}

// StandardScaling returns the scaling that [StandardScaler] learns from columns like these.
func StandardScaling(c Columns) Scaling {
	return scaling(c.Mean, c.Stdev())
}

// MinMaxScaler scales features to reach from 0 to 1. A constant feature becomes 0; what lies outside of what Fit has
// seen lies outside of 0 to 1. NaN counts as missing and is left out.
type MinMaxScaler struct{}

// Fit learns the scaling from rows of d features, in one pass; [Features] has them from points. It panics as [Summarize] does.
func (MinMaxScaler) Fit(rows *rdd.RDD[[]float64]) Scaling {
	return MinMaxScaling(SummarizeSource("MinMaxScaler.Fit", Over(rows)))
}

// MinMaxScaling returns the scaling that [MinMaxScaler] learns from columns like these.
func MinMaxScaling(c Columns) Scaling {
	return scaling(c.Min, Sub(c.Max, c.Min))
}

// scaling divides by widths, and by 1 where a width is 0 or unknown.
func scaling(shift, widths []float64) Scaling {
	s := Scaling{Shift: append([]float64{}, shift...), Factor: make([]float64, len(widths))}
	for j, w := range widths {
		s.Factor[j] = 1
		if w > 0 {
			s.Factor[j] = 1 / w
		}
		if math.IsNaN(s.Shift[j]) {
			s.Shift[j] = 0
		}
	}
	return s
}
