//go:build solution

package aggregatepixels

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// AggregatePixels returns the pixels with their series multiplied by the matrix.
func AggregatePixels(
	pixels *rdd.RDD[dataset.Pixel], matrix [][]float64,
) *rdd.RDD[dataset.Pixel] {
	return rdd.Map(pixels, func(p dataset.Pixel) dataset.Pixel {
		series := []float64{}
		for _, row := range matrix {
			series = append(series, ml.Dot(row, p.Series))
		}
		return dataset.Pixel{X: p.X, Y: p.Y, Series: series}
	})
}
