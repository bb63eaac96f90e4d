package plan

import "sync"

// Checkpoint says how a node is to be cut off from what it is computed from, once a job has needed it.
type Checkpoint struct {
	// Pos is file:line of the user's call, empty when unknown.
	Pos string
	// Write runs a job that writes all partitions of n to files. It panics with an *Error when it cannot. It is nil for a
	// local checkpoint, whose partitions the executor keeps.
	Write func(e Executor, n *Node) Written
}

// Local tells whether partitions are kept by the executor and not in files.
func (c *Checkpoint) Local() bool { return c.Write == nil }

// Written is what a checkpoint has left in files.
type Written struct {
	// Path is the folder, Bytes the size of the files in it.
	Path  string
	Bytes int64
	// Read reads a partition back.
	Read func(part int, emit Emit) error
}

// checkpointing is how far a node is with its checkpoint.
type checkpointing struct {
	mu     sync.Mutex
	wanted *Checkpoint // nil where none is, or not any more
	done   bool
	local  bool // of what is wanted, or done
	path   string
}

// Mark asks for a checkpoint. As in Spark, a local one takes the place of one in files that has not been made yet, but
// not the other way round; and after a checkpoint was made there is nothing left to ask for. Mark answers whether c counts.
func (n *Node) Mark(c *Checkpoint) bool {
	s := &n.checkpoint
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done || s.wanted != nil && !c.Local() {
		return false
	}
	s.wanted, s.local = c, c.Local()
	n.Graph.marked.Store(true)
	return true
}

// LocalCheckpoint marks n for a local checkpoint, and has its partitions kept for that.
func LocalCheckpoint(n *Node) {
	pos := n.Graph.Check("LocalCheckpoint")
	if n.Mark(&Checkpoint{Pos: pos}) {
		n.SetLevel(n.Level().WithDisk())
	}
}

// Marked lists the nodes with a checkpoint to be made: n and those that it is computed from. Each comes after those that
// it is computed from itself, so that its own checkpoint is made of theirs.
func (n *Node) Marked() (marked []*Node) {
	if !n.Graph.marked.Load() {
		return nil
	}
	seen := map[*Node]bool{}
	var walk func(n *Node)
	walk = func(n *Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, d := range n.Deps() {
			walk(d.Parent)
		}
		if n.Wanted() != nil {
			marked = append(marked, n)
		}
	}
	walk(n)
	return marked
}

// Wanted is the checkpoint to be made of the node, nil for none.
func (n *Node) Wanted() *Checkpoint {
	s := &n.checkpoint
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.wanted
}

// Cut has the node computed from its checkpoint from now on, which lets go of its parents. What stands for the
// checkpoint in the lineage is a source of its own, called op. Tasks that are running go on with what they have begun.
func (n *Node) Cut(op string, c *Checkpoint, w Written) {
	s := &n.checkpoint
	s.mu.Lock()
	defer s.mu.Unlock()
	source := n.Graph.number(&Node{Op: op, Partitions: n.Partitions, Pos: c.Pos}, &Computation{Kind: Source, Read: w.Read})
	n.computation.Store(&Computation{Kind: Union, Deps: []Dep{{Parent: source}}})
	n.call.Store(nil) // which holds on to the parents
	s.wanted, s.done, s.local, s.path = nil, true, c.Local(), w.Path
}

// Checkpointed tells whether a checkpoint was made, and the folder of its files where it has any.
func (n *Node) Checkpointed() (path string, done bool) {
	s := &n.checkpoint
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.path, s.done
}

// LocallyCheckpointed tells whether a local checkpoint is to be made, or was made.
func (n *Node) LocallyCheckpointed() bool {
	s := &n.checkpoint
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.local
}
