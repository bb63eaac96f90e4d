package ml

import (
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"

	"lab/ml/internal/tree"
	"lab/rdd"
	"lab/rdd/plan"
)

// KMeans finds K centres so that the sum of squared distances from n rows of d numbers to the nearest centre is
// small. It begins with centres far apart (k-means||: Bahmani and others, Scalable K-Means++, VLDB 2012) and moves
// each to the mean of the rows that are nearest to it until they stay (Lloyd, Least squares quantization in PCM,
// 1982), which ends at a local minimum: another Seed may find a better one.
//
// There is one job for each iteration, and some before, with K·d numbers for each partition: call Cache first.
// Columns on different scales should be standardised.
type KMeans struct {
	K       int     // the number of centres, 1 or more; 0 means 2
	MaxIter int     // the most iterations; 0 means 100
	Tol     float64 // ends when no centre moves further, in the rows' unit; 0 means not at all
	Seed    int64   // the same seed on the same partitions gives the same centres
}

// KMeansModel has the centres that [KMeans] found.
type KMeansModel struct {
	Centers    [][]float64 // K rows of d numbers, or fewer where there are fewer different rows
	Cost       float64     // sum of squared distances from rows to their nearest centre
	Iterations int         // how often the centres moved
}

// Fit learns from n rows of d numbers. It panics with *[Error] when there is no row, for fields out of range and
// where numbers are not finite, and with *rdd.Error where rows differ in length.
func (k KMeans) Fit(rows *rdd.RDD[[]float64]) KMeansModel { return k.FitSource(Over(rows)) }

// FitSource is Fit on the source of an RDD of []float64.
func (k KMeans) FitSource(rows Source) KMeansModel {
	if k.K < 0 || k.MaxIter < 0 || !(k.Tol >= 0) {
		fail("KMeans.Fit", "K %d, MaxIter %d, Tol %v: none may be below 0", k.K, k.MaxIter, k.Tol)
	}
	if k.K == 0 {
		k.K = 2
	}
	if k.MaxIter == 0 {
		k.MaxIter = 100
	}
	m := KMeansModel{Centers: k.seed(rows)}
	for {
		c := assign(rows, m.Centers)
		m.Cost = c.cost
		if m.Iterations == k.MaxIter {
			return m
		}
		moved := 0.0
		next := make([][]float64, len(m.Centers))
		for i, centre := range m.Centers {
			next[i] = centre
			if c.counts[i] > 0 {
				next[i] = Scale(1/c.counts[i], c.sums[i])
			}
			moved = max(moved, Distance(centre, next[i]))
		}
		if moved <= k.Tol {
			return m
		}
		m.Centers, m.Iterations = next, m.Iterations+1
	}
}

// clusters is what rows add to the centres that are nearest to them.
type clusters struct {
	sums   [][]float64
	counts []float64
	cost   float64
}

// assign goes through the rows once.
func assign(rows Source, centers [][]float64) *clusters {
	parts := rows.run("KMeans.Fit", func(part int, in plan.Stream) any {
		c := &clusters{sums: make([][]float64, len(centers)), counts: make([]float64, len(centers))}
		for i := range c.sums {
			c.sums[i] = make([]float64, len(centers[0]))
		}
		in(func(batch any) bool {
			for _, row := range batch.([][]float64) {
				i, square := nearest(centers, row)
				c.counts[i]++
				c.cost += square
				floats.Add(c.sums[i], row)
			}
			return true
		})
		return c
	})
	return tree.Merge(parts, nil, func(left, right *clusters) *clusters {
		floats.Add(left.counts, right.counts)
		left.cost += right.cost
		for i, sum := range right.sums {
			floats.Add(left.sums[i], sum)
		}
		return left
	})
}

// nearest returns which centre is nearest, the first of those that are, and the squared distance to it.
func nearest(centers [][]float64, row []float64) (int, float64) {
	needLength("KMeans.Fit", "a row", row, len(centers[0]))
	best, least := 0, math.Inf(1)
	for i, c := range centers {
		s := 0.0
		for j, x := range row {
			s += (x - c[j]) * (x - c[j])
		}
		if s < least {
			best, least = i, s
		}
	}
	return best, least
}

