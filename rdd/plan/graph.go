package plan

import (
	"errors"
	"sync/atomic"
)

// ErrNested says that an RDD was used by a function that runs inside a task.
var ErrNested = errors.New("an RDD is used inside a function of another RDD, where it cannot run; " +
	"collect it first and use the collected value in the function (or broadcast it), or join the two RDDs")

// Graph makes the nodes of one context.
type Graph struct {
	site  func() string
	alive func() error
	ids   atomic.Int64
	// marked says that a node was marked for a checkpoint at some time.
	marked atomic.Bool
}

// NewGraph makes an empty graph. site, where not nil, knows the position of the user's call better than the stack
// does (an interpreter's); alive answers why no node can be made any more.
func NewGraph(site func() string, alive func() error) *Graph {
	return &Graph{site: site, alive: alive}
}

// Check fails op when the context is closed or a task is calling. It answers the position of the user's call.
func (g *Graph) Check(op string) string {
	pos, inTask := scan()
	if g.site != nil {
		if p := g.site(); p != "" {
			pos = p
		}
	}
	var err error
	if inTask {
		err = ErrNested
	} else if g.alive != nil {
		err = g.alive()
	}
	if err != nil {
		panic(&Error{Op: op, Job: -1, Stage: -1, Partition: -1, Pos: pos, Cause: err})
	}
	return pos
}

// add puts a node that is computed by c into the graph.
func (g *Graph) add(n *Node, c *Computation) *Node {
	n.Pos = g.Check(n.Op)
	for _, d := range c.Deps {
		if d.Parent.Graph != g {
			Fail(n.Op, "the RDDs belong to different contexts; make both with the same one")
		}
		if d.Exchange != nil {
			d.Exchange.Owner = n
		}
	}
	return g.number(n, c)
}

func (g *Graph) number(n *Node, c *Computation) *Node {
	n.Graph = g
	n.ID = int(g.ids.Add(1) - 1)
	n.computation.Store(c)
	return n
}

// Source adds a node that reads its partitions from outside.
func (g *Graph) Source(op string, partitions int, read func(part int, emit Emit) error) *Node {
	return g.add(&Node{Op: op, Partitions: partitions}, &Computation{Kind: Source, Read: read})
}

// Batchwise adds a node that applies to every batch what each makes for its task. keep says that keys stay as they are,
// so the partitioner does too.
func (n *Node) Batchwise(op string, keep bool, each func() func(batch any) any) *Node {
	m := &Node{Op: op, Partitions: n.Partitions}
	if keep {
		m.Partitioner = n.Partitioner
	}
	return n.Graph.add(m, &Computation{Kind: Batchwise, Deps: []Dep{{Parent: n}}, Each: each})
}

// Partitionwise adds a node that applies over to every partition.
func (n *Node) Partitionwise(op string, keep bool, over func(part int, in Stream, emit Emit)) *Node {
	m := &Node{Op: op, Partitions: n.Partitions}
	if keep {
		m.Partitioner = n.Partitioner
	}
	return n.Graph.add(m, &Computation{Kind: Partitionwise, Deps: []Dep{{Parent: n}}, Over: over})
}

// Union adds a node with all partitions of all parents. Co-partitioned parents are joined partition by partition
// instead, which keeps the partitioner.
func (n *Node) Union(others ...*Node) *Node {
	all := append([]*Node{n}, others...)
	deps := make([]Dep, len(all))
	total, same := 0, true
	for i, p := range all {
		deps[i] = Dep{Parent: p}
		total += p.Partitions
		same = same && p.Partitioner.Equal(n.Partitioner)
	}
	if same {
		return n.Graph.add(&Node{Op: "Union", Partitions: n.Partitions, Partitioner: n.Partitioner},
			&Computation{Kind: Merge, Deps: deps, Gather: func(_ int, ins []Input, emit Emit) {
				for _, in := range ins {
					if !in.Stream(emit) {
						return
					}
				}
			}})
	}
	return n.Graph.add(&Node{Op: "Union", Partitions: total}, &Computation{Kind: Union, Deps: deps})
}

// Coalesce adds a node with at most count partitions, each a run of neighbours of the parent's.
func (n *Node) Coalesce(count int) *Node {
	Count("Coalesce", []int{count}, 0)
	count = min(count, max(n.Partitions, 1))
	groups := make([][]int, count)
	for i := range groups {
		for p := i * n.Partitions / count; p < (i+1)*n.Partitions/count; p++ {
			groups[i] = append(groups[i], p)
		}
	}
	return n.Graph.add(&Node{Op: "Coalesce", Partitions: count},
		&Computation{Kind: Coalesce, Deps: []Dep{{Parent: n}}, Groups: groups})
}

