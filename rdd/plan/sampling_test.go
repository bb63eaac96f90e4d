package plan_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"lab/rdd/plan"
)

// sample takes the elements of partitions of the given sizes that a sample of exact size takes, by their numbers.
func sample(seed int64, counts []int64, replace bool, fraction float64) []int {
	var out []int
	at := 0
	for part, q := range plan.Allot(seed, "key", counts, replace, fraction) {
		draw := plan.NewDraw(seed, part)
		for range counts[part] {
			for range draw.TakesOf(&q, replace) {
				out = append(out, at)
			}
			at++
		}
	}
	return out
}

func TestExactSamplesAreExact(t *testing.T) {
	for _, counts := range [][]int64{{}, {0}, {1}, {5, 0, 5}, {100, 1, 0, 37, 862}, {3, 50_000}} {
		var total int64
		for _, n := range counts {
			total += n
		}
		for _, fraction := range []float64{0, 0.001, 0.07, 0.5, 0.9999, 1} {
			want := int(math.Ceil(fraction*float64(total) - 1e-6))
			for _, replace := range []bool{false, true} {
				for seed := range int64(3) {
					got := sample(seed, counts, replace, fraction)
					if len(got) != want {
						t.Errorf("%v of %v (replacement %t): took %d, want %d", fraction, counts, replace, len(got), want)
					}
					if !replace && len(slices.Compact(got)) != want {
						t.Errorf("%v of %v: an element was taken twice", fraction, counts)
					}
				}
			}
		}
	}
	if got := len(sample(1, []int64{4, 3}, true, 2.5)); got != 18 {
		t.Errorf("2.5 times 7 elements are %d, want 18", got)
	}
}

func TestExactSamplesAreAllEquallyLikely(t *testing.T) {
	const draws = 20_000
	for _, c := range []struct {
		replace  bool
		counts   []int64
		fraction float64
		sets     int
	}{
		{false, []int64{2, 1, 3}, 0.5, 20}, // 3 of 6
		{false, []int64{1, 1, 1, 1, 1}, 0.4, 10},
		{true, []int64{1, 2}, 2.0 / 3, 6}, // 2 of 3: doubles are half as likely
	} {
		seen := map[string]int{}
		for seed := range int64(draws) {
			seen[fmt.Sprint(sample(seed, c.counts, c.replace, c.fraction))]++
		}
		if len(seen) != c.sets {
			t.Errorf("%v: %d different samples, want %d", c, len(seen), c.sets)
		}
		for set, n := range seen {
			want := float64(draws) / float64(c.sets)
			if c.replace {
				want = draws * 2 / 9.0
				if set == "[0 0]" || set == "[1 1]" || set == "[2 2]" {
					want /= 2
				}
			}
			if math.Abs(float64(n)-want) > 5*math.Sqrt(want) {
				t.Errorf("%v: %s was drawn %d times, want about %.0f", c, set, n, want)
			}
		}
	}
}

// Of a large sample a partition's share varies as much as it should, not more and not less.
func TestSharesOfLargeSamples(t *testing.T) {
	counts := []int64{300_000_000, 700_000_000}
	for _, c := range []struct {
		replace  bool
		variance float64
	}{{false, 1e8 * 0.3 * 0.7 * 0.9}, {true, 1e8 * 0.3 * 0.7}} {
		var square float64
		const draws = 300
		for seed := range int64(draws) {
			q := plan.Allot(seed, "key", counts, c.replace, 0.1)
			if q[0].Takes+q[1].Takes != 100_000_000 {
				t.Fatalf("the shares %v do not add up", q)
			}
			d := float64(q[0].Takes) - 3e7
			square += d * d
		}
		if ratio := square / draws / c.variance; ratio < 0.8 || ratio > 1.25 {
			t.Errorf("replacement %t: the variance is %.2f times what it should be", c.replace, ratio)
		}
	}
}

func TestShuffledParts(t *testing.T) {
	got := plan.ShuffledParts(50)
	if !slices.Equal(got, plan.ShuffledParts(50)) || slices.IsSorted(got) {
		t.Errorf("the order is %v", got)
	}
	slices.Sort(got)
	for i, p := range got {
		if i != p {
			t.Fatalf("partition %d is missing", i)
		}
	}
}
