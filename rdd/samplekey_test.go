package rdd_test

import (
	"fmt"
	"math"
	"testing"

	"lab/rdd"
)

func TestSampleByKey(t *testing.T) {
	fractions := map[int]float64{0: 0, 1: 0.1, 2: 0.5, 3: 1}
	var first string
	for _, cores := range []int{1, 4} {
		sc := open(t, rdd.WithCores(cores))
		r := rdd.Parallelize(sc, pairsOf(40_000, 4), 6)
		for _, replace := range []bool{false, true} {
			counts := rdd.CountByKey(rdd.SampleByKey(r, replace, fractions, 7))
			for k, fraction := range fractions {
				if n := float64(counts[k]); math.Abs(n-10_000*fraction) > 5*math.Sqrt(10_000*fraction) {
					t.Errorf("%v of key %d, replacement %t: took %v of 10000", fraction, k, replace, n)
				}
			}
		}
		all := fmt.Sprint(rdd.SampleByKey(r, false, fractions, 7).Collect(), rdd.SampleByKeyExact(r, true, fractions, 7).Collect())
		if first == "" {
			first = all
		}
		equal(t, "with more cores", all == first, true)
		equal(t, "of all of a key", rdd.SampleByKey(r, false, map[int]float64{0: 1, 1: 1, 2: 1, 3: 1}, 7).Collect(), r.Collect())
	}
	sc := open(t)
	hashed := rdd.PartitionBy(rdd.Parallelize(sc, pairsOf(100, 4), 3), 3)
	sampled := rdd.SampleByKey(hashed, false, fractions, 1)
	equal(t, "the placing is kept", rdd.PartitionBy(sampled, 3) == sampled, true)
	changed := map[int]float64{0: 0, 1: 0, 2: 0, 3: 0}
	none := rdd.SampleByKey(hashed, false, changed, 1)
	changed[0] = 1
	equal(t, "fractions changed afterwards", none.Count(), 0)
	rest := map[int]float64{0: 1, 1: 1}
	fails(t, func() { rdd.SampleByKey(hashed, false, rest, 1).Count() }, "SampleByKey", "has no fraction")
	fails(t, func() { rdd.SampleByKeyExact(hashed, false, rest, 1) }, "SampleByKeyExact", "has no fraction")
	for _, bad := range []float64{-0.1, 1.5, math.NaN(), math.Inf(1)} {
		fails(t, func() { rdd.SampleByKey(hashed, false, map[int]float64{8: bad}, 1) }, "SampleByKey", "the key 8 is")
		fails(t, func() { rdd.SampleByKeyExact(hashed, false, map[int]float64{8: bad}, 1) }, "SampleByKeyExact", "the key 8 is")
	}
}

func TestSampleByKeyExact(t *testing.T) {
	sc := open(t)
	fractions := map[int]float64{0: 0, 1: 0.07, 2: 0.333, 3: 1}
	for _, parts := range []int{1, 3, 50} {
		r := rdd.Parallelize(sc, pairsOf(400, 4), parts)
		for _, replace := range []bool{false, true} {
			for seed := range int64(5) {
				exact := rdd.SampleByKeyExact(r, replace, fractions, seed)
				equal(t, "counts", rdd.CountByKey(exact), map[int]int64{1: 7, 2: 34, 3: 100})
				equal(t, "again", exact.Collect(), exact.Collect())
				if distinct := rdd.Distinct(exact).Count(); replace == (distinct == 141) {
					t.Errorf("replacement %t: %d of 141 pairs are different", replace, distinct)
				}
			}
		}
		twice := rdd.SampleByKeyExact(r, true, map[int]float64{0: 2, 1: 2.5, 2: 0, 3: 0.001}, 1)
		equal(t, "more than once", rdd.CountByKey(twice), map[int]int64{0: 200, 1: 250, 3: 1})
	}
}
