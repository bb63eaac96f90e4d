package enginetest

// rddElements are cells about what elements can be: whatever a cell can declare.
var rddElements = map[string][]string{
	"interfaces": {
		`type shape interface { area() float64 }
type square struct { side float64 }
func (s square) area() float64 { return s.side * s.side }
type circle struct { r float64 }
func (c *circle) area() float64 { return 3 * c.r * c.r }
shapes := rdd.Parallelize(sc, []shape{square{2}, &circle{1}, square{3}}, 2)`,
		`rdd.Map(shapes, shape.area).Collect() => [4 3 9]`,
		`rdd.Map(shapes, func(s shape) string { switch s := s.(type) { case square: return fmt.Sprint("square ", s.side); case *circle: return fmt.Sprint("circle ", s.r) }; return "?" }).Collect() => ["square 2" "circle 1" "square 3"]`,
		`rdd.SortBy(shapes, func(s shape) float64 { return s.area() }, false).First().area() => 9`,
		`shapes.MaxFunc(func(a, b shape) bool { return a.area() < b.area() }).(square).side => 3`,
		`rdd.FlatMap(shapes, func(s shape) []shape { return []shape{s, square{s.area()}} }).Filter(func(s shape) bool { _, ok := s.(square); return ok }).Count() => 5`,
		`rdd.CollectAsMap(rdd.ReduceByKey(rdd.Map(shapes, func(s shape) rdd.Pair[bool, float64] { _, round := s.(*circle); return rdd.KV(round, s.area()) }), func(a, b float64) float64 { return a + b })) => map[false:13 true:3]`,
	},
	"interfaces in files": {
		MayRefuse,
		`type shape interface { area() float64 }
type square struct { side float64 }
func (s square) area() float64 { return s.side * s.side }
shapes := rdd.Parallelize(sc, []rdd.Tuple2[string, shape]{{"a", square{2}}, {"b", nil}, {"c", square{3}}}, 2)
shapes.SaveAsObjectFile(sc.SpillDir() + "/shapes")
rdd.Map(rdd.ObjectFile[rdd.Tuple2[string, shape]](sc, sc.SpillDir() + "/shapes").Filter(func(t rdd.Tuple2[string, shape]) bool { return t.Second != nil }), func(t rdd.Tuple2[string, shape]) float64 { return t.Second.area() }).Collect() => [4 9]`,
		`shapes.Persist(rdd.DiskOnly).Count()
shapes.Collect()[2].Second.area() => 9`,
	},
	"any": {
		`type point struct { x, y int }
mixed := rdd.Parallelize(sc, []any{1, "a", point{1, 2}, nil, 2.5, point{1, 2}, []int{1}}, 3)
kind := func(x any) string { switch x := x.(type) { case int: return "int"; case string: return "string"; case point: return fmt.Sprint("point ", x.y); case nil: return "nil"; case []int: return fmt.Sprint("ints ", len(x)) }; return "other" }
rdd.Map(mixed, kind).Collect() => ["int" "string" "point 2" "nil" "other" "point 2" "ints 1"]`,
		`keys := mixed.Filter(func(x any) bool { _, ok := x.([]int); return !ok })
rdd.Distinct(keys, 2).Count() => 5`,
		`rdd.CountByValue(keys)[point{1, 2}] => 2`,
		`rdd.Lookup(rdd.KeyBy(keys, func(x any) any { return x }), any(point{1, 2}))[0].(point).y => 2`,
		`keys.Persist(rdd.DiskOnly).Count()
rdd.Map(keys, kind).Collect() => ["int" "string" "point 2" "nil" "other" "point 2"]`,
	},
	"generic types": {
		`type stack[T any] struct { items []T }
func (s stack[T]) push(x T) stack[T] { s.items = append(s.items[:len(s.items):len(s.items)], x); return s }
func (s stack[T]) top() (x T, ok bool) { if len(s.items) == 0 { return x, false }; return s.items[len(s.items)-1], true }
type either[A, B any] struct { left *A; right *B }
func left[A, B any](a A) either[A, B] { return either[A, B]{left: &a} }
func right[A, B any](b B) either[A, B] { return either[A, B]{right: &b} }`,
		`s := rdd.Aggregate(rdd.Parallelize(sc, []string{"a", "b", "c"}, 2), stack[string]{}, stack[string].push, func(a, b stack[string]) stack[string] { for _, x := range b.items { a = a.push(x) }; return a })
s.top() => "c", true`,
		`parsed := rdd.Map(rdd.Parallelize(sc, []string{"1", "x", "3"}, 2), func(s string) either[int, error] { n, err := strconv.Atoi(s); if err != nil { return right[int](err) }; return left[int, error](n) })
good := parsed.Filter(func(e either[int, error]) bool { return e.left != nil })
rdd.Sum(rdd.Map(good, func(e either[int, error]) int { return *e.left })) => 4`,
		`func countBy[T any, K comparable](r *rdd.RDD[T], key func(T) K) map[K]int { return rdd.CollectAsMap(rdd.ReduceByKey(rdd.Map(r, func(x T) rdd.Pair[K, int] { return rdd.KV(key(x), 1) }), func(a, b int) int { return a + b })) }
countBy(rdd.Range(sc, 0, 10, 1, 3), func(x int64) bool { return x%3 == 0 }) => map[false:6 true:4]`,
		`type matrix [2][2]float64
func (m matrix) mul(o matrix) (p matrix) { for i := range 2 { for j := range 2 { for k := range 2 { p[i][j] += m[i][k] * o[k][j] } } }; return }
rdd.Map(rdd.Range(sc, 0, 10, 1, 4), func(int64) matrix { return matrix{{1, 1}, {1, 0}} }).Reduce(matrix.mul)[0][1] => 55`,
	},
	"functions and channels": {
		`type op func(int) int
func (o op) twice() op { return func(x int) int { return o(o(x)) } }
ops := rdd.Parallelize(sc, []op{func(x int) int { return x + 1 }, func(x int) int { return x * 10 }}, 2)`,
		`rdd.Map(rdd.Map(ops, op.twice), func(o op) int { return o(3) }).Collect() => [5 300]`,
		`ops.Reduce(func(a, b op) op { return func(x int) int { return b(a(x)) } })(4) => 50`,
		`out := make(chan int, 4)
rdd.Parallelize(sc, []chan int{out, out}, 2).ForEach(func(c chan int) { c <- 7 })
<-out + <-out => 14`,
		`ops.Persist(rdd.DiskOnly).Count() !! func`,
	},
	"embedded and pointers": {
		`type base struct { id int }
func (b base) key() int { return b.id % 2 }
func (b *base) inc() { b.id++ }
type rec struct { base; name string; next *rec }
recs := rdd.Map(rdd.Range(sc, 0, 4, 1, 2), func(i int64) *rec { return &rec{base{int(i)}, fmt.Sprint("r", i), nil} })`,
		`rdd.CollectAsMap(rdd.MapValues(rdd.GroupBy(recs, func(r *rec) int { return r.key() }), func(rs []*rec) string { s := ""; for _, r := range rs { s += r.name }; return s })) => map[0:"r0r2" 1:"r1r3"]`,
		`linked := recs.Reduce(func(a, b *rec) *rec { b.next = a; return b })
fmt.Sprint(linked.name, linked.next.name, linked.next.next.id) => "r3r10"`,
		`rdd.Map(recs, func(r *rec) rec { c := *r; c.inc(); return c }).Collect()[3].id => 4`,
		`vals := rdd.Map(recs, func(r *rec) rec { return *r }).Cache()
rdd.Map(vals, func(r rec) int { r.id = 100; r.name = "x"; return r.id }).Count()
rdd.Map(vals, func(r rec) string { return r.name }).Collect() => ["r0" "r1" "r2" "r3"]`,
	},
	"variables around": {
		`limit := 2
small := rdd.Range(sc, 0, 6, 1, 2).Filter(func(x int64) bool { return x < int64(limit) })
small.Count() => 2`,
		`limit = 5
small.Count() => 5`,
		`var all []*rdd.RDD[int64]
for i := range int64(3) { all = append(all, rdd.Map(rdd.Range(sc, 0, 2, 1, 1), func(x int64) int64 { return 10*i + x })) }
rdd.UnionAll(sc, all...).Collect() => [0 1 10 11 20 21]`,
		`func scale(x int64) int64 { return 2 * x }
scaled := rdd.Map(rdd.Range(sc, 1, 4, 1, 2), scale)
byName := rdd.Map(rdd.Range(sc, 1, 4, 1, 2), func(x int64) int64 { return scale(x) })
fmt.Sprint(scaled.Collect(), byName.Collect()) => "[2 4 6] [2 4 6]"`,
		`func scale(x int64) int64 { return 3 * x }
byName.Collect() => [3 6 9]`,
		`type T struct { a int }
old := rdd.Parallelize(sc, []T{{1}, {2}}, 2)
f := func(t T) int { return t.a }`,
		`type T struct { a, b int }
fresh := rdd.Map(old, f)
fresh.Collect() => [1 2]`,
		`rdd.Map(rdd.Parallelize(sc, []T{{1, 5}}, 1), func(t T) int { return t.a + t.b }).First() + old.Reduce(func(a, b struct{ a int }) struct{ a int } { return a }).a !! cannot use`,
		`old.Count() + rdd.Parallelize(sc, []T{{1, 5}}, 1).Count() => 3`,
	},
}
