package enginetest

// rddPairs are cells about pairs, with keys and values of the cells' own types.
var rddPairs = map[string][]string{
	"values and keys": {
		`type cents int
func (c cents) String() string { return fmt.Sprintf("$%.2f", float64(c)/100) }
type item string`,
		`sales := rdd.Parallelize(sc, []rdd.Pair[item, cents]{rdd.KV(item("tea"), cents(250)), rdd.KV(item("bun"), cents(120)), {Key: "tea", Value: 300}}, 2)
rdd.Map(rdd.Values(sales), cents.String).Collect() => ["$2.50" "$1.20" "$3.00"]`,
		`rdd.Keys(sales).Collect() => ["tea" "bun" "tea"]`,
		`double := rdd.MapValues(sales, func(c cents) cents { return 2 * c })
rdd.MapValues(double, cents.String).Collect() => [{Key:"tea" Value:"$5.00"} {Key:"bun" Value:"$2.40"} {Key:"tea" Value:"$6.00"}]`,
		`rdd.FlatMapValues(sales, func(c cents) []string { return strings.Split(c.String(), ".") }).Collect() => [{Key:"tea" Value:"$2"} {Key:"tea" Value:"50"} {Key:"bun" Value:"$1"} {Key:"bun" Value:"20"} {Key:"tea" Value:"$3"} {Key:"tea" Value:"00"}]`,
		`m := rdd.CollectAsMap(sales)
m["bun"].String() + m["tea"].String() => "$1.20$3.00"`,
		`tea, pie := rdd.Lookup(sales, "tea"), rdd.Lookup(sales, item("pie"))
fmt.Sprint(tea[0], tea[1], len(tea), len(pie)) => "$2.50 $3.00 2 0"`,
		`sums := rdd.ReduceByKeyLocally(sales, func(a, b cents) cents { return a + b })
fmt.Sprint(sums["tea"], sums["bun"], len(sums)) => "$5.50 $1.20 2"`,
		`rdd.CountByKey(sales) => map["bun":1 "tea":2]`,
		`rdd.CountByValue(rdd.Keys(sales)) => map["bun":1 "tea":2]`,
	},
	"methods in functions": {
		`type point struct { x, y int }
func (p point) quadrant() string { switch { case p.x >= 0 && p.y >= 0: return "I"; case p.x < 0 && p.y >= 0: return "II"; case p.x < 0: return "III" }; return "IV" }
func (p point) plus(q point) point { return point{p.x + q.x, p.y + q.y} }`,
		`points := rdd.Parallelize(sc, []point{{1, 2}, {-3, 1}, {4, 4}, {-1, -1}, {5, -5}}, 3)
rdd.KeyBy(points, point.quadrant).Collect() => [{Key:"I" Value:{x:1 y:2}} {Key:"II" Value:{x:-3 y:1}} {Key:"I" Value:{x:4 y:4}} {Key:"III" Value:{x:-1 y:-1}} {Key:"IV" Value:{x:5 y:-5}}]`,
		`rdd.CollectAsMap(rdd.ReduceByKey(rdd.KeyBy(points, point.quadrant), point.plus)) => map["I":{x:5 y:6} "II":{x:-3 y:1} "III":{x:-1 y:-1} "IV":{x:5 y:-5}]`,
		`rdd.CollectAsMap(rdd.GroupBy(points, point.quadrant, 2)) => map["I":[{x:1 y:2} {x:4 y:4}] "II":[{x:-3 y:1}] "III":[{x:-1 y:-1}] "IV":[{x:5 y:-5}]]`,
		`rdd.CountByValue(rdd.Map(points, point.quadrant)) => map["I":2 "II":1 "III":1 "IV":1]`,
		`near := point{1, 2}
rdd.Lookup(rdd.Map(points, func(p point) rdd.Pair[point, bool] { return rdd.KV(p, p == near) }), near) => [true]`,
	},
	"aggregate by key": {
		`type mean struct { sum float64; n int }
func (m mean) value() float64 { return m.sum / float64(m.n) }
func put(m mean, x float64) mean { m.sum += x; m.n++; return m }
func join(a, b mean) mean { return mean{a.sum + b.sum, a.n + b.n} }`,
		`type year int
tempo := rdd.Parallelize(sc, []rdd.Pair[year, float64]{{1964, 100}, {1965, 90}, {1964, 110}, {1965, 95}, {1964, 120}}, 3)`,
		`rdd.CollectAsMap(rdd.MapValues(rdd.AggregateByKey(tempo, mean{}, put, join, 2), mean.value)) => map[1964:110 1965:92.5]`,
		`rdd.CollectAsMap(rdd.MapValues(rdd.CombineByKey(tempo, func(x float64) mean { return mean{x, 1} }, put, join), mean.value)) => map[1964:110 1965:92.5]`,
		`rdd.CollectAsMap(rdd.FoldByKey(tempo, math.Inf(-1), func(a, b float64) float64 { return max(a, b) })) => map[1964:120 1965:95]`,
		`rdd.SortByKey(rdd.GroupByKey(tempo, 2), true).Collect() => [{Key:1964 Value:[100 110 120]} {Key:1965 Value:[90 95]}]`,
	},
	"zeros are copied": {
		`type bag struct { words map[string]int; last *string }`,
		`pairs := rdd.Parallelize(sc, []rdd.Pair[bool, string]{{true, "a"}, {false, "b"}, {true, "a"}, {true, "c"}, {false, "b"}}, 2)
zero := bag{words: map[string]int{}}
bags := rdd.AggregateByKey(pairs, zero, func(b bag, w string) bag { b.words[w]++; b.last = &w; return b }, func(a, b bag) bag { for w, n := range b.words { a.words[w] += n }; a.last = b.last; return a })`,
		`rdd.CollectAsMap(rdd.MapValues(bags, func(b bag) string { return fmt.Sprint(b.words, *b.last) })) => map[false:"map[b:2]b" true:"map[a:2 c:1]c"]`,
		`rdd.CollectAsMap(rdd.MapValues(bags, func(b bag) int { return len(b.words) })) => map[false:1 true:2]`,
		`len(zero.words) => 0`,
		`rdd.CollectAsMap(rdd.FoldByKey(rdd.MapValues(pairs, func(w string) []string { return []string{w} }), []string{}, func(a, b []string) []string { return append(a, b...) })) => map[false:["b" "b"] true:["a" "a" "c"]]`,
	},
	"key types": {
		`type id uint16
type code [2]byte
type place struct { row, col int8 }
type grade float32
func counts[K comparable](keys ...K) string { pairs := rdd.Map(rdd.Parallelize(sc, keys, 3), func(k K) rdd.Pair[K, int] { return rdd.KV(k, 1) }); return fmt.Sprint(rdd.ReduceByKey(pairs, func(a, b int) int { return a + b }, 4).Collect()) }`,
		`counts[id](7, 8, 9, 7, 300) => "[{7 2} {8 1} {300 1} {9 1}]"`,
		`counts(code{1, 2}, code{2, 1}, code{1, 2}) => "[{[1 2] 2} {[2 1] 1}]"`,
		`counts(place{1, -2}, place{3, 4}, place{1, -2}, place{0, 0}) => "[{{3 4} 1} {{1 -2} 2} {{0 0} 1}]"`,
		`counts[grade](1.5, -0.25, 1.5, 3) => "[{1.5 2} {-0.25 1} {3 1}]"`,
		`counts("one", "two", "one", "three", "") => "[{one 2} {three 1} { 1} {two 1}]"`,
		`counts(true, false, true) => "[{false 1} {true 2}]"`,
		`counts('a', 'é', 'a') => "[{233 1} {97 2}]"`,
		`counts[any](1, "1", 1, 2.5, id(1), place{1, 1}, place{1, 1}) => "[{{1 1} 2} {1 1} {1 2} {1 1} {2.5 1}]"`,
		`counts(3i, 1+1i, 3i) => "[{(1+1i) 1} {(0+3i) 2}]"`,
		`counts([2]place{{1, 2}}, [2]place{{1, 2}}, [2]place{}) => "[{[{1 2} {0 0}] 2} {[{0 0} {0 0}] 1}]"`,
	},
	"pairs of pairs": {
		`type edge = rdd.Pair[string, string]
edges := rdd.Parallelize(sc, []edge{{"a", "b"}, {"b", "c"}, {"a", "c"}, {"c", "a"}, {"a", "b"}}, 2)
rdd.CountByValue(edges)[edge{"a", "b"}] => 2`,
		`nested := rdd.Map(edges, func(e edge) rdd.Pair[edge, rdd.Tuple2[int, []string]] { return rdd.KV(e, rdd.Tuple2[int, []string]{len(e.Key), []string{e.Value}}) })
rdd.SortBy(rdd.ReduceByKey(nested, func(a, b rdd.Tuple2[int, []string]) rdd.Tuple2[int, []string] { return rdd.Tuple2[int, []string]{a.First + b.First, append(a.Second[:1:1], b.Second...)} }), func(p rdd.Pair[edge, rdd.Tuple2[int, []string]]) string { return p.Key.Key + p.Key.Value }, true).Collect() => [{Key:{Key:"a" Value:"b"} Value:{First:2 Second:["b" "b"]}} {Key:{Key:"a" Value:"c"} Value:{First:1 Second:["c"]}} {Key:{Key:"b" Value:"c"} Value:{First:1 Second:["c"]}} {Key:{Key:"c" Value:"a"} Value:{First:1 Second:["a"]}}]`,
	},
	"keys that cannot be": {
		`type key interface{ comparable }
rdd.ReduceByKey(rdd.Parallelize(sc, []rdd.Pair[[]int, int]{}, 1), func(a, b int) int { return a }) !! comparable`,
		`rdd.CountByValue(rdd.Parallelize(sc, []any{1, []int{2}}, 1)) !! []int`,
		`rdd.CountByValue(rdd.Parallelize(sc, []any{1, 2, 1}, 1)) => map[1:2 2:1]`,
	},
}
