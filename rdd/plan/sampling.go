package plan

import (
	"fmt"
	"math"

	"lab/rdd/hash"
)

// ShuffledParts lists the numbers of all partitions in a random order, the same every time.
func ShuffledParts(partitions int) []int {
	parts := make([]int, partitions)
	for i := range parts {
		parts[i] = i
	}
	NewDraw(1, -2).rng.Shuffle(partitions, func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return parts
}

// CheckFractionOf is CheckFraction for the fraction of a key.
func CheckFractionOf(op string, key any, replace bool, fraction float64) {
	if !(fraction >= 0) || math.IsInf(fraction, 1) || !replace && fraction > 1 {
		Fail(op, "the fraction of the key %v is %v; give a number from 0 to 1 (or above 1, with replacement)", key, fraction)
	}
}

// NoFraction is the error for a key that has no fraction.
func NoFraction(key any) error {
	return fmt.Errorf("the key %v has no fraction; give one for every key, 0 where nothing is to be taken", key)
}

// Times tells how often a sample takes the next element; see Counts.
func (d *Draw) Times(replace bool, fraction float64) int {
	if replace {
		return d.poisson(fraction)
	}
	if d.rng.Float64() < fraction {
		return 1
	}
	return 0
}

// Quota is how often a sample of exact size still takes of so many elements that are still to come.
type Quota struct{ Elements, Takes int64 }

// Allot spreads a sample of an exact size over partitions, of which counts tells the elements: answer[partition] is
// what to take there. The sample is the fraction of all elements, rounded up. Taking each partition's share from it at
// random makes every sample of that size equally likely, so one job that counts is all that has to come before.
func Allot(seed int64, key any, counts []int64, replace bool, fraction float64) []Quota {
	var left int64
	for _, n := range counts {
		left += n
	}
	// A little less, because 0.07 x 100 is 7.000000000000001.
	takes := int64(math.Ceil(fraction * float64(left) * (1 - 1e-12)))
	draw := NewDraw(seed^int64(hash.Of(key)), -3)
	quotas := make([]Quota, len(counts))
	for i, n := range counts {
		var share int64
		if replace {
			share = binomial(draw.rng.Float64(), takes, float64(n)/float64(left))
		} else {
			share = hypergeometric(draw.rng.Float64(), left, n, takes)
		}
		quotas[i] = Quota{Elements: n, Takes: share}
		left -= n
		takes -= share
	}
	return quotas
}

// TakesOf tells how often to take the next element of a quota, and counts it off.
func (d *Draw) TakesOf(q *Quota, replace bool) int {
	u := d.rng.Float64()
	var k int64
	switch {
	case q.Elements <= 0:
		return 0
	case replace:
		k = binomial(u, q.Takes, 1/float64(q.Elements))
	case u*float64(q.Elements) < float64(q.Takes):
		k = 1
	}
	q.Elements--
	q.Takes -= k
	return int(k)
}

// binomial is the number of successes in n trials of probability p, for a uniform number u.
func binomial(u float64, n int64, p float64) int64 {
	switch {
	case n == 0 || !(p > 0):
		return 0
	case p >= 1:
		return n
	}
	mode := min(int64(float64(n+1)*p), n)
	at := math.Exp(choose(n, mode) + float64(mode)*math.Log(p) + float64(n-mode)*math.Log1p(-p))
	odds := p / (1 - p)
	return invert(u, 0, mode, n, at, func(k int64) float64 { return float64(n-k) / float64(k+1) * odds })
}

// hypergeometric is how many of a number of takes, without replacement, from total elements are among the first part
// elements, for a uniform number u.
func hypergeometric(u float64, total, part, takes int64) int64 {
	rest := total - part
	low, high := max(0, takes-rest), min(takes, part)
	if low == high {
		return low
	}
	mode := int64(float64(takes+1) * float64(part+1) / float64(total+2))
	mode = min(max(mode, low), high)
	at := math.Exp(choose(part, mode) + choose(rest, takes-mode) - choose(total, takes))
	return invert(u, low, mode, high, at, func(k int64) float64 {
		return float64(part-k) / float64(k+1) * float64(takes-k) / float64(rest-takes+k+1)
	})
}

// choose is the logarithm of n over k.
func choose(n, k int64) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}

// invert finds the value for a uniform number u of a distribution between low and high: at is the probability of mode,
// the likeliest value, and rise(k) how many times likelier k+1 is than k. It walks outwards from the mode, which takes
// as many steps as the standard deviation is wide, and loses nothing where the ends have no probability worth a
// number.
func invert(u float64, low, mode, high int64, at float64, rise func(k int64) float64) int64 {
	const negligible = 1e-18
	down, up := mode, mode
	pDown, pUp := at, at
	for u -= at; u >= 0 && (pDown > negligible || pUp > negligible); {
		pUp *= rise(up)
		up++
		if up > high {
			pUp = 0
		} else if u -= pUp; u < 0 {
			return up
		}
		down--
		if down < low {
			pDown = 0
		} else {
			pDown /= rise(down)
			if u -= pDown; u < 0 {
				return down
			}
		}
	}
	return mode
}
