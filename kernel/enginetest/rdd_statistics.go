package enginetest

// rddStatistics are cells about numbers, exact and approximate.
var rddStatistics = map[string][]string{
	"numbers": {
		`type meters float64
type count uint8
lengths := rdd.Parallelize(sc, []meters{2, 4, 4, 4, 5, 5, 7, 9}, 3)
counts := rdd.Parallelize(sc, []count{200, 100, 50}, 2)`,
		`rdd.Sum(lengths) => 40`,
		`rdd.Sum(counts) => 94`,
		`rdd.Mean(counts) => 116.66666666666667`,
		`fmt.Sprint(rdd.Mean(lengths), rdd.Variance(lengths), rdd.Stdev(lengths)) => "5 4 2"`,
		`fmt.Sprintf("%.4f %.4f", rdd.SampleVariance(lengths), rdd.SampleStdev(lengths)) => "4.5714 2.1381"`,
		`fmt.Sprint(rdd.Max(lengths), rdd.Min(counts), rdd.Max(rdd.Parallelize(sc, []string{"a", "c", "b"}, 2))) => "9 50c"`,
		`fmt.Sprint(rdd.Min(rdd.Map(lengths, func(m meters) time.Duration { return time.Duration(m) * time.Second }))) => "2s"`,
		`rdd.Mean(rdd.Empty[int](sc)) !! Mean`,
		`rdd.Max(rdd.Empty[meters](sc)) !! Max`,
	},
	"counters": {
		`s := rdd.Stats(rdd.Parallelize(sc, []int16{1, 2, 3, 4}, 2))
fmt.Sprint(s.Count(), s.Sum(), s.Mean(), s.Min(), s.Max(), s.Variance(), s.SampleVariance()) => "4 10 2.5 1 4 1.25 1.6666666666666667"`,
		`fmt.Sprintf("%.3f %.3f", s.Stdev(), s.SampleStdev()) => "1.118 1.291"`,
		`s.String() => "(count: 4, mean: 2.5, stdev: 1.118033988749895, max: 4, min: 1)"`,
		`s => (count: 4, mean: 2.5, stdev: 1.118033988749895, max: 4, min: 1)`,
		`var none rdd.StatCounter
t := none.With(10, 20).Merge(s)
fmt.Sprint(t.Count(), t.Max(), none.Mean(), s.Count()) => "6 20 NaN 4"`,
		`all := rdd.Aggregate(rdd.Parallelize(sc, []string{"a", "bbb", "cc"}, 2), rdd.StatCounter{}, func(s rdd.StatCounter, w string) rdd.StatCounter { return s.With(float64(len(w))) }, rdd.StatCounter.Merge)
all.Mean() => 2`,
	},
	"histograms": {
		`type age int
ages := rdd.Parallelize(sc, []age{0, 10, 15, 20, 25, 30, 39, 40}, 3)`,
		`rdd.Histogram(ages, 4) => [0 10 20 30 40], [1 2 2 3]`,
		`rdd.HistogramBetween(ages, []float64{0, 15, 18, 40}) => [2 1 5]`,
		`bounds, counts := rdd.Histogram(rdd.Map(ages, func(a age) float64 { return float64(a) / 4 }), 2)
fmt.Sprint(bounds, counts) => "[0 5 10] [3 5]"`,
		`rdd.Histogram(ages, 0) !! Histogram`,
		`rdd.HistogramBetween(ages, []float64{3, 1}) !! HistogramBetween`,
	},
	"estimates": {
		`nums := rdd.Range(sc, 0, 1000, 1, 4)
rdd.CountApprox(nums, time.Hour, 0.95) => 1000 (exact)`,
		`sum, mean := rdd.SumApprox(nums, time.Hour, 0.9), rdd.MeanApprox(nums, time.Hour, 0.9)
fmt.Sprint(sum.Mean, mean.Low, mean.High, mean.Confidence, sum.Exact()) => "499500 499.5 499.5 1 true"`,
		`type price float32
rdd.SumApprox(rdd.Parallelize(sc, []price{0.5, 0.25}, 2), time.Hour, 0.9).String() => "0.75 (exact)"`,
		`late := rdd.CountApprox(nums, 0, 0.95)
late.Exact() => false`,
		`rdd.MeanApprox(nums, time.Second, 2) !! confidence`,
	},
	"distinct counts": {
		`type tag struct { a, b int }
tags := rdd.Map(rdd.Range(sc, 0, 3000, 1, 3), func(x int64) tag { return tag{int(x % 50), int(x % 3)} })
rdd.CountApproxDistinct(tags, 0.01) => 150`,
		`rdd.CountApproxDistinct(rdd.Parallelize(sc, []string{"a", "b", "a"}, 2), 0.05) => 2`,
		`by := rdd.CountApproxDistinctByKey(rdd.Map(tags, func(t tag) rdd.Pair[bool, tag] { return rdd.KV(t.b == 0, t) }), 0.01, 2)
rdd.CollectAsMap(by) => map[false:100 true:50]`,
		`type kind string
rdd.CountApproxDistinct(rdd.Parallelize(sc, []kind{"x", "y", "x", "z"}, 2), 0.05) => 3`,
		`rdd.CountApproxDistinct(tags, 5) !! relative error`,
	},
}

