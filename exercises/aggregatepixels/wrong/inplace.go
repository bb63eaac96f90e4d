//go:build ignore

package aggregatepixels

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: a copied struct has a slice of its own.
func AggregatePixels(pixels *rdd.RDD[dataset.Pixel], matrix [][]float64) *rdd.RDD[dataset.Pixel] {
	return rdd.Map(pixels, func(p dataset.Pixel) dataset.Pixel {
		series := p.Series[:0]
		old := append([]float64{}, p.Series...)
		for _, row := range matrix {
			series = append(series, ml.Dot(row, old))
		}
		return dataset.Pixel{X: p.X, Y: p.Y, Series: series}
	})
}
