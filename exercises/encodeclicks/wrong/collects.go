//go:build ignore

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// Misconception: clicks have to be fetched to be encoded. That pulls all of them through one machine, and runs a job.
func EncodeClicks(clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int]) *rdd.RDD[ml.SparsePoint] {
	points := []ml.SparsePoint{}
	for _, click := range clicks.Collect() {
		tokens := []ml.Token{}
		for i, value := range click.Fields {
			tokens = append(tokens, ml.Token{Field: i, Value: value})
		}
		points = append(points, ml.SparsePoint{Label: click.Label, Features: ml.OneHot(tokens, dictionary.Value())})
	}
	return rdd.Parallelize(clicks.Context(), points, clicks.NumPartitions())
}
