package lawtest

// shrink cuts a failing plan down: it takes out steps, makes sources smaller and the configuration plainer for as long
// as still fails. fails runs a plan and answers what is wrong with it. A failure that comes and goes with timing ends
// the search early, so the answer always is one that was seen to fail.
func shrink(w *wrong, fails func(p *plan, c config) *wrong) *wrong {
	tries := 400
	attempt := func(p *plan, c config) bool {
		if p == nil || tries == 0 {
			return false
		}
		tries--
		if next := fails(p, c); next != nil {
			w = next
			return true
		}
		return false
	}
	for progress := true; progress && tries > 0; {
		progress = false
		for i := len(w.plan.steps) - 1; i >= 0 && i < len(w.plan.steps); i-- {
			if attempt(w.plan.without(i), w.config) {
				progress = true
			}
		}
		for i := range w.plan.steps {
			for attempt(w.plan.smaller(i), w.config) {
				progress = true
			}
		}
		for _, c := range w.config.plainer() {
			if attempt(w.plan, c) {
				progress = true
			}
		}
	}
	return w
}

// without is the plan without step i; what used its dataset uses the step's own input instead. It is nil when that has
// another type, or when nothing would be left.
func (p *plan) without(i int) *plan {
	removed := p.steps[i]
	heir := -1
	for _, d := range removed.in {
		if removed.op.out != nil && p.steps[d].op.out == removed.op.out {
			heir = d
			break
		}
	}
	out := &plan{seed: p.seed}
	for k, s := range p.steps {
		if k == i {
			continue
		}
		in := make([]int, len(s.in))
		for j, d := range s.in {
			if d == i {
				d = heir
			}
			if d < 0 {
				return nil
			}
			if d > i {
				d--
			}
			in[j] = d
		}
		s.in = in
		out.steps = append(out.steps, s)
	}
	if len(out.steps) == 0 {
		return nil
	}
	return out
}

// smaller is the plan with half as many elements in source i, nil when that is no source or empty.
func (p *plan) smaller(i int) *plan {
	if len(p.steps[i].in) > 0 || p.steps[i].args.n == 0 {
		return nil
	}
	out := &plan{seed: p.seed, steps: append([]step(nil), p.steps...)}
	out.steps[i].args.n /= 2
	return out
}

// plainer are the configurations with one thing less.
func (c config) plainer() (out []config) {
	add := func(change func(c *config)) {
		d := c
		if change(&d); d != c {
			out = append(out, d)
		}
	}
	add(func(c *config) { c.faulty, c.faults = false, 0 })
	add(func(c *config) { c.memory = 0 })
	add(func(c *config) { c.cores = 1 })
	add(func(c *config) { c.cores = min(c.cores, 2) })
	add(func(c *config) { c.salt = 0 })
	return out
}
