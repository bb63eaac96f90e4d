//go:build ignore

package aggregatepixels

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: pixels have to be at one place to be multiplied.
func AggregatePixels(pixels *rdd.RDD[dataset.Pixel], matrix [][]float64) *rdd.RDD[dataset.Pixel] {
	aggregated := []dataset.Pixel{}
	for _, p := range pixels.Collect() {
		series := []float64{}
		for _, row := range matrix {
			series = append(series, ml.Dot(row, p.Series))
		}
		aggregated = append(aggregated, dataset.Pixel{X: p.X, Y: p.Y, Series: series})
	}
	return rdd.Parallelize(pixels.Context(), aggregated)
}
