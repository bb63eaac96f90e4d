//go:build ignore

package aggregatepixels

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: a new pixel starts with the place of the old one.
func AggregatePixels(pixels *rdd.RDD[dataset.Pixel], matrix [][]float64) *rdd.RDD[dataset.Pixel] {
	return rdd.Map(pixels, func(p dataset.Pixel) dataset.Pixel {
		series := []float64{}
		for _, row := range matrix {
			series = append(series, ml.Dot(row, p.Series))
		}
		return dataset.Pixel{Series: series}
	})
}
