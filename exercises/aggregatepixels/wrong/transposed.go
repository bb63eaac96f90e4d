//go:build ignore

package aggregatepixels

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: the columns of the matrix are what a series is multiplied by.
func AggregatePixels(pixels *rdd.RDD[dataset.Pixel], matrix [][]float64) *rdd.RDD[dataset.Pixel] {
	return rdd.Map(pixels, func(p dataset.Pixel) dataset.Pixel {
		series := ml.Zeros(len(p.Series))
		for r, row := range matrix {
			series = ml.AddScaled(series, p.Series[r%len(p.Series)], row)
		}
		return dataset.Pixel{X: p.X, Y: p.Y, Series: series}
	})
}