// rddSampling are cells that draw at random: the same seed draws the same on every engine.
var rddSampling = map[string][]string{
	"samples": {
		`type ball int
urn := rdd.Map(rdd.Range(sc, 0, 40, 1, 3), func(x int64) ball { return ball(x) })`,
		`urn.Sample(false, 0.2, 42).Collect() => [0 1 26 27 37]`,
		`urn.Sample(true, 0.2, 42).Collect() => [2 4 8 10 11 14 24 28 28 33]`,
		`urn.TakeSample(false, 5, 7) => [20 5 36 23 25]`,
		`urn.TakeSample(true, 5, 7) => [26 21 5 36 25]`,
		`len(urn.TakeSample(false, 100, 7)) => 40`,
		`parts := urn.RandomSplit([]float64{3, 1}, 11)
parts[1].Collect() => [17 20 26 29 31]`,
		`rdd.Sum(parts[0].Union(parts[1])) => 780`,
		`urn.Sample(false, 1.5, 1) !! Sample`,
	},
	"by key": {
		`type kind string
type row struct { id int64; text string }
rows := rdd.Map(rdd.Range(sc, 0, 60, 1, 3), func(x int64) rdd.Pair[kind, row] { return rdd.KV(kind([]string{"odd", "even"}[(x+1)%2]), row{x, fmt.Sprint("n", x)}) })
fractions := map[kind]float64{"odd": 0.1, "even": 0.3}`,
		`rdd.Map(rdd.SampleByKey(rows, false, fractions, 3), func(p rdd.Pair[kind, row]) int64 { return p.Value.id }).Collect() => [4 14 25 26 30 38 42 44 47 48 55 58]`,
		`rdd.Map(rdd.SampleByKey(rows, true, fractions, 3), func(p rdd.Pair[kind, row]) int64 { return p.Value.id }).Collect() => [3 4 6 13 23 30 37 40 45 50 53 58]`,
		`exact := rdd.SampleByKeyExact(rows, false, fractions, 5)
rdd.CountByKey(exact) => map["even":9 "odd":3]`,
		`rdd.Map(exact, func(p rdd.Pair[kind, row]) string { return p.Value.text }).Collect() => ["n1" "n6" "n15" "n16" "n21" "n24" "n26" "n30" "n40" "n50" "n52" "n58"]`,
		`rdd.CountByKey(rdd.SampleByKeyExact(rows, true, fractions, 5)) => map["even":9 "odd":3]`,
		`rdd.SampleByKey(rows, false, map[kind]float64{"odd": 1}, 3).Count() !! even`,
	},
}
