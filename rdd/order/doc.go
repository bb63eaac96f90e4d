// Package order sorts by keys that arrive as slices of any ordered type, in memory and in pieces too large for it.
//
// Of brings keys into a normal form, Keys: a 64-bit prefix each, whose unsigned order is the order of the keys, and
// for strings, of which the prefix holds the first eight bytes only, the strings themselves. What follows is written
// once, for this form: no type parameters, no reflection, no calls to compare; and most comparisons, those of strings
// among them, touch one number in a flat slice.
//
// A distributed sort that runs every user function once takes three steps. Each map task sorts what it has (Sort)
// into runs, which may lie in memory or in files. When all have ended, Bounds chooses the keys at which ranges begin,
// from samples of all runs, and Search finds them in each run. Then each reduce task merges its pieces with a Merger,
// which sees a chunk of each run at a time. Every step is stable: elements with equal keys stay in the order in which
// they came, whatever the numbers of partitions, runs and chunks are. Answers are permutations and numbers of runs,
// so that the elements themselves, whose type this package does not know, are moved once.
//
// Sort is a radix sort, whose time grows with the number of keys only: on a million keys it is some eight times as
// fast as the comparing sort of package slices. It takes 20 bytes of memory a key while it runs, and up to 36 when most
// keys begin alike. Go's library has no radix sort, and no merge of sequences that come in chunks.
package order
