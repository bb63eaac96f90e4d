package standin

import "math"

// Groups of columns that are missing together, or never.
const (
	always       = iota
	groupC3           // C3, C4, C12, C16, C21, C24
	groupC19          // C19, C20, C25, C26
	groupI1           // I1, I10
	groupI7           // I7, I9, I11
	groupI4           // I4, I13
	onlyI3            // and the columns that go missing by themselves
	onlyI5            //
	onlyI6            //
	onlyI12           //
	onlyC6            //
	onlyC22           //
	clickGroups       //
	clickTail    = 50 // categories of a higher rank than this come and go
	clickLife    = 400_000
	calibratedAt = 100_000
)

// clickMissing returns how often each group is missing.
func clickMissing() [clickGroups]float64 {
	return [clickGroups]float64{groupC3: .05, groupC19: .41, groupI1: .45, groupI7: .05, groupI4: .18,
		onlyI3: .17, onlyI5: .03, onlyI6: .26, onlyI12: .79, onlyC6: .16, onlyC22: .80}
}

// numberColumn is an integer column: its median, what nine in ten stay below, and how much it tells of a hidden quality.
type numberColumn struct {
	median, p90 float64
	least       float64
	group       int
	quality     int     // 0 the reader, 1 the advertisement
	tells       float64 // correlation with it

	centre, spread float64
}

func clickNumbers() [ClickNumbers]numberColumn {
	return [ClickNumbers]numberColumn{
		{median: 1, p90: 8, group: groupI1, quality: 1, tells: .35},
		{median: 3, p90: 179, least: -1, group: always, quality: 1, tells: .05},
		{median: 6, p90: 60, group: onlyI3, quality: 1, tells: -.1},
		{median: 5, p90: 22, group: groupI4, quality: 1, tells: -.2},
		{median: 2119, p90: 29111, group: onlyI5, quality: 0, tells: -.35},
		{median: 37, p90: 398, group: onlyI6, quality: 0, tells: -.4},
		{median: 4, p90: 27, group: groupI7, quality: 0, tells: .4},
		{median: 7, p90: 35, group: always, quality: 1, tells: -.05},
		{median: 46, p90: 288, group: groupI7, quality: 0, tells: .05},
		{median: 0, p90: 1, group: groupI1, quality: 1, tells: .2},
		{median: 1, p90: 7, group: groupI7, quality: 0, tells: .45},
		{median: 0, p90: 2, group: onlyI12, quality: 0, tells: .1},
		{median: 5, p90: 32, group: groupI4, quality: 1, tells: -.3},
	}
}

func (c *numberColumn) prepare() {
	// Half a unit more, because what is drawn is cut down to an integer.
	c.centre = math.Log(c.median - c.least + 0.5)
	c.spread = (math.Log(c.p90-c.least+0.5) - c.centre) / quantile(0.9)
}

// draw returns a number of a log-normal distribution.
func (c *numberColumn) draw(v *view) int64 {
	g := c.tells*v.hidden[c.quality] + math.Sqrt(1-c.tells*c.tells)*v.rng.NormFloat64()
	return int64(math.Exp(c.centre+c.spread*min(g, 4.2)) + c.least)
}

// categoryColumn is a column of categories: how many there are in the world, how many different ones 100,000 lines have, the
// share of the commonest one, and how much a category tells of a hidden quality.
type categoryColumn struct {
	world, distinct float64
	top             float64
	group           int
	quality         int
	tells           float64

	// Ranks from 1 up to world follow the law of Zipf and Mandelbrot, (rank+shift) to a power; power is 1 minus its exponent.
	shift, power, start, reach float64
}

