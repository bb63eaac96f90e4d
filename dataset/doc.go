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
// # What is checked
//
// A file is read once from end to end before it is handed out, because a damaged line found at the start of a lab costs one
// message and found in the middle of a job costs an hour. A file that is damaged is an error that names file and line and
// what to do. It is never replaced by the next one in the order, which would change figures silently, and never
// overwritten.
//
// Everything here is ordinary compiled code except [Open], whose type parameters mean that a kernel runs its source.
package dataset
