//go:build ignore

package meanoccurrence

import "lab/rdd"

// Misconception: what is to be counted has to be fetched first. Then the whole text has to fit into one machine.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	all := words.Collect()
	if len(all) == 0 {
		return 0
	}
	different := map[string]bool{}
	for _, word := range all {
		different[word] = true
	}
	return float64(len(all)) / float64(len(different))
}
