package exec

import "lab/rdd/plan"

// join joins a node's left input with its right one: the right side is held in a table, which the left side probes.
func (t *task) join(n *plan.Node, c *plan.Computation, part int, emit plan.Emit) bool {
	j := &joining{task: t, how: c.Joining, build: c.Joining.New()}
	j.gauge = gauge{claim: t.memory.claim(), keeps: true}
	defer j.free()
	if !t.dep(n, c.Deps[1], part).Stream(func(batch any) bool { j.addRight(batch); return true }) {
		return false
	}
	left := t.dep(n, c.Deps[0], part)
	if j.right == nil {
		return t.over(n, emit, func(emit plan.Emit) {
			each := func(out any, _ []int32) bool { return length(out) == 0 || emit(out) }
			if left.Stream(func(batch any) bool { t.at = n; return j.build.Probe(batch, each) }) && t.ctx.Err() == nil {
				j.build.Rest(each)
			}
		})
	}
	j.spill()
	j.right.flush()
	j.left = t.newPiles(j.how.Left, j.how.Whole, 0)
	var next uint64
	if !left.Stream(func(batch any) bool {
		k := length(batch)
		j.left.add(batch, number(next, k))
		next += uint64(k)
		return true
	}) {
		return false
	}
	j.left.flush()
	return t.over(n, emit, func(emit plan.Emit) {
		out := t.newResults(j.how.Out)
		defer out.frames.free()
		j.piles(j.left, j.right, out)
		out.merge(emit)
	})
}

// joining is the table of a join, of which both sides go to piles when the right one grows too large.
type joining struct {
	task        *task
	how         *plan.Joining
	build       *plan.Build
	gauge       gauge
	left, right *piles // nil while the table fits
	next        uint64 // the place of the next row of the right side that is spilled
}

func (j *joining) addRight(batch any) {
	if j.right != nil {
		n := length(batch)
		j.right.add(batch, number(j.next, n))
		j.next += uint64(n)
		return
	}
	j.build.Add(batch)
	if !j.gauge.due(batch) {
		return
	}
	if !j.gauge.fits(j.build.Rows()) {
		j.right = j.task.newPiles(j.how.Right, j.how.Whole, 0)
		j.spill()
	}
}

// spill moves the table's rows to the right piles.
func (j *joining) spill() {
	rows := j.build.Rows()
	n := length(rows)
	j.build = j.how.New()
	j.gauge.reset()
	j.right.add(rows, number(j.next, n))
	j.next += uint64(n)
}

func (j *joining) free() {
	j.gauge.claim.release()
	j.right.free()
	j.left.free()
}

// piles joins each left pile with the right one of the same keys. What comes of an element of the left side has its
// place; what comes of rows that the left side has not, comes after all.
func (j *joining) piles(left, right *piles, out *results) {
	for pile := range fan {
		j.pile(left, right, pile, out)
	}
	left.free()
	right.free()
}

func (j *joining) pile(left, right *piles, pile int, out *results) {
	build := j.how.New()
	var places []uint64 // of the table's rows
	var deeper *piles
	g := gauge{claim: j.task.memory.claim(), keeps: true}
	defer func() {
		g.claim.release()
		deeper.free()
	}()
	right.each(pile, func(rows any, at []uint64) {
		if deeper != nil {
			deeper.add(rows, at)
			return
		}
		build.Add(rows)
		places = append(places, at...)
		if !g.due(rows) || right.level == deepest {
			return
		}
		if !g.fits(build.Rows()) {
			deeper = j.task.newPiles(j.how.Right, j.how.Whole, right.level+1)
			all := build.Rows()
			build = j.how.New()
			g.reset()
			// A table that drops rows has fewer than came; then their places count for nothing.
			deeper.add(all, places[:length(all)])
			places = nil
		}
	})
	if deeper != nil {
		deeper.flush()
		lefts := j.task.newPiles(j.how.Left, j.how.Whole, left.level+1)
		defer lefts.free()
		left.each(pile, lefts.add)
		lefts.flush()
		j.piles(lefts, deeper, out)
		return
	}
	left.each(pile, func(batch any, at []uint64) {
		build.Probe(batch, func(made any, from []int32) bool {
			out.add(made, pick(at, from))
			return true
		})
	})
	build.Rest(func(made any, from []int32) bool {
		after := pick(places, from)
		for i := range after {
			after[i] += last
		}
		out.add(made, after)
		return true
	})
	out.end()
}
