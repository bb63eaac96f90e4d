package ml

import (
	"fmt"
	"math"
	"strings"

	"lab/ml/internal/tree"
	"lab/rdd"
	"lab/rdd/plan"
)

// Columns is what a data set's columns are like, each by itself: d numbers in every slice. NaN stands for a missing
// value, and is left out of everything but N.
type Columns struct {
	N        int64     // number of rows
	Known    []int64   // how many of them are not NaN
	Mean     []float64 // NaN where nothing is known
	Min, Max []float64 // NaN where nothing is known
	squares  []float64 // sums of squared deviations from the mean
}

// Summarize goes through n rows of d numbers once. It panics with *[Error] when there is no row and with *rdd.Error
// where rows differ in length. Moments are gathered as [Gram] does.
func Summarize(rows *rdd.RDD[[]float64]) Columns {
	return SummarizeSource("Summarize", Over(rows))
}

// SummarizeSource is [Summarize] on the source of an RDD of []float64, as a job of that name.
func SummarizeSource(action string, rows Source) Columns {
	parts := rows.run(action, func(part int, in plan.Stream) any {
		c := &Columns{}
		in(func(batch any) bool {
			for _, row := range batch.([][]float64) {
				c.add(action, row)
			}
			return true
		})
		return c
	})
	total := tree.Merge(parts, &Columns{}, func(left, right *Columns) *Columns {
		left.merge(action, right)
		return left
	})
	if total.N == 0 {
		fail(action, "there are no rows: is the RDD empty, or did a filter drop everything?")
	}
	for j, known := range total.Known {
		if known == 0 {
			total.Mean[j], total.Min[j], total.Max[j] = math.NaN(), math.NaN(), math.NaN()
		}
	}
	return *total
}

func (c *Columns) add(action string, row []float64) {
	if c.N == 0 {
		d := len(row)
		c.Known, c.Mean, c.Min, c.Max, c.squares = make([]int64, d), Zeros(d), Zeros(d), Zeros(d), Zeros(d)
	}
	needLength(action, "a row", row, len(c.Mean))
	c.N++
	for j, x := range row {
		if math.IsNaN(x) {
			continue
		}
		c.Known[j]++
		if c.Known[j] == 1 {
			c.Mean[j], c.Min[j], c.Max[j] = x, x, x
			continue
		}
		dev := x - c.Mean[j]
		c.Mean[j] += dev / float64(c.Known[j])
		c.squares[j] += dev * (x - c.Mean[j])
		c.Min[j], c.Max[j] = min(c.Min[j], x), max(c.Max[j], x)
	}
}

func (c *Columns) merge(action string, other *Columns) {
	if other.N == 0 {
		return
	}
	if c.N == 0 {
		*c = *other
		return
	}
	needLength(action, "a row of another partition", other.Mean, len(c.Mean))
	c.N += other.N
	for j, known := range other.Known {
		switch {
		case known == 0:
			continue
		case c.Known[j] == 0:
			c.Mean[j], c.Min[j], c.Max[j] = other.Mean[j], other.Min[j], other.Max[j]
		default:
			c.Min[j], c.Max[j] = min(c.Min[j], other.Min[j]), max(c.Max[j], other.Max[j])
		}
		a, b := float64(c.Known[j]), float64(known)
		dev := other.Mean[j] - c.Mean[j]
		c.Mean[j] += dev * b / (a + b)
		c.squares[j] += other.squares[j] + dev*dev*a*b/(a+b)
		c.Known[j] += known
	}
}

// Stdev returns d standard deviations of the sample, which divide by one less than the number of known values, in the
// columns' units; 0 where fewer than two are known.
func (c Columns) Stdev() []float64 {
	out := make([]float64, len(c.squares))
	for j, s := range c.squares {
		if c.Known[j] > 1 {
			out[j] = deviation(s, c.Mean[j], float64(c.Known[j]))
		}
	}
	return out
}

// deviation is the standard deviation that belongs to a sum of squared deviations; 0 where that is what rounding
// leaves of a constant.
func deviation(squares, mean, n float64) float64 {
	if s := math.Sqrt(squares); s > 1e-14*math.Abs(mean)*math.Sqrt(n) {
		return s / math.Sqrt(n-1)
	}
	return 0
}

// String shows a table with a line for each column, of those up to the hundredth.
func (c Columns) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d rows of %d columns\n%6s %10s %12s %12s %12s %12s", c.N, len(c.Mean), "column", "known", "mean", "stdev", "min", "max")
	for j, dev := range c.Stdev() {
		if j == 100 {
			fmt.Fprintf(&b, "\n%6s", "…")
			break
		}
		fmt.Fprintf(&b, "\n%6d %10d %12.5g %12.5g %12.5g %12.5g", j, c.Known[j], c.Mean[j], dev, c.Min[j], c.Max[j])
	}
	return b.String()
}
