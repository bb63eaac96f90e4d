package rdd

import (
	"errors"
	"os"
	"path/filepath"

	"lab/rdd/objectio"
	"lab/rdd/plan"
)

// WithCheckpointDir is SetCheckpointDir for a new context.
func WithCheckpointDir(dir string) Option { return func(c *config) { c.checkpointDir = dir } }

// SetCheckpointDir sets the folder that Checkpoint writes to, for RDDs that are marked from now on. It is made, with the
// folders above it, when something is written. It panics with an *Error when dir is empty, or something other than a
// folder. A relative path means the folder in which the program is now.
func (c *Context) SetCheckpointDir(dir string) { c.setCheckpointDir("SetCheckpointDir", dir) }

func (c *Context) setCheckpointDir(op, dir string) {
	if dir == "" {
		plan.Fail(op, "the folder for checkpoints has an empty name; give the path of a folder that may be written to")
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		plan.Fail(op, "%s is not a folder; give the path of a folder for checkpoints, which need not be there yet", dir)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		plan.Fail(op, "cannot use the folder for checkpoints: %w", err)
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	c.checkpointDir.Store(&dir)
}

// CheckpointDir is the folder that SetCheckpointDir or WithCheckpointDir set, empty when there is none.
func (c *Context) CheckpointDir() string {
	if dir := c.checkpointDir.Load(); dir != nil {
		return *dir
	}
	return ""
}

// Checkpoint marks the RDD to be written to files and cut off from what it is computed from, and returns it. It may be
// called before or after actions have used the RDD. Nothing is written now, but when the next action on it, or on an RDD
// that is computed from it, has succeeded: then a second job, whose action is named Checkpoint, writes all of its
// partitions to a new folder in the context's folder for checkpoints (SetCheckpointDir, without which Checkpoint panics
// with an *Error). Of several RDDs that are marked each is written, those first from which others are computed. The
// action returns when that is done.
//
// From then on the RDD is read from its files. Its lineage, which grows with each step of an iterative program, ends
// there, and what it was computed from goes when the program does not refer to it any more: kept partitions, what
// shuffles left, functions and the data in them.
//
// The second job computes the RDD again, unless its partitions are kept: call Cache or Persist as well, and Unpersist
// once the files are there. Functions that answer something else each time that they are called make the files differ
// from what the action saw; Cache prevents that too.
//
// When the files cannot be written the action panics with an *Error, as in Spark, and the RDD stays marked. So it is
// when that job is cancelled. No half-written checkpoint is left under its name; after a crash of the program there may
// be a folder in it whose name begins with a dot, which may be removed.
//
// The files outlive the context. Nothing here removes them, and ObjectFile reads them: CheckpointFile tells their folder.
// When they are lost or damaged an action that needs them panics with an *Error, since nothing else is left that the
// partitions could be computed from. T must be a type that SaveAsObjectFile can save; otherwise Checkpoint panics with
// an *Error.
func (r *RDD[T]) Checkpoint() *RDD[T] {
	objectio.Checkpoint(r.node, r.ctx.CheckpointDir(), []T{})
	return r
}

// LocalCheckpoint marks the RDD to be cut off from what it is computed from, as Checkpoint does, and returns it; but its
// partitions are kept by the context instead of in files of their own, in memory and on disk as with
// Persist(MemoryAndDisk), which becomes its level unless that is DiskOnly. That is faster and computes the RDD once, and
// it is gone with the context.
//
// What is kept is then all there is: after Unpersist, or when the disk turns out damaged, an action that needs the RDD
// panics with an *Error. Where elements cannot be written to disk, because they hold functions, say, or the disk is
// full, partitions stay in memory beyond the context's budget.
//
// An RDD that is marked for Checkpoint and has not been written is only marked for this then; one that has been written
// stays as it is.
func (r *RDD[T]) LocalCheckpoint() *RDD[T] {
	plan.LocalCheckpoint(r.node)
	return r
}

// IsCheckpointed tells whether the RDD has been cut off from what it was computed from, by Checkpoint or by
// LocalCheckpoint. It is false as long as it is only marked.
func (r *RDD[T]) IsCheckpointed() bool {
	_, done := r.node.Checkpointed()
	return done
}

// IsLocallyCheckpointed tells whether the RDD is marked by LocalCheckpoint, or has been cut off by it.
func (r *RDD[T]) IsLocallyCheckpointed() bool { return r.node.LocallyCheckpointed() }

// CheckpointFile is the folder of the files that Checkpoint has written; it is empty when there are none.
func (r *RDD[T]) CheckpointFile() string {
	path, _ := r.node.Checkpointed()
	return path
}