// rounds is how often seed looks for rows far from all it has; Bahmani and others find that more do not help.
const rounds = 4

// seed returns the centres to begin with.
func (k KMeans) seed(rows Source) [][]float64 {
	rng := rand.New(rand.NewPCG(uint64(k.Seed), 0))
	candidates := [][]float64{k.first(rows, rng)}
	for round := 1; ; round++ {
		c := assign(rows, candidates)
		if math.IsNaN(c.cost) || math.IsInf(c.cost, 0) {
			fail("KMeans.Fit", "the distances between rows are not finite: filter out rows with numbers that are not, and scale what is too large to square")
		}
		if c.cost == 0 || round > rounds && len(candidates) >= k.K {
			return choose(candidates, c.counts, k.K, rng)
		}
		candidates = append(candidates, k.far(rows, candidates, 2*float64(k.K)/c.cost, round)...)
	}
}

// first returns one row, each with the same probability.
func (k KMeans) first(rows Source, rng *rand.Rand) []float64 {
	type draw struct {
		n   float64
		row []float64
	}
	var chosen draw
	for _, part := range rows.run("KMeans.Fit", func(part int, in plan.Stream) any {
		local := rand.New(rand.NewPCG(uint64(k.Seed), uint64(part)<<8))
		var d draw
		in(func(batch any) bool {
			for _, row := range batch.([][]float64) {
				if d.n++; local.Float64()*d.n < 1 {
					d.row = row
				}
			}
			return true
		})
		return d
	}) {
		d := part.(draw)
		chosen.n += d.n
		if d.n > 0 && rng.Float64()*chosen.n < d.n {
			chosen.row = d.row
		}
	}
	if chosen.n == 0 {
		fail("KMeans.Fit", "there are no rows: is the RDD empty, or did a filter drop everything?")
	}
	return chosen.row
}

// far returns rows, each with a probability of rate times its squared distance to the nearest candidate.
func (k KMeans) far(rows Source, candidates [][]float64, rate float64, round int) (found [][]float64) {
	for _, part := range rows.run("KMeans.Fit", func(part int, in plan.Stream) any {
		local := rand.New(rand.NewPCG(uint64(k.Seed), uint64(part)<<8+uint64(round)))
		var out [][]float64
		in(func(batch any) bool {
			for _, row := range batch.([][]float64) {
				if _, square := nearest(candidates, row); local.Float64() < rate*square {
					out = append(out, row)
				}
			}
			return true
		})
		return out
	}) {
		found = append(found, part.([][]float64)...)
	}
	return found
}

// choose picks k of the candidates, which stand for so many rows each, by k-means++ (Arthur and Vassilvitskii, 2007):
// each with a probability in proportion to its weight times its squared distance to those picked before.
func choose(candidates [][]float64, weights []float64, k int, rng *rand.Rand) [][]float64 {
	var picked [][]float64
	share := append([]float64{}, weights...)
	for len(picked) < k {
		sum := floats.Sum(share)
		if sum == 0 {
			break
		}
		at, i := rng.Float64()*sum, 0
		for ; i < len(share)-1 && at >= share[i]; i++ {
			at -= share[i]
		}
		if share[i] == 0 { // rounding ended behind the last one that may be picked
			i = floats.MaxIdx(share)
		}
		picked = append(picked, append([]float64{}, candidates[i]...))
		for j, c := range candidates {
			_, square := nearest(picked, c)
			share[j] = weights[j] * square
		}
	}
	return picked
}

// Predict returns the number of the centre that is nearest to a row of d numbers, the first of those that are. It
// panics with *[Error] for a model without centres and with *[DimensionError] unless there are d.
func (m KMeansModel) Predict(row []float64) int {
	if len(m.Centers) == 0 {
		fail("KMeansModel.Predict", "the model has no centres: fit it first")
	}
	needLength("KMeansModel.Predict", "the row", row, len(m.Centers[0]))
	i, _ := nearest(m.Centers, row)
	return i
}

// String tells the number of centres, the cost and the iterations.
func (m KMeansModel) String() string {
	return fmt.Sprintf("%d centres after %d iterations, cost %.5g", len(m.Centers), m.Iterations, m.Cost)
}
