//go:build solution

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// EncodeClicks returns the one-hot encoded point of every click.
func EncodeClicks(
	clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int],
) *rdd.RDD[ml.SparsePoint] {
	return rdd.Map(clicks, func(click dataset.Click) ml.SparsePoint {
		tokens := []ml.Token{}
		for i, value := range click.Fields {
			tokens = append(tokens, ml.Token{Field: i, Value: value})
		}
		features := ml.OneHot(tokens, dictionary.Value())
		return ml.SparsePoint{Label: click.Label, Features: features}
	})
}
