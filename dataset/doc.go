// Package dataset finds the course's data sets by name, so that a lab runs the same on a machine that has the real files and on one that
// has not.
//
//	lines := dataset.Open(sc, "millionsong")
//
// [Find] looks in this order, and [Info] says in one line which it was:
//
//  1. the folder named by the environment variable LAB_DATA,
//  2. the folder of imported files: LAB_DATA_HOME, or lab/data in the user's configuration folder (see [Import]),
//  3. a generated stand-in with the same schema and the same story (package standin), written once to the user's cache folder.
//
// # The data sets
//
//	name               real file                            a line is read by  stand-in
//	criteo             dac_sample.txt                       ParseClick         100,000 lines, 24 MB
//	millionsong        millionsong.txt                      ParseSong          6,724 lines, 1 MB
//	movielens          u.data, ratings.dat or ratings.csv   ParseRating        100,000 lines, 2 MB
//	neuro              neuro.txt                            ParsePixel         46,460 lines, 67 MB
//	tinyshakespeare    tinyshakespeare.txt                  (text)             39,173 lines, 1 MB
//	yearpredictionmsd  YearPredictionMSD.txt                ParseSong          51,534 lines, 45 MB
//
// Real files may be packed, with .gz, .zst or .bz2 behind their names; each is then one partition.
//
// Any other text can be imported under a name of the user's ([ImportAs]) or put as NAME.txt into one of the folders, and opened
// by that name. [Generate] makes any number of lines of a stand-in without a file.
//
// The movie is kept whole and not packed, although it is large: a packed file would be one partition, and it takes two seconds to
// write and less to check. Of the full set of songs the stand-in has a tenth, because 450 MB on the disk of everybody who opens the lab
// would be too much; Generate(sc, "yearpredictionmsd", 515345) has all.
//
// # What is checked
//
// A file is read once from end to end before it is handed out, because a damaged line found at the start of a lab costs one
// message and found in the middle of a job costs an hour. A file that is damaged is an error that names file and line and
// what to do. It is never replaced by the next one in the order, which would change figures silently, and never
// overwritten. A file that has not changed since this process read it is not read again.
//
// Everything here is ordinary compiled code except [Open] and [Generate], whose type parameters mean that a kernel runs their source.
package dataset
