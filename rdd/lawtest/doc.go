// Package lawtest proves package rdd: it runs random programs on the engine and on plain slices, and compares.
//
// A plan is a random program: sources, ten operations or more, actions, with Cache and Unpersist in between. It is
// data (a list of steps), so it can be computed twice, printed as Go code, and cut down to the few steps that a failure
// needs. The operations are in the tables of transform.go, bykey.go, join.go and action.go, one entry each: how it
// reads as code, what the engine does, what the model does. The model (model.go) is Go as a student would write it
// without rdd: loops, slices and maps, no partitions, no batches.
//
// # What is promised
//
// rdd's documentation leaves some orders open. Type order says how much of a sequence is known, from "these elements"
// to "this list"; each operation says what it needs and what it leaves. An operation that is applied to less than it
// needs (ZipWithIndex after Repartition, say) gives a dataset whose elements the model cannot know; such datasets, and
// random samples, are only compared between runs.
//
// # Laws
//
// A result must be the model's whatever the numbers of partitions are. With given numbers of partitions it must be the
// same to the last byte, order included, with any number of cores, any memory budget and with faults (see Faults):
// tasks killed, partitions and outputs lost, files damaged by package chaos. A closed context leaves no goroutine, no
// file and no open file behind, also when a job was cancelled half-way, and a context whose jobs were cancelled works on.
//
// # Reproducing
//
// Every failure prints a seed. LAB_LAW_SEED=seed runs the plans of that seed alone, in each test that takes seeds;
// LAB_SOAK=n sets the number of jobs of the soak (make soak runs 2,000).
//
// Plans come from math/rand/v2 rather than from a library for property tests: one number reproduces a plan on every
// machine, and shrinking can use what it knows of plans, to take out a whole step and give its users the step's input
// instead.
package lawtest
