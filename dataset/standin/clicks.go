package standin

import (
	"math"
	"math/rand/v2"
	"strconv"
	"sync"
)

// A click file has integer columns first, then categories.
const (
	ClickNumbers    = 13
	ClickCategories = 26
	clickDay        = 14_286 // the sample has seven days in 100,000 lines
)

// What moves the labels: two hidden qualities of a view (how ready the reader is, how good the advertisement), which the columns tell
// of one by one, a little of each token by itself, pairs of tokens that only count together, and the time of the day. Set such that the
// rate of clicks is .226 and the losses of the models in the package's documentation come out.
const (
	clickBias     = -2.055
	clickReader   = 1.37
	clickAd       = 1.37
	clickTogether = 0.18 // the product of both, which a linear model cannot see
	clickToken    = 0.06
	clickPair     = 0.25
	clickTime     = 0.12
)

// Clicks makes lines of a click log: a label, 13 integers and 26 categories of 8 hexadecimal digits, separated by tabs, in the
// order of time. A column that is missing is empty, and columns go missing in groups. Tokens have the frequencies of the real
// sample: a few in most lines, about 234,000 different ones in 80,000 lines and seven in ten of those just once. New
// advertisements come as old ones go.
func Clicks() Source {
	return Source{Rows: 100_000, Append: func(dst []byte, i int64) []byte { return clickTables().line(dst, i) }}
}

// clickTable is what can be worked out before the first line.
type clickTable struct {
	numbers    [ClickNumbers]numberColumn
	categories [ClickCategories]categoryColumn
	below      [clickGroups]float64 // a group is missing where a normal number is below this
}

var clickTables = sync.OnceValue(func() *clickTable {
	t := &clickTable{numbers: clickNumbers(), categories: clickCategories()}
	for g, share := range clickMissing() {
		t.below[g] = math.Inf(-1)
		if share > 0 {
			t.below[g] = quantile(share)
		}
	}
	for j := range t.numbers {
		t.numbers[j].prepare()
	}
	for j := range t.categories {
		c := &t.categories[j]
		c.prepare(1 - clickMissing()[c.group])
	}
	return t
})

// view is one line in the making.
type view struct {
	rng     *rand.Rand
	hidden  [2]float64 // the reader, the advertisement
	missing [clickGroups]bool
	numbers [ClickNumbers]int64
	tokens  [ClickCategories]uint64
	score   float64
}

func (t *clickTable) line(dst []byte, i int64) []byte {
	v := view{rng: dice(1_000, i)}
	v.hidden = [2]float64{v.rng.NormFloat64(), v.rng.NormFloat64()}
	v.score = clickBias + clickReader*v.hidden[0] + clickAd*v.hidden[1] + clickTogether*v.hidden[0]*v.hidden[1] +
		clickTime*math.Sin(2*math.Pi*float64(i%clickDay)/clickDay)
	for g := range t.below {
		// What is missing tells something of the reader.
		v.missing[g] = 0.3*v.hidden[0]+math.Sqrt(1-0.09)*v.rng.NormFloat64() < t.below[g]
	}
	for j := range t.numbers {
		v.numbers[j] = t.numbers[j].draw(&v)
	}
	for j := range t.categories {
		v.tokens[j] = t.categories[j].draw(&v, uint64(j), i)
	}
	for j := range clickPairs {
		a, b := v.tokens[(j*7)%ClickCategories], v.tokens[(j*11+5)%ClickCategories]
		v.score += clickPair / math.Sqrt(clickPairs) * even(a*31+b)
	}
	return t.write(dst, &v)
}

// clickPairs is how many pairs of columns have weights of their own.
const clickPairs = 6

func (t *clickTable) write(dst []byte, v *view) []byte {
	label := byte('0')
	if v.rng.Float64() < logistic(v.score) {
		label = '1'
	}
	dst = append(dst, label)
	for j, n := range v.numbers {
		dst = append(dst, '\t')
		if !v.missing[t.numbers[j].group] {
			dst = strconv.AppendInt(dst, n, 10)
		}
	}
	for j, token := range v.tokens {
		dst = append(dst, '\t')
		if !v.missing[t.categories[j].group] {
			for shift := 28; shift >= 0; shift -= 4 {
				dst = append(dst, "0123456789abcdef"[token>>shift&15])
			}
		}
	}
	return dst
}
