//go:build ignore

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: encoding is about the features alone, and the label can be left out.
func EncodeClicks(clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int]) *rdd.RDD[ml.SparsePoint] {
	return rdd.Map(clicks, func(click dataset.Click) ml.SparsePoint {
		tokens := []ml.Token{}
		for i, value := range click.Fields {
			tokens = append(tokens, ml.Token{Field: i, Value: value})
		}
		return ml.SparsePoint{Features: ml.OneHot(tokens, dictionary.Value())}
	})
}
