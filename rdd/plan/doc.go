// Package plan holds what an RDD program is before anything runs: nodes.
//
// Every transformation of package rdd adds one [Node] to the [Graph] of its context and computes nothing. A node
// names its operation, its parents, how its keys are placed (its [Partitioner]), whether its partitions are kept once
// computed (its [Level]), where the user called the operation, and the function to run. An action hands a node to an
// [Executor], which cuts the graph behind it into stages and runs them. Nothing in here runs anything, so an executor
// is free to run tasks on goroutines of this process, in other processes or on a cluster.
//
// A node also holds the [Call] that made it, as data: the exported operation, the nodes that stand for its RDDs, the
// user's functions, and plain values. Functions cannot leave a process, but names can; package planfile turns calls with
// named functions into a file, and makes the nodes anew in another process by the same calls. Nothing that a node does
// depends on the process but its functions, and what it says of keys (a hash, a seed) is the same everywhere.
//
// # Batches
//
// Between operations elements travel in batches. A batch is an any that holds a []T, so the graph needs no type
// parameters while the functions in it loop over plain typed slices: one interface value per batch, none per element.
// A batch must never be changed by the function that receives it; it may be part of a cached partition or of the
// slice that the user passed in. And it is valid only until the function that receives it returns: whoever made it may
// use its memory for the next one, so that a chain of operations allocates nothing for each batch. What is kept longer
// is copied out of the slice; the elements themselves may be kept.
//
// A [Stream] pushes the batches of one partition into an [Emit]. Pushing (rather than pulling) lets iterators of the
// standard library's form be written and read without a goroutine; an Emit that answers false stops everything that
// feeds it, which is how Take reads only what it needs.
//
// # Who uses it
//
// Package rdd's generic functions build nodes, executors read them. Everything here is exported and free of type
// parameters because the generic code of package rdd is also run from source by interpreters, which can reach
// compiled packages only by exported names.
package plan
