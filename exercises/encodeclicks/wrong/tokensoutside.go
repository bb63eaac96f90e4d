//go:build ignore

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: one slice of tokens will do for all clicks.
func EncodeClicks(
	clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int],
) *rdd.RDD[ml.SparsePoint] {
	tokens := []ml.Token{}
	return rdd.Map(clicks, func(click dataset.Click) ml.SparsePoint {
		for i, value := range click.Fields {
			tokens = append(tokens, ml.Token{Field: i, Value: value})
		}
		features := ml.OneHot(tokens, dictionary.Value())
		return ml.SparsePoint{Label: click.Label, Features: features}
	})
}
