package plan

import (
	"math"
	"math/rand/v2"
	"slices"

	"lab/rdd/hash"
)

// Draw is the source of randomness of one partition. It gives the same numbers for the same seed and partition,
// however the partition is cut into batches.
type Draw struct{ rng *rand.Rand }

// NewDraw makes the source of a partition. Seeds and partitions that are near one another give unrelated numbers.
func NewDraw(seed int64, part int) *Draw {
	return &Draw{rand.New(rand.NewPCG(hash.Mix(uint64(seed)+0x9e3779b97f4a7c15), hash.Mix(uint64(part)^0x6a09e667f3bcc909)))}
}

// Uniform gives the next n numbers of [0, 1).
func (d *Draw) Uniform(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = d.rng.Float64()
	}
	return out
}

// Counts tells for each of the next n elements how often a sample takes it: without replacement once with probability
// fraction, with replacement as often as a Poisson variable of that mean says.
func (d *Draw) Counts(n int, replace bool, fraction float64) []int {
	out := make([]int, n)
	for i := range out {
		if replace {
			out[i] = d.poisson(fraction)
		} else if d.rng.Float64() < fraction {
			out[i] = 1
		}
	}
	return out
}

// poisson multiplies uniform numbers until they fall below e^-mean (Knuth). A large mean is split, since e^-mean
// would become 0.
func (d *Draw) poisson(mean float64) int {
	const most = 30
	total := 0
	for ; mean > most; mean -= most {
		total += d.poisson(most)
	}
	limit, p := math.Exp(-mean), 1.0
	for {
		p *= d.rng.Float64()
		if p <= limit {
			return total
		}
		total++
	}
}

// CheckFraction fails op when fraction is none.
func CheckFraction(op string, replace bool, fraction float64) {
	if !(fraction >= 0) || math.IsInf(fraction, 1) || !replace && fraction > 1 {
		Fail(op, "the fraction is %v; give a number from 0 to 1 (or above 1, with replacement)", fraction)
	}
}

// SplitBounds turns weights into len(weights)+1 bounds of [0, 1], or fails op.
func SplitBounds(op string, weights []float64) []float64 {
	sum := 0.0
	for _, w := range weights {
		if !(w >= 0) || math.IsInf(w, 1) {
			Fail(op, "the weight %v is not a number of 0 or more", w)
		}
		sum += w
	}
	if len(weights) == 0 || sum == 0 {
		Fail(op, "the weights %v do not add up to more than 0; give one weight for each part, such as 0.8 and 0.2", weights)
	}
	bounds := make([]float64, len(weights)+1)
	at := 0.0
	for i, w := range weights {
		at += w
		bounds[i+1] = at / sum
	}
	bounds[len(weights)] = 1
	return bounds
}

// ChooseIndexes draws n of the numbers below total, in random order, with or without replacement. Without, it draws
// no more than total.
func ChooseIndexes(seed int64, total int64, n int, replace bool) []int64 {
	d := NewDraw(seed, -1)
	if total == 0 {
		return nil
	}
	var out []int64
	if replace {
		for range n {
			out = append(out, d.rng.Int64N(total))
		}
		return out
	}
	if int64(n) > total {
		n = int(total)
	}
	// Floyd's method needs no table of all numbers.
	taken := map[int64]bool{}
	for i := total - int64(n); i < total; i++ {
		x := d.rng.Int64N(i + 1)
		if taken[x] {
			x = i
		}
		taken[x] = true
		out = append(out, x)
	}
	slices.Sort(out)
	d.rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// RoundRobin places elements on n partitions in turn. Map partitions begin at different places, so that small ones do
// not all fill the first partitions.
func RoundRobin(n int) func(part int, offset int64, batch any, dest []int32) {
	return func(part int, offset int64, _ any, dest []int32) {
		for i := range dest {
			dest[i] = int32((int64(part) + offset + int64(i)) % int64(n))
		}
	}
}

// PartitionOf is the partition, by hash, of the only key in a slice.
func PartitionOf(key any, n int) int {
	dest := make([]int32, 1)
	hash.Place(key, false, n, dest)
	return int(dest[0])
}

// Neighbours places the whole of each of several partitions on one of n, neighbours together and in their order.
func Neighbours(partitions, n int) func(part int, offset int64, batch any, dest []int32) {
	return func(part int, _ int64, _ any, dest []int32) {
		for i := range dest {
			dest[i] = int32(part * n / partitions)
		}
	}
}

// TreeScale is how many results one task joins, so that a tree over the partitions has the depth.
func TreeScale(partitions, depth int) int {
	return max(int(math.Ceil(math.Pow(float64(partitions), 1/float64(depth)))), 2)
}