func clickCategories() [ClickCategories]categoryColumn {
	return [ClickCategories]categoryColumn{
		{world: 1460, distinct: 540, top: .43, quality: 0, tells: .8},
		{world: 583, distinct: 500, quality: 1, tells: 1.2},
		{world: 10.1e6, distinct: 41e3, group: groupC3, quality: 1, tells: 1.3},
		{world: 2.2e6, distinct: 25e3, group: groupC3, quality: 1, tells: 1.3},
		{world: 305, distinct: 145, top: .67, quality: 0, tells: .3},
		{world: 24, distinct: 13, top: .44, group: onlyC6, quality: 0, tells: .7},
		{world: 12517, distinct: 7600, quality: 0, tells: 1.3},
		{world: 633, distinct: 257, top: .60, quality: 1, tells: .2},
		{world: 3, distinct: 3, top: .89, quality: 0, tells: .6},
		{world: 93145, distinct: 11e3, top: .26, quality: 1, tells: .8},
		{world: 5683, distinct: 3800, quality: 0, tells: 1.3},
		{world: 8.35e6, distinct: 39e3, group: groupC3, quality: 1, tells: 1.3},
		{world: 3194, distinct: 2800, quality: 0, tells: 1.3},
		{world: 27, distinct: 26, top: .36, quality: 0, tells: .8},
		{world: 14992, distinct: 5200, quality: 1, tells: 1.3},
		{world: 5.46e6, distinct: 33e3, group: groupC3, quality: 1, tells: 1.3},
		{world: 10, distinct: 10, top: .47, quality: 0, tells: 1.2},
		{world: 5652, distinct: 2550, quality: 1, tells: 1.3},
		{world: 2173, distinct: 1300, top: .33 / .59, group: groupC19, quality: 1, tells: .5},
		{world: 3, distinct: 3, group: groupC19, quality: 1, tells: .5},
		{world: 7.05e6, distinct: 36.5e3, group: groupC3, quality: 1, tells: 1.3},
		{world: 18, distinct: 11, group: onlyC22, quality: 0, tells: .5},
		{world: 15, distinct: 14, top: .49, quality: 0, tells: 1.3},
		{world: 286181, distinct: 12e3, group: groupC3, quality: 1, tells: 1.3},
		{world: 105, distinct: 51, group: groupC19, quality: 0, tells: .5},
		{world: 142572, distinct: 9.5e3, group: groupC19, quality: 1, tells: 1.3},
	}
}

// prepare finds the exponent with which 100,000 lines, of which a share has the column, are expected to have as many different
// categories as they should, or the greatest with which the commonest one stays the commonest.
func (c *categoryColumn) prepare(present float64) {
	// Columns of many categories have no single leader.
	if c.world > 2000 {
		c.shift = 20
	}
	low, high := 0.01, 6.0
	for range 30 {
		exponent := (low + high) / 2
		c.power = 1 - exponent
		c.start = math.Expm1(c.power * math.Log(1+c.shift))
		c.reach = math.Expm1(c.power*math.Log(c.world+1+c.shift)) - c.start
		second := (1 - c.top) * c.below(2)
		if c.expected(calibratedAt*present) > c.distinct && (c.top == 0 || second < c.top*0.9) {
			low = exponent
		} else {
			high = exponent
		}
	}
}

// below is the share of ranks from 1 to less than r, the commonest category left away.
func (c *categoryColumn) below(r float64) float64 {
	return (math.Expm1(c.power*math.Log(r+c.shift)) - c.start) / c.reach
}

// expected is the number of different categories in n draws.
func (c *categoryColumn) expected(n float64) float64 {
	sum := 0.0
	if c.top > 0 {
		sum = 1
	}
	for r := 1.0; r <= c.world; {
		next := min(max(r+1, math.Floor(r*1.05)), c.world+1)
		each := (c.below(next) - c.below(r)) / (next - r)
		sum -= (next - r) * math.Expm1(-n*(1-c.top)*each)
		r = next
	}
	return sum
}

// rank draws a category's place among all of its column, 0 for the commonest.
func (c *categoryColumn) rank(v *view) uint64 {
	if c.top > 0 && v.rng.Float64() < c.top {
		return 0
	}
	return uint64(min(math.Exp(math.Log1p(c.start+v.rng.Float64()*c.reach)/c.power)-c.shift, c.world))
}

// draw returns a category's code and adds its weight to the score. Of two categories drawn, the one that suits the hidden quality is
// likelier to stay. As the quality is as often high as low, this changes which lines have a category and not how many.
func (c *categoryColumn) draw(v *view, column uint64, i int64) uint64 {
	first, second := c.code(c.rank(v), column, i), c.code(c.rank(v), column, i)
	if first != second && v.rng.Float64() >= logistic(c.tells*v.hidden[c.quality]*(even(first)-even(second))) {
		first = second
	}
	if !v.missing[c.group] {
		v.score += clickToken * even(first+1)
	}
	return first
}

// code returns the number that stands for a category. Rare ones are replaced by new ones as time goes by, each at a time of its own.
func (c *categoryColumn) code(rank, column uint64, i int64) uint64 {
	key := mix(column<<40 | rank)
	if c.group == groupC3 && rank > clickTail {
		key = mix(key + uint64(i+int64(key%clickLife))/clickLife)
	}
	return key & 0xffffffff
}
