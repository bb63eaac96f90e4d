package enginetest

// rddActions are cells whose functions run in the tasks of actions.
var rddActions = map[string][]string{
	"some elements": {
		`type team struct { name string; won, lost int }
func (t team) less(o team) bool { return t.won-t.lost < o.won-o.lost }
teams := rdd.Parallelize(sc, []team{{"a", 3, 1}, {"b", 5, 0}, {"c", 0, 4}, {"d", 5, 3}, {"e", 2, 0}}, 3)
func names(ts []team) (s string) { for _, t := range ts { s += t.name }; return }`,
		`names(teams.Take(2)) + names(teams.Take(0)) + names(teams.Take(9)) => "ababcde"`,
		`names(teams.Top(3, team.less)) => "bad"`,
		`names(teams.TakeOrdered(3, team.less)) => "cad"`,
		`teams.MaxFunc(team.less).name + teams.MinFunc(team.less).name + teams.First().name => "bca"`,
		`teams.IsEmpty() || !teams.Filter(func(t team) bool { return t.won > 9 }).IsEmpty() => false`,
		`teams.Filter(func(t team) bool { return false }).MaxFunc(team.less) !! MaxFunc`,
		`teams.Filter(func(t team) bool { return false }).MinFunc(team.less) !! MinFunc`,
		`names(teams.Collect()) => "abcde"`,
		`teams.Count() => 5`,
	},
	"combined": {
		`type vec []float64
func (v vec) add(w vec) vec { for i := range v { v[i] += w[i] }; return v }
vecs := rdd.Map(rdd.Range(sc, 1, 11, 1, 5), func(x int64) vec { return vec{float64(x), float64(x * x)} })`,
		`vecs.Fold(vec{0, 0}, vec.add) => [55 385]`,
		`vecs.Reduce(func(a, b vec) vec { return vec{max(a[0], b[0]), min(a[1], b[1])} }) => [10 1]`,
		`vecs.TreeReduce(func(a, b vec) vec { return vec{a[0] + b[0], a[1] + b[1]} }, 3) => [55 385]`,
		`rdd.Map(vecs, func(v vec) string { return string(rune('a' + int(v[0]))) }).TreeReduce(func(a, b string) string { return a + b }, 2) => "bcdefghijk"`,
		`type box struct { seen map[int]bool; top vec }
b := rdd.TreeAggregate(vecs, box{seen: map[int]bool{}}, func(b box, v vec) box { b.seen[int(v[0])%4] = true; b.top = v; return b }, func(a, b box) box { for k := range b.seen { a.seen[k] = true }; a.top = b.top; return a }, 2)
fmt.Sprint(b) => "{map[0:true 1:true 2:true 3:true] [10 100]}"`,
		`rdd.Aggregate(vecs, []string(nil), func(s []string, v vec) []string { return append(s, fmt.Sprint(v[0])) }, func(a, b []string) []string { return append(append(a, "|"), b...) }) => ["|" "1" "2" "|" "3" "4" "|" "5" "6" "|" "7" "8" "|" "9" "10"]`,
		`rdd.Empty[vec](sc).TreeReduce(vec.add, 2) !! TreeReduce`,
		`rdd.TreeAggregate(rdd.Empty[vec](sc), 7, func(n int, v vec) int { return n + 1 }, func(a, b int) int { return a + b }, 2) => 7`,
	},
	"in the tasks": {
		`type event struct { user string; at int }
events := rdd.Parallelize(sc, []event{{"a", 5}, {"b", 1}, {"a", 9}, {"c", 4}}, 2)
var mu sync.Mutex
seen := map[string]int{}`,
		`events.ForEach(func(e event) { mu.Lock(); defer mu.Unlock(); seen[e.user] += e.at })
seen => map["a":14 "b":1 "c":4]`,
		`firsts := map[event]bool{}
events.ForEachPartition(func(in iter.Seq[event]) { for e := range in { mu.Lock(); firsts[e] = true; mu.Unlock(); break } })
fmt.Sprint(firsts[event{"a", 5}], firsts[event{"a", 9}], len(firsts)) => "true true 2"`,
		`rdd.RunJob(events, []int{1, 0, 1}, func(part int, in iter.Seq[event]) string { s := fmt.Sprint(part, ":"); for e := range in { s += e.user }; return s }) => ["1:ac" "0:ab" "1:ac"]`,
		`rdd.RunJob(events, nil, func(part int, in iter.Seq[event]) error { for e := range in { if e.at > 5 { return fmt.Errorf("late in %d", part) } }; return nil }) => [<nil> late in 1]`,
		`rdd.RunJob(events, []int{2}, func(part int, in iter.Seq[event]) int { return 0 }) !! RunJob`,
	},
	"an iterator": {
		`type n int
var mu sync.Mutex
parts := map[int]int{}
r := rdd.MapPartitionsWithIndex(rdd.Range(sc, 0, 12, 1, 4), func(part int, in iter.Seq[int64]) iter.Seq[n] { mu.Lock(); parts[part]++; mu.Unlock(); return func(yield func(n) bool) { for x := range in { if !yield(n(x)) { return } } } })`,
		`sum := n(0)
for x := range r.ToLocalIterator() { if x == 5 { break }; sum += x }
fmt.Sprint(sum, parts) => "10 map[0:1 1:1]"`,
		`slices.Collect(r.ToLocalIterator()) => [0 1 2 3 4 5 6 7 8 9 10 11]`,
	},
	"a pulled iterator": {
		MayRefuse,
		`r := rdd.Range(sc, 0, 12, 1, 4)
next, stop := iter.Pull(r.ToLocalIterator())
a, ok := next()
b, _ := next()
stop()
fmt.Sprint(a, b, ok) => "0 1 true"`,
	},
	"failures": {
		`type bad struct { code int }
func (b bad) Error() string { return fmt.Sprint("code ", b.code) }
nums := rdd.Parallelize(sc, []int{1, 2, 3}, 1)`,
		`err := rdd.Maybe(func() { rdd.Map(nums, func(x int) int { if x == 2 { panic(bad{x}) }; return x }).Count() })
var e *rdd.Error
errors.As(err, &e) => true`,
		`fmt.Sprint(e.Op, e.Action, e.Partition) => "MapCount0"`,
		`var b bad
fmt.Sprint(errors.As(err, &b), b.code) => "true 2"`,
		`err = rdd.Maybe(func() { rdd.Map(nums, func(x int) int { panic("text") }).Count() })
var p *rdd.PanicError
fmt.Sprint(errors.As(err, &p), " ", p.Value) => "true text"`,
		`rdd.Maybe(func() { nums.Count() }) => <nil>`,
		`rdd.Maybe(func() { panic("mine") }) !! mine`,
		`rdd.FlatMap(nums, func(x int) []int { return make([]int, 2-x) }).Count() !! len`,
	},
}
