package exec

import (
	"context"
	"errors"
	"fmt"

	"lab/rdd/event"
	"lab/rdd/plan"
)

// Run runs a job, and makes the checkpoints that are wanted of what it needed; see plan.Executor.
func (e *Executor) Run(action string, n *plan.Node, parts []int, fn func(part int, in plan.Stream) any) []any {
	results := e.runJob(action, n, parts, fn)
	e.checkpoint(action, n)
	return results
}

// checkpoint makes the checkpoints that are wanted of n and of what it is computed from. Where an action has begun with
// that, others wait for it, and find the checkpoints made.
func (e *Executor) checkpoint(action string, n *plan.Node) {
	if n.Marked() == nil {
		return
	}
	select {
	case e.checkpointing <- struct{}{}:
		defer func() { <-e.checkpointing }()
	case <-e.ctx.Done():
		panic(&plan.Error{Op: action, Action: action, Job: -1, Stage: -1, Partition: -1, Pos: plan.CallSite(), Cause: context.Cause(e.ctx)})
	}
	for _, m := range n.Marked() {
		e.cut(m, m.Wanted())
	}
}

// cut makes the checkpoint of a node. No other one is made meanwhile.
func (e *Executor) cut(n *plan.Node, c *plan.Checkpoint) {
	op, written := "ReliableCheckpoint", plan.Written{}
	if c.Local() {
		op = "LocalCheckpoint"
		e.keepAll(n)
		written.Read = lost
	} else {
		written = c.Write(jobs{e}, n)
	}
	done := event.Checkpointed{RDD: n.ID, Name: n.String(), Partitions: n.Partitions, Bytes: written.Bytes}
	if c.Local() {
		kept := e.Stored(n)
		done.Bytes = kept.MemoryBytes + kept.DiskBytes
	}
	n.Cut(op, c, written)
	e.emit(done)
}

// jobs is an executor for what writes checkpoints: its jobs make none.
type jobs struct{ *Executor }

func (j jobs) Run(action string, n *plan.Node, parts []int, fn func(part int, in plan.Stream) any) []any {
	return j.runJob(action, n, parts, fn)
}

// keepAll has all partitions of n kept, so that none goes away to be computed again.
func (e *Executor) keepAll(n *plan.Node) {
	const op = "LocalCheckpoint"
	// Unpersist may have been called since the node was marked.
	n.SetLevel(n.Level().WithDisk())
	p := e.cache.get(n)
	p.pin()
	kept := p.snapshot()
	missing := []int{}
	for part := range n.Partitions {
		if kept[part] == nil {
			missing = append(missing, part)
		}
	}
	if len(missing) > 0 {
		e.runJob(op, n, missing, func(_ int, in plan.Stream) any {
			in(func(any) bool { return true })
			return nil
		})
	}
	if e.kept(n) < n.Partitions {
		plan.Fail(op, "the partitions of %v were dropped before they could be its checkpoint; call Unpersist only when its data is not needed any more", n)
	}
}

var errLost = errors.New("it was kept by a local checkpoint, is not there any more, and cannot be computed again, because what it was computed " +
	"from was let go of; do not call Unpersist on an RDD with a local checkpoint, and use Checkpoint where data has to outlive damage on disk")

// lost is what is left to compute the partitions of a local checkpoint.
func lost(part int, _ plan.Emit) error { return fmt.Errorf("partition %d is lost: %w", part, errLost) }
