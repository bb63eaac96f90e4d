//go:build ignore

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: fields are counted from one.
func EncodeClicks(clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int]) *rdd.RDD[ml.SparsePoint] {
	return rdd.Map(clicks, func(click dataset.Click) ml.SparsePoint {
		tokens := []ml.Token{}
		for i, value := range click.Fields {
			tokens = append(tokens, ml.Token{Field: i + 1, Value: value})
		}
		return ml.SparsePoint{Label: click.Label, Features: ml.OneHot(tokens, dictionary.Value())}
	})
}
