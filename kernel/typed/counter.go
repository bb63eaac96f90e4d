package typed

// counter is the end of most loops: x += by, and on while x < y.
type counter struct {
	x, y uintptr
	by   int
	exit *block
}

// branch is a counter's step and test.
func (c counter) branch(yes, no *block) func(fp P) *block {
	x, y, by := c.x, c.y, c.by
	return func(fp P) *block {
		p := at[int](fp, x)
		if *p += by; *p < *at[int](fp, y) {
			return yes
		}
		return no
	}
}

// counting is a loop that goes on while a counter is below its limit.
func counting(ops []op, c counter, self *block) func(fp P) *block {
	x, y, by, exit := c.x, c.y, c.by, c.exit
	switch len(ops) {
	case 1:
		o1 := ops[0]
		return func(fp P) *block {
			p, end, stopped := at[int](fp, x), at[int](fp, y), head(fp).g.stopped
			for {
				o1(fp)
				if *p += by; *p >= *end {
					return exit
				}
				if stopped.Load() {
					return self
				}
			}
		}
	case 2:
		o1, o2 := ops[0], ops[1]
		return func(fp P) *block {
			p, end, stopped := at[int](fp, x), at[int](fp, y), head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				if *p += by; *p >= *end {
					return exit
				}
				if stopped.Load() {
					return self
				}
			}
		}
	case 3:
		o1, o2, o3 := ops[0], ops[1], ops[2]
		return func(fp P) *block {
			p, end, stopped := at[int](fp, x), at[int](fp, y), head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				o3(fp)
				if *p += by; *p >= *end {
					return exit
				}
				if stopped.Load() {
					return self
				}
			}
		}
	case 4:
		o1, o2, o3, o4 := ops[0], ops[1], ops[2], ops[3]
		return func(fp P) *block {
			p, end, stopped := at[int](fp, x), at[int](fp, y), head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				o3(fp)
				o4(fp)
				if *p += by; *p >= *end {
					return exit
				}
				if stopped.Load() {
					return self
				}
			}
		}
	}
	return func(fp P) *block {
		p, end, stopped := at[int](fp, x), at[int](fp, y), head(fp).g.stopped
		for {
			for _, o := range ops {
				o(fp)
			}
			if *p += by; *p >= *end {
				return exit
			}
			if stopped.Load() {
				return self
			}
		}
	}
}
