package enginetest

// rddPlacing are cells about partitions: where elements are, and in which order.
var rddPlacing = map[string][]string{
	"partitions": {
		`type seat struct { row rune; n int }
var seats []seat
for _, r := range "ABC" { for n := range 3 { seats = append(seats, seat{r, n}) } }
all := rdd.Parallelize(sc, seats, 4)
func shape[T any](r *rdd.RDD[T]) (ns []int) { for _, part := range rdd.Glom(r).Collect() { ns = append(ns, len(part)) }; return }`,
		`shape(all) => [2 2 2 3]`,
		`rdd.Map(rdd.Glom(all), func(xs []seat) string { s := ""; for _, x := range xs { s += fmt.Sprint(string(x.row), x.n) }; return s }).Collect() => ["A0A1" "A2B0" "B1B2" "C0C1C2"]`,
		`fmt.Sprint(shape(all.Coalesce(2)), shape(all.Coalesce(9)), shape(all.Repartition(3))) => "[4 5] [2 2 2 3] [3 3 3]"`,
		`rdd.MapPartitionsWithIndex(all, func(part int, in iter.Seq[seat]) iter.Seq[string] { return func(yield func(string) bool) { for s := range in { if s.n == 1 && !yield(fmt.Sprint(part, string(s.row))) { return } } } }).Collect() => ["0A" "2B" "3C"]`,
		`rdd.MapPartitions(all, func(in iter.Seq[seat]) iter.Seq[int] { return func(yield func(int) bool) { for s := range in { if !yield(s.n) { return } } } }).Take(3) => [0 1 2]`,
		`all.NumPartitions() => 4`,
	},
	"placed by hash": {
		`type name string
people := rdd.Parallelize(sc, []rdd.Pair[name, int]{{"ann", 1}, {"bob", 2}, {"cy", 3}, {"ann", 4}, {"di", 5}, {"ed", 6}}, 2)
func show[V any](r *rdd.RDD[rdd.Pair[name, V]]) string { return fmt.Sprint(rdd.Glom(r).Collect()) }`,
		`placed := rdd.PartitionBy(people, 3)
show(placed) => "[[{ann 1} {bob 2} {cy 3} {ann 4}] [] [{di 5} {ed 6}]]"`,
		`rdd.PartitionBy(placed, 3) == placed => true`,
		`show(rdd.ReduceByKey(people, func(a, b int) int { return a + b }, 3)) => "[[{ann 5} {bob 2} {cy 3}] [] [{di 5} {ed 6}]]"`,
		`rdd.PartitionByFunc(people, rdd.HashPartitioner[name](3)).Filter(func(p rdd.Pair[name, int]) bool { return p.Value > 1 }).NumPartitions() => 3`,
		`rdd.PartitionByFunc(placed, rdd.HashPartitioner[name](3)) == placed => true`,
		`show(rdd.MapValues(rdd.Join(placed, placed.Filter(func(p rdd.Pair[name, int]) bool { return p.Value != 4 })), func(t rdd.Tuple2[int, int]) int { return 10*t.First + t.Second })) => "[[{ann 11} {bob 22} {cy 33} {ann 41}] [] [{di 55} {ed 66}]]"`,
		`show(placed.Union(rdd.PartitionBy(people, 3))) => "[[{ann 1} {bob 2} {cy 3} {ann 4} {ann 1} {bob 2} {cy 3} {ann 4}] [] [{di 5} {ed 6} {di 5} {ed 6}]]"`,
		`strings.Count(rdd.ReduceByKey(placed, func(a, b int) int { return a }).DebugString(), "+-") => 1`,
	},
	"placed by a function": {
		`type month int
func quarter(m month) int { return int(m-1) / 3 }
byQuarter := rdd.NewPartitioner(4, quarter)
byQuarter.NumPartitions() => 4`,
		`type sale struct { item string; n int }
sales := rdd.Parallelize(sc, []rdd.Pair[month, sale]{{12, sale{"a", 1}}, {1, sale{"b", 2}}, {3, sale{"c", 3}}, {2, sale{"d", 4}}, {12, sale{"e", 5}}, {10, sale{"f", 6}}}, 2)
rdd.Glom(rdd.Keys(rdd.PartitionByFunc(sales, byQuarter))).Collect() => [[1 3 2] [] [] [12 12 10]]`,
		`fmt.Sprint(rdd.Glom(rdd.RepartitionAndSortWithinPartitions(sales, byQuarter, true)).Collect()) => "[[{1 {b 2}} {2 {d 4}} {3 {c 3}}] [] [] [{10 {f 6}} {12 {a 1}} {12 {e 5}}]]"`,
		`rdd.Glom(rdd.Keys(rdd.RepartitionAndSortWithinPartitions(sales, byQuarter, false))).Collect() => [[3 2 1] [] [] [12 12 10]]`,
		`placed := rdd.PartitionByFunc(sales, byQuarter)
rdd.PartitionByFunc(placed, byQuarter) == placed => true`,
		`rdd.Glom(rdd.Keys(rdd.ReduceByKey(placed, func(a, b sale) sale { return sale{a.item + b.item, a.n + b.n} }))).Collect() => [[1 3 2] [] [] [12 10]]`,
		`calls := 0
odd := rdd.NewPartitioner(2, func(s string) int { calls++; return -len(s) })
rdd.Glom(rdd.Values(rdd.PartitionByFunc(rdd.Parallelize(sc, []rdd.Pair[string, int]{{"a", 1}, {"bb", 2}, {"ccc", 3}}, 1), odd))).Collect() => [[2] [1 3]]`,
		`rdd.NewPartitioner[string](2, nil) !! HashPartitioner`,
		`bad := rdd.NewPartitioner(2, func(s string) int { panic("no place for " + s) })
rdd.PartitionByFunc(rdd.Parallelize(sc, []rdd.Pair[string, int]{{"a", 1}}, 1), bad).Count() !! no place for a`,
	},
	"sorted": {
		`type rank string
type player struct { name string; rank rank; points float64 }
func (p player) key() float64 { return -p.points }
players := rdd.Parallelize(sc, []player{{"ann", "b", 3.5}, {"bob", "a", 9}, {"cy", "b", -1}, {"di", "a", 3.5}, {"ed", "c", 0}}, 3)`,
		`rdd.Map(rdd.SortBy(players, player.key, true, 2), func(p player) string { return p.name }).Collect() => ["bob" "ann" "di" "ed" "cy"]`,
		`rdd.Map(rdd.SortBy(players, func(p player) rank { return p.rank }, false), func(p player) string { return p.name }).Collect() => ["ed" "ann" "cy" "bob" "di"]`,
		`rdd.SortByKey(rdd.KeyBy(players, func(p player) rank { return p.rank + rank(p.name) }), false, 4).First().Value.points => 0`,
		`rdd.SortByKey(rdd.Parallelize(sc, []rdd.Pair[int8, string]{{3, "c"}, {-1, "a"}, {3, "d"}, {0, "b"}}, 2), true).Collect() => [{Key:-1 Value:"a"} {Key:0 Value:"b"} {Key:3 Value:"c"} {Key:3 Value:"d"}]`,
		`rdd.SortBy(rdd.Parallelize(sc, []float64{2, math.NaN(), -1, math.Inf(1), 0}, 2), func(x float64) float64 { return x }, true).Collect() => [NaN -1 0 2 +Inf]`,
		`type dur time.Duration
rdd.SortBy(rdd.Parallelize(sc, []time.Duration{time.Hour, time.Second, time.Minute}, 2), func(d time.Duration) dur { return dur(d) }, true).Collect() => [1s 1m0s 1h0m0s]`,
		`sorted := rdd.SortBy(rdd.Range(sc, 0, 6000, 1, 3), func(x int64) int64 { return (x * 7919) % 6007 }, true, 5).Collect()
ok := true
for i := range sorted[1:] { ok = ok && (sorted[i]*7919)%6007 < (sorted[i+1]*7919)%6007 }
fmt.Sprint(len(sorted), ok) => "6000 true"`,
	},
}
