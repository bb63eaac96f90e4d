// Package chaos makes things go wrong on purpose, so that one can watch an RDD program survive them.
//
// An RDD is resilient because it is not data but a recipe: its lineage tells how each partition is computed from those of
// its parents, and functions without side effects give the same elements whenever they are called. Whatever is lost can
// be computed again, one partition at a time. So the law that this package is for: a job under faults takes longer, and
// its result is the same to the last byte.
//
// # What goes wrong
//
// On a cluster machines crash, are taken away, or are slow; disks fill up or give back what was not written. Five options
// of New stand for that, each with a probability:
//
//   - KillTasks ends attempts of tasks: before any work, after some batches, or with all of the work done, before it
//     counts. Spark calls that a TaskKilled or, when a machine went away, an ExecutorLostFailure. The task is tried
//     again. What its functions did beside computing elements, such as printing, is done again, too; accumulators count
//     once all the same.
//   - DelayTasks has attempts begin late. Spark calls such a task a straggler: its stage takes as long as it does.
//   - LosePartitions takes partitions of persisted RDDs right after they were kept (in Spark, a lost block of the block
//     manager). Whoever needs them next computes them again.
//   - LoseOutputs takes what a map task left for a shuffle (in Spark, a FetchFailed of a reduce task). The stage that
//     reads it stops, the map task runs again, then the reduce tasks that are left: the events show a second attempt of
//     both stages.
//   - CorruptFiles damages what was written to disk because memory is short (WithMemory) or a level asks for it
//     (DiskOnly). Every block has a checksum, so damage is a loss that is noticed late. Where a task has damaged its own
//     spilled elements before it, it fails and is tried again.
//
// # The same faults each time
//
// What goes wrong is decided by a hash of the seed and of what it happens to (which job, stage, partition and attempt),
// not by dice that tasks throw in turn. The same seed and program meet the same faults on any number of cores, so that a
// failure can be looked at again. (Only what goes to disk for lack of memory depends on the cores, which share it.) Two
// limits see to it that jobs end: the last attempt of a task is never touched, and no partition or output is damaged more
// than twice.
//
// # What was done
//
// Done lists the faults and String sums them up, to be held beside the events of the context (rdd.WithListener,
// rdd.WithEventLog): TaskEnd with Retried set and ErrKilled in its Err, PartitionLost and OutputLost, StageStart with an
// Attempt above 0.
//
// The decisions are this package's and the deeds are the executor's, which asks through exec.Faults. Libraries for fault
// injection patch functions or sit in the network; neither is where a task of this process fails.
package chaos
