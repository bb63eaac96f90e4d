// Package rdd has resilient distributed datasets, the model of computing that Apache Spark made known, for Go.
//
// An RDD is a collection in partitions. It holds no elements: it holds how they are computed, from a source or from
// other RDDs. Operations such as Map, Filter and ReduceByKey only describe a new RDD. Actions such as Collect, Count
// and Reduce run a job: the partitions are computed in parallel tasks, and what is asked for comes back.
//
//	sc := rdd.NewContext()
//	defer sc.Close()
//	words := rdd.FlatMap(rdd.TextFile(sc, "poems/*.txt"), strings.Fields)
//	ones := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
//	counts := rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
//	top := counts.Top(10, func(a, b rdd.Pair[string, int]) bool { return a.Value < b.Value })
//
// Operations that give another type of element, and those that need more of it than any (keys, numbers), are
// functions, because Go's methods have no type parameters; all others are methods.
//
// # Laziness, stages and shuffles
//
// No function of yours runs before an action. Then chains of operations in which each partition needs one partition
// of the one before (Map, Filter, ...) run fused in one task, batch by batch, and store nothing in between.
// Operations that bring elements with equal keys together (ReduceByKey, Join, Distinct, SortByKey, ...) need all
// partitions of what comes before: they shuffle, and begin a new stage. DebugString and Explain show both.
//
// Every action computes what it needs anew, except what Cache keeps and what earlier shuffles left. So a function may
// run several times for an element, and should have no effects but its result; Accumulator tells what that means for
// counting.
//
// # Keys and partitions
//
// Keys are placed by a hash that is the same in every process and on every machine; operations by key tell their
// result's partitioner, and Filter, MapValues and FlatMapValues keep it. What follows by key on RDDs that are placed
// alike moves nothing.
//
// # Memory
//
// A context has a budget (WithMemory). What Cache and Persist keep, what shuffles leave, and what tasks gather for
// grouping, joining and sorting shares it; what does not fit goes to disk and comes back, so data may be far larger than
// memory. Outside of it is what an action returns, and what a function gathers by itself, as in MapPartitions or Glom.
//
// # Resilience
//
// What is lost is computed again from its lineage: a kept partition, a damaged file, what a task of an earlier stage left,
// and only that. Checkpoint ends a lineage that has grown too long. WithSpeculation runs slow tasks twice.
//
// # The same result every time
//
// Results depend on the data and the numbers of partitions only, never on the cores, the memory or on timing. ReduceByKey,
// GroupByKey and their like give the keys of a partition in the order in which they first came, grouped values in the
// order of the input, joins come in the order of their left side, sorting is stable, and random operations take a seed. Reduce, Fold and Aggregate join the
// partitions' results in order. With floating-point numbers a different number of partitions rounds differently (see
// WithPartitions), and so do sums by key that are written to disk half-way.
//
// # Rules for functions
//
// Functions run in several tasks at a time. They must not change their arguments, which may be part of a cached
// partition; only the first argument of an aggregation (Aggregate, AggregateByKey, CombineByKey, Fold) is theirs to
// change. They must not use RDDs: to bring another RDD's data in, join it, or collect it and broadcast it.
//
// # Errors
//
// Operations and actions panic with an *Error, so that programs read as formulas, as those over gonum's matrices do.
// A task that fails is tried up to four times before that, unless it fails twice in the same way.
// It names the operation, the partition and the line of the function that failed. Maybe turns the panic into an
// error. Package chaos makes tasks fail and data go away on purpose (WithFaults, SetFaults), to see how
// jobs survive it.
//
// # How it is built
//
// An RDD is a typed handle on a node of a plan (package plan). Generic functions here wrap your functions into ones
// that process whole batches, and an executor (package exec) runs the plan. Their bodies keep to a plain subset of
// Go, and name nothing unexported that is not generic, so that interpreters without compiled code for your types can
// run them from source: see source_test.go.
//
// Every operation records its call on the node that it makes. Package planfile writes plans of registered functions to
// files by these, and makes the same RDDs of them in another process.
package rdd
