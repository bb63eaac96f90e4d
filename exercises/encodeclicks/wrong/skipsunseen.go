//go:build ignore

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: a click with a token that is not known cannot be used, so it is dropped.
func EncodeClicks(clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int]) *rdd.RDD[ml.SparsePoint] {
	known := clicks.Filter(func(click dataset.Click) bool {
		for i, value := range click.Fields {
			_, there := dictionary.Value()[ml.Token{Field: i, Value: value}]
			if !there {
				return false
			}
		}
		return true
	})
	return rdd.Map(known, func(click dataset.Click) ml.SparsePoint {
		tokens := []ml.Token{}
		for i, value := range click.Fields {
			tokens = append(tokens, ml.Token{Field: i, Value: value})
		}
		return ml.SparsePoint{Label: click.Label, Features: ml.OneHot(tokens, dictionary.Value())}
	})
}
