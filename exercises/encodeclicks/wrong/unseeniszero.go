//go:build ignore

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: the number of a token that the dictionary does not have is 0. That is the number of another one.
func EncodeClicks(clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int]) *rdd.RDD[ml.SparsePoint] {
	return rdd.Map(clicks, func(click dataset.Click) ml.SparsePoint {
		dense := make([]bool, len(dictionary.Value()))
		for i, value := range click.Fields {
			dense[dictionary.Value()[ml.Token{Field: i, Value: value}]] = true
		}
		indices := []int{}
		values := []float64{}
		for i, there := range dense {
			if there {
				indices = append(indices, i)
				values = append(values, 1)
			}
		}
		return ml.SparsePoint{Label: click.Label, Features: ml.NewSparse(len(dense), indices, values)}
	})
}
