//go:build ignore

package aggregatepixels

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: one slice will do for all pixels.
func AggregatePixels(
	pixels *rdd.RDD[dataset.Pixel], matrix [][]float64,
) *rdd.RDD[dataset.Pixel] {
	series := make([]float64, len(matrix))
	return rdd.Map(pixels, func(p dataset.Pixel) dataset.Pixel {
		for r, row := range matrix {
			series[r] = ml.Dot(row, p.Series)
		}
		return dataset.Pixel{X: p.X, Y: p.Y, Series: series}
	})
}
