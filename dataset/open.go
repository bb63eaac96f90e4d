package dataset

import "lab/rdd"

// Open returns the lines of a data set as an RDD: "tinyshakespeare" (plays, one line of text each), "millionsong" and
// "yearpredictionmsd" (songs, see [ParseSong]), "criteo" (clicks, see [ParseClick]), "neuro" (pixels, see [ParsePixel]),
// "movielens" (ratings, see [ParseRating]), or a text that was imported under a name of your own. partitions is the least number of partitions, as for rdd.TextFile. It panics with *[Error] when there is no such data set
// or its file is damaged; [Find] says which file it reads.
func Open(sc *rdd.Context, name string, partitions ...int) *rdd.RDD[string] {
	info, err := Find(name)
	if err != nil {
		panic(err)
	}
	return rdd.TextFile(sc, info.Path, partitions...)
}
