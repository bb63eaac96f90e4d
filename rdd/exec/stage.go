package exec

import (
	"fmt"
	"slices"
	"strings"

	"lab/rdd/event"
	"lab/rdd/plan"
)

// stage is a set of tasks that need nothing of one another: those that fill one exchange, or, with a nil exchange,
// those that compute the result of the job.
type stage struct {
	id       int
	name     string
	node     *plan.Node
	exchange *plan.Exchange
	parts    []int
	parents  []int
	// indexes are, in the last stage, the places of the parts among those that the job was asked for.
	indexes []int
	attempt int
	// skipped says that the exchange was filled by an earlier job.
	skipped bool
}

// index is the number that the i-th of the stage's tasks has whenever the stage is run: the place of the result among
// those of the job, or the partition.
func (s *stage) index(i int) int {
	if s.exchange == nil {
		return s.indexes[i]
	}
	return s.parts[i]
}

func (s *stage) info() event.Stage {
	info := event.Stage{ID: s.id, Name: s.name, Tasks: len(s.parts), Skipped: s.skipped, Parents: s.parents}
	if s.skipped {
		info.Tasks = 0
	}
	return info
}

// cut lists the stages that are left to compute the job's node, parents first. What is kept already need not be
// computed; should it go away before it is read, the stages are cut again.
func (j *job) cut() []*stage {
	j.rounds++
	c := &cutter{job: j, seen: map[*plan.Exchange]bool{}}
	parents := c.parents(j.node)
	s := j.stageOf(nil)
	s.name, s.node, s.parts, s.parents, s.indexes = j.action, j.node, nil, parents, nil
	for i, part := range j.parts {
		if !j.done[i] {
			s.parts = append(s.parts, part)
			s.indexes = append(s.indexes, i)
		}
	}
	return append(c.stages, s)
}

// stageOf finds or makes the stage that fills an exchange.
func (j *job) stageOf(x *plan.Exchange) *stage {
	s, ok := j.known[x]
	if !ok {
		s = &stage{id: int(j.exec.stages.Add(1) - 1), exchange: x}
		j.known[x] = s
	}
	return s
}

type cutter struct {
	job    *job
	seen   map[*plan.Exchange]bool
	stages []*stage
}

// parents lists the stages that a stage ending with n reads from, after having added them.
func (c *cutter) parents(n *plan.Node) []int {
	var ids []int
	visited := map[*plan.Node]bool{}
	var walk func(n *plan.Node)
	walk = func(n *plan.Node) {
		if visited[n] {
			return
		}
		visited[n] = true
		// After some rounds nothing is relied on: what is kept may be evicted each time before it is read.
		if c.job.rounds <= attempts && c.job.exec.kept(n) == n.Partitions && n.Level() != plan.None {
			return
		}
		for _, d := range n.Deps() {
			if d.Exchange == nil {
				walk(d.Parent)
			} else if s := c.fill(d.Exchange); !slices.Contains(ids, s.id) {
				ids = append(ids, s.id)
			}
		}
	}
	walk(n)
	return ids
}

// fill finds or adds the stage that fills an exchange.
func (c *cutter) fill(x *plan.Exchange) *stage {
	if c.seen[x] {
		return c.job.stageOf(x)
	}
	c.seen[x] = true
	parts, filled := all(x.Parent.Partitions), false
	if sh, ok := c.job.exec.shuffles.peek(x); ok {
		parts, filled = sh.missing(x.Parent.Partitions)
	}
	var parents []int
	if !filled {
		parents = c.parents(x.Parent)
	}
	s := c.job.stageOf(x)
	s.name, s.node, s.parts, s.parents, s.skipped = x.Owner.String(), x.Parent, parts, parents, filled
	c.stages = append(c.stages, s)
	return s
}

// kept is the number of partitions of n that are kept now.
func (e *Executor) kept(n *plan.Node) int {
	if p, ok := e.cache.peek(n); ok {
		return len(p.snapshot())
	}
	return 0
}

// Explain lists the stages that an action on n would run now, and what each task of them does.
func (e *Executor) Explain(n *plan.Node) string {
	var b strings.Builder
	j := &job{exec: &Executor{cache: e.cache, shuffles: e.shuffles}, action: "Result", node: n, parts: all(n.Partitions),
		done: make([]bool, n.Partitions), known: map[*plan.Exchange]*stage{}}
	for _, s := range j.cut() {
		fmt.Fprintf(&b, "Stage %d", s.id)
		if len(s.parents) > 0 {
			fmt.Fprintf(&b, " (after %s)", strings.Trim(fmt.Sprint(s.parents), "[]"))
		}
		switch {
		case s.skipped:
			fmt.Fprintf(&b, ": skipped, its shuffle is there from an earlier job: %s\n", s.name)
			continue
		case s.exchange != nil:
			fmt.Fprintf(&b, ": %d tasks, shuffle into %d partitions for %s\n", len(s.parts), s.exchange.Partitions, s.name)
		default:
			fmt.Fprintf(&b, ": %d tasks, result\n", len(s.parts))
		}
		j.describe(&b, s.node, "  ")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// describe lists the nodes that one task of a stage runs through, last first.
func (j *job) describe(b *strings.Builder, n *plan.Node, indent string) {
	fmt.Fprintf(b, "%s%s", indent, n)
	if n.Level() != plan.None {
		fmt.Fprintf(b, " [%s: %d of %d partitions kept]", n.Level(), j.exec.kept(n), n.Partitions)
	}
	b.WriteByte('\n')
	if n.Level() != plan.None && j.exec.kept(n) == n.Partitions {
		return
	}
	for _, d := range n.Deps() {
		if d.Exchange == nil {
			j.describe(b, d.Parent, indent+"  ")
		} else {
			fmt.Fprintf(b, "%s  shuffle read\n", indent)
		}
	}
}

func all(n int) []int {
	parts := make([]int, n)
	for i := range parts {
		parts[i] = i
	}
	return parts
}
