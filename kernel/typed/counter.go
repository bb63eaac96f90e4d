package typed

// counter is the end of most loops: x += by, and on while x < y, or x < limit.
type counter struct {
	x, y     uintptr
	by       int
	constant bool
	limit    int
	exit     *block
}

// branch is a counter's step and test.
func (c *counter) branch(yes, no *block) func(fp P) *block {
	x, y, by, limit := c.x, c.y, c.by, c.limit
	if c.constant {
		return func(fp P) *block {
			p := at[int](fp, x)
			if *p += by; *p < limit {
				return yes
			}
			return no
		}
	}
	return func(fp P) *block {
		p := at[int](fp, x)
		if *p += by; *p < *at[int](fp, y) {
			return yes
		}
		return no
	}
}

// more takes a counter's step and says whether the loop goes on.
func (c *counter) more(fp P) bool {
	p := at[int](fp, c.x)
	*p += c.by
	if c.constant {
		return *p < c.limit
	}
	return *p < *at[int](fp, c.y)
}

// counting is a loop that goes on while a counter is below its limit.
func counting(ops []op, c counter, self *block) func(fp P) *block {
	switch len(ops) {
	case 0:
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for c.more(fp) {
				if stopped.Load() {
					return self
				}
			}
			return c.exit
		}
	case 1:
		o1 := ops[0]
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				if !c.more(fp) {
					return c.exit
				}
				if stopped.Load() {
					return self
				}
			}
		}
	case 2:
		o1, o2 := ops[0], ops[1]
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				if !c.more(fp) {
					return c.exit
				}
				if stopped.Load() {
					return self
				}
			}
		}
	case 3:
		o1, o2, o3 := ops[0], ops[1], ops[2]
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				o3(fp)
				if !c.more(fp) {
					return c.exit
				}
				if stopped.Load() {
					return self
				}
			}
		}
	}
	return func(fp P) *block {
		stopped := head(fp).g.stopped
		for {
			for _, o := range ops {
				o(fp)
			}
			if !c.more(fp) {
				return c.exit
			}
			if stopped.Load() {
				return self
			}
		}
	}
}
