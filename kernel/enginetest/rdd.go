package enginetest

// rdds are cells that use the predeclared context sc.
var rdds = map[string][]string{
	"map":           {"nums := rdd.Parallelize(sc, []int{1, 2, 3, 4}, 2)\nsq := rdd.Map(nums, func(x int) int { return x * x })\nsq.Collect() => [1 4 9 16]", "sq.Count() => 4", "sq.NumPartitions() => 2"},
	"lazy":          {"calls := 0\nr := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 1), func(x int) int { calls++; return x })\ncalls => 0", "r.Count()\ncalls => 3"},
	"filter":        {"rdd.Range(sc, 0, 10, 1).Filter(func(x int64) bool { return x%2 == 0 }).Collect() => [0 2 4 6 8]"},
	"reduce":        {"rdd.Parallelize(sc, []float64{1, 2, 3.5}).Reduce(func(a, b float64) float64 { return a + b }) => 6.5"},
	"word count":    {"lines := rdd.Parallelize(sc, []string{\"a b a\", \"b a\"}, 2)\nwords := rdd.FlatMap(lines, func(l string) []string { return strings.Fields(l) })\npairs := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })\ncounts := rdd.ReduceByKey(pairs, func(a, b int) int { return a + b })\ncounts.TakeOrdered(2, func(a, b rdd.Pair[string, int]) bool { return a.Value > b.Value }) => [{Key:\"a\" Value:3} {Key:\"b\" Value:2}]"},
	"group":         {"p := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV(\"a\", 1), rdd.KV(\"b\", 2), rdd.KV(\"a\", 3)}, 2)\ng := rdd.GroupByKey(p)\nrdd.CollectAsMap(rdd.Map(g, func(kv rdd.Pair[string, []int]) rdd.Pair[string, int] { return rdd.KV(kv.Key, len(kv.Value)) })) => map[\"a\":2 \"b\":1]"},
	"distinct":      {"rdd.Distinct(rdd.Parallelize(sc, []string{\"x\", \"y\", \"x\"})).Count() => 2"},
	"sort":          {"rdd.SortBy(rdd.Parallelize(sc, []int{3, 1, 2}, 2), func(x int) int { return x }, true).Collect() => [1 2 3]"},
	"user struct":   {"type song struct { year int; title string }", "r := rdd.Parallelize(sc, []song{{1999, \"a\"}, {2001, \"b\"}, {1999, \"c\"}}, 2)\nby := rdd.Map(r, func(s song) rdd.Pair[int, int] { return rdd.KV(s.year, 1) })\nrdd.SortByKey(rdd.ReduceByKey(by, func(a, b int) int { return a + b }), true).Collect() => [{Key:1999 Value:2} {Key:2001 Value:1}]", "r.Filter(func(s song) bool { return s.year > 2000 }).First().title => \"b\""},
	"struct key":    {"type k struct { a, b int }", "r := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3, 4}, 3), func(x int) rdd.Pair[k, int] { return rdd.KV(k{x % 2, 0}, x) })\nrdd.ReduceByKey(r, func(a, b int) int { return a + b }).Count() => 2"},
	"aggregate":     {"type acc struct { sum float64; n int }", "a := rdd.Aggregate(rdd.Parallelize(sc, []float64{1, 2, 3}, 2), acc{}, func(a acc, x float64) acc { return acc{a.sum + x, a.n + 1} }, func(a, b acc) acc { return acc{a.sum + b.sum, a.n + b.n} })\na.sum / float64(a.n) => 2"},
	"cache":         {"calls := 0\nr := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 1), func(x int) int { calls++; return x }).Cache()\nr.Count()\nr.Count()\ncalls => 3"},
	"join":          {"l := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV(\"a\", 1)}, 1)\nr := rdd.Parallelize(sc, []rdd.Pair[string, string]{rdd.KV(\"a\", \"x\")}, 1)\nrdd.Join(l, r).Count() => 1"},
	"broadcast":     {"b := rdd.NewBroadcast(sc, map[string]int{\"a\": 5})\nrdd.Map(rdd.Parallelize(sc, []string{\"a\", \"b\"}, 1), func(w string) int { return b.Value()[w] }).Collect() => [5 0]"},
	"panic inside":  {"rdd.Map(rdd.Parallelize(sc, []int{1, 0}, 1), func(x int) int { return 10 / x }).Collect() !! divide by zero", "rdd.Parallelize(sc, []int{1}).Count() => 1"},
	"maybe":         {"err := rdd.Maybe(func() { rdd.Parallelize(sc, []int{}).First() })\nerr != nil => true"},
	"own function":  {"func triple(x int) int { return 3 * x }", "rdd.Map(rdd.Parallelize(sc, []int{1, 2}), triple).Collect() => [3 6]", "rdd.Map(rdd.Parallelize(sc, []string{\"a\"}), strings.ToUpper).Collect() => [\"A\"]"},
	"partitions":    {"rdd.MapPartitions(rdd.Parallelize(sc, []int{1, 2, 3, 4}, 2), func(xs iter.Seq[int]) iter.Seq[int] { s := 0; for x := range xs { s += x }; return slices.Values([]int{s}) }).Collect() => [3 7]"},
	"shown rdd":     {"r := rdd.Parallelize(sc, []int{1, 2}, 2)\nlen(r.DebugString()) > 0 => true"},
	"own context":   {"c := rdd.NewContext(rdd.WithCores(1))\nn := rdd.Parallelize(c, []int{1, 2}).Count()\nc.Close()\nn => 2"},
	"least squares": {"data := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 3, Features: []float64{1}}, {Label: 5, Features: []float64{2}}, {Label: 7, Features: []float64{3}}}, 2)\nm := ml.LeastSquares(data)\nfmt.Sprintf(\"%.3f %.3f\", m.Intercept, m.Weights[0]) => \"1.000 2.000\"", "fmt.Sprintf(\"%.4f\", ml.RMSE(ml.PredictAll(data, m))) => \"0.0000\""},
	"descent":       {"data := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{1, 0}}, {Label: 2, Features: []float64{0, 1}}}, 2)\nw, errs := ml.GradientDescent(data, 50)\nlen(w) == 2 && errs[49] < errs[0] => true"},
	"dataset":       {"lines := dataset.Open(sc, \"millionsong\")\nlines.Count() => 6724", "len(strings.Split(lines.First(), \",\")) => 13"},
	"chart":         {"f := chart.Bars(\"t\", []string{\"a\"}, []float64{1})\nlen(f.MIMEBundle()[\"image/svg+xml\"]) > 100 => true"},
}