// Zip adds a node that pairs the elements of two parents by position.
func (n *Node) Zip(other *Node, pairs func(left, right any) any) *Node {
	if n.Partitions != other.Partitions {
		Fail("Zip", "the left RDD has %d partitions, the right one %d; zipped RDDs need equally many, with equally many "+
			"elements in each", n.Partitions, other.Partitions)
	}
	return n.Graph.add(&Node{Op: "Zip", Partitions: n.Partitions},
		&Computation{Kind: Zip, Deps: []Dep{{Parent: n}, {Parent: other}}, Pairs: pairs})
}

// Cartesian adds a node that pairs every element of n with every one of other.
func (n *Node) Cartesian(other *Node, pairs func(left, right any) any) *Node {
	return n.Graph.add(&Node{Op: "Cartesian", Partitions: n.Partitions * other.Partitions},
		&Computation{Kind: Cartesian, Deps: []Dep{{Parent: n}, {Parent: other}}, Pairs: pairs})
}

// Merge adds a node that gathers one input for each dependency.
func (g *Graph) Merge(op string, deps []Dep, partitions int, p *Partitioner,
	gather func(part int, ins []Input, emit Emit)) *Node {
	return g.add(&Node{Op: op, Partitions: partitions, Partitioner: p}, &Computation{Kind: Merge, Deps: deps, Gather: gather})
}

// Aggregate adds a node that gathers by key the elements of one input for each dependency, the first input first.
func (g *Graph) Aggregate(op string, deps []Dep, partitions int, p *Partitioner, how *Aggregation) *Node {
	return g.add(&Node{Op: op, Partitions: partitions, Partitioner: p}, &Computation{Kind: Aggregate, Deps: deps, Aggregation: how})
}

// Join adds a node that joins a left input with a right one.
func (g *Graph) Join(op string, left, right Dep, partitions int, p *Partitioner, how *Joining) *Node {
	return g.add(&Node{Op: op, Partitions: partitions, Partitioner: p}, &Computation{Kind: Join, Deps: []Dep{left, right}, Joining: how})
}

// Sort adds a node that sorts each partition by itself.
func (n *Node) Sort(op string, how *Sorting) *Node {
	return n.Graph.add(&Node{Op: op, Partitions: n.Partitions, Partitioner: n.Partitioner},
		&Computation{Kind: Sort, Deps: []Dep{{Parent: n}}, Sorting: how})
}

// HashDep is the dependency of an operation by key on n: n itself where it is placed by p already, else a shuffle by
// hash. combine, where not nil, combines on the map side. kit handles the elements that travel.
func (n *Node) HashDep(p *Partitioner, combine *Aggregation, kit *Kit) Dep {
	if p.Equal(n.Partitioner) {
		return Dep{Parent: n}
	}
	return Dep{Parent: n, Exchange: &Exchange{Parent: n, Partitions: p.Partitions, Combine: combine, Kit: kit}}
}

// WholeDep is a shuffle of n by the hash of whole elements.
func (n *Node) WholeDep(partitions int, combine *Aggregation, kit *Kit) Dep {
	return Dep{Parent: n, Exchange: &Exchange{Parent: n, Partitions: partitions, Whole: true, Combine: combine, Kit: kit}}
}

// PlacedDep is a shuffle of n in which place decides where each element goes.
func (n *Node) PlacedDep(partitions int, place func(part int, offset int64, batch any, dest []int32), kit *Kit) Dep {
	return Dep{Parent: n, Exchange: &Exchange{Parent: n, Partitions: partitions, Place: place, Kit: kit}}
}

// CountedDep has the elements of n stay where they are, but each partition knows how many come before it.
func (n *Node) CountedDep(kit *Kit) Dep {
	return Dep{Parent: n, Exchange: &Exchange{Parent: n, Partitions: n.Partitions, Stay: true, Kit: kit}}
}

// SortDep spreads the elements of n over sorted ranges of about even size, each sorted.
func (n *Node) SortDep(partitions int, how *Sorting) Dep {
	return Dep{Parent: n, Exchange: &Exchange{Parent: n, Partitions: partitions, Kit: how.Kit, Sort: how}}
}
