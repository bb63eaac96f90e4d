package exec

import (
	"fmt"
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
	// skipped says that the exchange was filled by an earlier job.
	skipped bool
}

func (s *stage) info() event.Stage {
	info := event.Stage{ID: s.id, Name: s.name, Tasks: len(s.parts), Skipped: s.skipped, Parents: s.parents}
	if s.skipped {
		info.Tasks = 0
	}
	return info
}

// cut lists the stages that compute n, parents first. What it finds kept already is pinned in the job, so that
// nothing that the plan of stages relies on can go away while the job runs.
func (j *job) cut(n *plan.Node, parts []int) []*stage {
	c := &cutter{job: j, seen: map[*plan.Exchange]*stage{}}
	parents := c.parents(n)
	return append(c.stages, &stage{id: c.next(), name: j.action, node: n, parts: parts, parents: parents})
}

type cutter struct {
	job    *job
	seen   map[*plan.Exchange]*stage
	stages []*stage
}

func (c *cutter) next() int { return int(c.job.exec.stages.Add(1) - 1) }

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
		if c.job.pin(n) {
			return
		}
		for _, d := range n.Deps {
			if d.Exchange == nil {
				walk(d.Parent)
			} else if s := c.fill(d.Exchange); !contains(ids, s.id) {
				ids = append(ids, s.id)
			}
		}
	}
	walk(n)
	return ids
}

// fill finds or adds the stage that fills an exchange.
func (c *cutter) fill(x *plan.Exchange) *stage {
	if s, ok := c.seen[x]; ok {
		return s
	}
	s := &stage{name: x.Owner.String(), node: x.Parent, exchange: x, parts: all(x.Parent.Partitions)}
	if sh, ok := c.job.exec.shuffles.peek(x); ok {
		if out := sh.output(); out != nil {
			c.job.outputs[x] = out
			s.skipped = true
		}
	}
	if !s.skipped {
		s.parents = c.parents(x.Parent)
	}
	s.id = c.next()
	c.seen[x] = s
	c.stages = append(c.stages, s)
	return s
}

// pin remembers the kept partitions of n for the job, and tells whether those are all.
func (j *job) pin(n *plan.Node) bool {
	if n.Level() == plan.None || j.damaged[n] {
		return false
	}
	p, ok := j.exec.cache.peek(n)
	if !ok {
		return false
	}
	j.pinned[n] = p.snapshot()
	return len(j.pinned[n]) == n.Partitions
}

// Explain lists the stages that an action on n would run now, and what each task of them does.
func (e *Executor) Explain(n *plan.Node) string {
	var b strings.Builder
	j := &job{exec: &Executor{cache: e.cache, shuffles: e.shuffles}, action: "Result", outputs: map[*plan.Exchange]*output{},
		pinned: map[*plan.Node]map[int]*kept{}}
	for _, s := range j.cut(n, all(n.Partitions)) {
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
		fmt.Fprintf(b, " [%s: %d of %d partitions kept]", n.Level(), len(j.pinned[n]), n.Partitions)
	}
	b.WriteByte('\n')
	if len(j.pinned[n]) == n.Partitions && n.Level() != plan.None {
		return
	}
	for _, d := range n.Deps {
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

func contains(ids []int, id int) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
