package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"lab/rdd/stat"
)

// An interval of 95% has to hold the truth in about 95% of all samples, also where partitions differ a lot.
func TestIntervalsHoldTheTruthAsOftenAsTheySay(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const trials = 2000
	var count, sum, mean int
	for range trials {
		parts := make([]stat.Part, 40)
		var n, total float64
		for i := range parts {
			xs := make([]float64, 20+rng.IntN(200))
			level := rng.NormFloat64() // elements of one partition are alike
			for j := range xs {
				xs[j] = 10 + level + rng.NormFloat64()
				total += xs[j]
			}
			n += float64(len(xs))
			parts[i] = stat.Part{Done: i < 12}.With(xs)
			if !parts[i].Done {
				parts[i] = stat.Part{}
			}
		}
		holds := func(e stat.Estimate, truth float64) int {
			if e.Confidence != 0.95 || e.Exact() || !(e.Low <= e.Mean && e.Mean <= e.High) {
				t.Fatalf("the estimate is %v", e)
			}
			if e.Low <= truth && truth <= e.High {
				return 1
			}
			return 0
		}
		count += holds(stat.Count(parts, 0.95), n)
		sum += holds(stat.Sum(parts, 0.95), total)
		mean += holds(stat.Mean(parts, 0.95), total/n)
	}
	for what, hits := range map[string]int{"count": count, "sum": sum, "mean": mean} {
		if share := float64(hits) / trials; share < 0.925 || share > 0.97 {
			t.Errorf("intervals of the %s hold the truth in %.1f%% of the samples, want about 95%%", what, 100*share)
		}
	}
}

func TestEstimatesAtTheEnds(t *testing.T) {
	inf := math.Inf(1)
	done := stat.Part{Done: true}.With([]float64{1, 2, 3})
	all := []stat.Part{done, done}
	one := []stat.Part{done, {Count: 1, Sum: 9}}
	none := []stat.Part{{Count: 2, Sum: 2}, {}}
	for _, c := range []struct {
		what      string
		got, want stat.Estimate
	}{
		{"count of all", stat.Count(all, 0.9), stat.Estimate{Mean: 6, Low: 6, High: 6, Confidence: 1}},
		{"sum of all", stat.Sum(all, 0.9), stat.Estimate{Mean: 12, Low: 12, High: 12, Confidence: 1}},
		{"mean of all", stat.Mean(all, 0.9), stat.Estimate{Mean: 2, Low: 2, High: 2, Confidence: 1}},
		{"count of one", stat.Count(one, 0.9), stat.Estimate{Mean: 6, Low: 4, High: inf, Confidence: 0.9}},
		{"sum of one", stat.Sum(one, 0.9), stat.Estimate{Mean: 12, Low: -inf, High: inf, Confidence: 0.9}},
		{"mean of one", stat.Mean(one, 0.9), stat.Estimate{Mean: 2, Low: -inf, High: inf, Confidence: 0.9}},
		{"count of none", stat.Count(none, 0.9), stat.Estimate{Mean: 2, Low: 2, High: inf}},
		{"sum of none", stat.Sum(none, 0.9), stat.Estimate{Low: -inf, High: inf}},
		{"count without partitions", stat.Count(nil, 0.9), stat.Estimate{Confidence: 1}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", c.what, c.got, c.want)
		}
	}
	if e := stat.Mean(none, 0.9); !math.IsNaN(e.Mean) || e.Low != -inf || e.High != inf || e.Confidence != 0 {
		t.Errorf("mean of none: %+v", e)
	}
	if got := all[0].Count; got != 3 {
		t.Errorf("an estimate changed its parts: %v", got)
	}
}

func TestDeadline(t *testing.T) {
	d, err := stat.NewDeadline(0, 0.5)
	if err != nil || !d.Passed() {
		t.Errorf("a deadline that is no time away has not passed (%v)", err)
	}
	d, err = stat.NewDeadline(time.Hour, 0.5)
	if err != nil || d.Passed() {
		t.Errorf("a deadline that is an hour away has passed (%v)", err)
	}
	for _, confidence := range []float64{0, 1, -1, 2, math.NaN()} {
		if _, err := stat.NewDeadline(time.Second, confidence); err == nil {
			t.Errorf("the confidence %v is taken", confidence)
		}
	}
	if _, err := stat.NewDeadline(-1, 0.5); err == nil {
		t.Error("a negative timeout is taken")
	}
}
