package standin

import (
	"bufio"
	"io"
	"math"
	"math/rand/v2"
)

// Source makes the lines of one data set, as many as anybody wants. A line follows from its number alone: whoever needs lines
// 1,000,000 to 1,000,100 makes just those, and several who make parts of one file need not know of each other. The first
// lines of a long file are the lines of a short one.
type Source struct {
	// Rows is how many lines the file of the stand-in has.
	Rows int64
	// Append adds line i (from 0), without a line end, to dst and returns it, as append does. It may be called from
	// several goroutines at once.
	Append func(dst []byte, i int64) []byte
}

// Write writes lines 0 to rows-1, each with its line end, and holds one of them at a time.
func (s Source) Write(w io.Writer, rows int64) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for i := range rows {
		line = append(s.Append(line[:0], i), '\n')
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

// dice is the random numbers of one line, from its number and a seed for each data set.
func dice(seed uint64, i int64) *rand.Rand {
	return rand.New(rand.NewPCG(mix(seed), mix(seed^mix(uint64(i)))))
}

// mix scrambles the bits of x, one to one (the finaliser of SplitMix64: Steele, Lea and Flood 2014), so that numbers in a row
// become seeds that have nothing to do with each other.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// even returns a number of mean 0 and variance 1, evenly spread, that belongs to x for ever.
func even(x uint64) float64 {
	return (float64(mix(x)>>11)/(1<<53) - 0.5) * math.Sqrt(12)
}

// logistic is 1/(1+e^-x).
func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// quantile returns x such that a standard normal number is below x with probability p.
func quantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }
