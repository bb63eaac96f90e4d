package enginetest

// rddJoins are cells that bring several RDDs together, by key or by position.
var rddJoins = map[string][]string{
	"joins": {
		`type city string
type people int`,
		`size := rdd.Parallelize(sc, []rdd.Pair[city, people]{{"bonn", 330}, {"rome", 2800}, {"oslo", 700}}, 2)
land := rdd.Parallelize(sc, []rdd.Pair[city, string]{{"rome", "IT"}, {"oslo", "NO"}, {"paris", "FR"}, {"rome", "US"}}, 3)
func byKey[V any](a, b rdd.Pair[city, V]) bool { return a.Key < b.Key }`,
		`rdd.Join(size, land, 2).TakeOrdered(9, byKey[rdd.Tuple2[people, string]]) => [{Key:"oslo" Value:{First:700 Second:"NO"}} {Key:"rome" Value:{First:2800 Second:"IT"}} {Key:"rome" Value:{First:2800 Second:"US"}}]`,
		`rdd.SortByKey(rdd.LeftOuterJoin(size, land), true).Collect() => [{Key:"bonn" Value:{First:330 Second:{Value:"" OK:false}}} {Key:"oslo" Value:{First:700 Second:{Value:"NO" OK:true}}} {Key:"rome" Value:{First:2800 Second:{Value:"IT" OK:true}}} {Key:"rome" Value:{First:2800 Second:{Value:"US" OK:true}}}]`,
		`rdd.SortByKey(rdd.MapValues(rdd.RightOuterJoin(size, land), func(v rdd.Tuple2[rdd.Optional[people], string]) string { return fmt.Sprint(v.First.Or(-1), v.Second) }), true).Collect() => [{Key:"oslo" Value:"700NO"} {Key:"paris" Value:"-1FR"} {Key:"rome" Value:"2800IT"} {Key:"rome" Value:"2800US"}]`,
		`full := rdd.SortByKey(rdd.FullOuterJoin(size, land, 3), true)
rdd.Values(full).Collect() => [{First:{Value:330 OK:true} Second:{Value:"" OK:false}} {First:{Value:700 OK:true} Second:{Value:"NO" OK:true}} {First:{Value:0 OK:false} Second:{Value:"FR" OK:true}} {First:{Value:2800 OK:true} Second:{Value:"IT" OK:true}} {First:{Value:2800 OK:true} Second:{Value:"US" OK:true}}]`,
		`rdd.SubtractByKey(size, land).Collect() => [{Key:"bonn" Value:330}]`,
		`rdd.IntersectByKey(land, size, 1).Collect() => [{Key:"rome" Value:"IT"} {Key:"oslo" Value:"NO"} {Key:"rome" Value:"US"}]`,
		`rdd.Optional[people]{Value: 5, OK: true}.Or(7) + rdd.Optional[people]{Value: 5}.Or(7) => 12`,
	},
	"joins of structs": {
		`type user struct { name string; born time.Month }
type key struct { id int; shard uint8 }
type order struct { total float64; tags []string }`,
		`users := rdd.Parallelize(sc, []rdd.Pair[key, user]{{key{1, 0}, user{"ann", time.May}}, {key{2, 0}, user{"bob", time.June}}, {key{1, 1}, user{"cy", time.July}}}, 2)
orders := rdd.Parallelize(sc, []rdd.Pair[key, *order]{{key{1, 0}, &order{9.5, nil}}, {key{1, 1}, &order{1, []string{"gift"}}}, {key{1, 0}, &order{0.5, []string{"x", "y"}}}, {key{3, 3}, nil}}, 2)
total := rdd.MapValues(rdd.CoGroup(users, orders, 2), func(g rdd.Tuple2[[]user, []*order]) float64 { t := 0.0; for _, o := range g.Second { if o != nil { t += o.total } }; return t * float64(len(g.First)) })
rdd.CollectAsMap(rdd.Map(total, func(p rdd.Pair[key, float64]) rdd.Pair[string, float64] { return rdd.KV(fmt.Sprint(p.Key.id, "/", p.Key.shard), p.Value) })) => map["1/0":10 "1/1":1 "2/0":0 "3/3":0]`,
		`rdd.Map(rdd.Join(users, orders, 1), func(p rdd.Pair[key, rdd.Tuple2[user, *order]]) string { return fmt.Sprint(p.Value.First.name, p.Value.First.born, p.Value.Second.tags) }).Collect() => ["annMay []" "annMay [x y]" "cyJuly [gift]"]`,
		`rdd.Values(rdd.FullOuterJoin(users, orders, 1).Filter(func(p rdd.Pair[key, rdd.Tuple2[rdd.Optional[user], rdd.Optional[*order]]]) bool { return p.Key.id == 3 })).First().Second.OK => true`,
	},
	"cogroups": {
		`type word string
func pairs[V any](kv ...rdd.Pair[word, V]) *rdd.RDD[rdd.Pair[word, V]] { return rdd.Parallelize(sc, kv, 2) }`,
		`ints := pairs(rdd.KV(word("a"), 1), rdd.KV(word("b"), 2), rdd.KV(word("a"), 3))
texts := pairs(rdd.KV(word("b"), "x"), rdd.KV(word("c"), "y"))
reals := pairs(rdd.KV(word("a"), 0.5))
flags := pairs(rdd.KV(word("d"), true), rdd.KV(word("b"), false))`,
		`rdd.SortByKey(rdd.CoGroup(ints, texts), true).Collect() => [{Key:"a" Value:{First:[1 3] Second:[]}} {Key:"b" Value:{First:[2] Second:["x"]}} {Key:"c" Value:{First:[] Second:["y"]}}]`,
		`g := rdd.CollectAsMap(rdd.CoGroup(ints, texts))
fmt.Sprint(g["a"].Second == nil, g["c"].First == nil, g["b"].First == nil) => "true true false"`,
		`rdd.SortByKey(rdd.CoGroup3(ints, texts, reals, 2), true).Collect() => [{Key:"a" Value:{First:[1 3] Second:[] Third:[0.5]}} {Key:"b" Value:{First:[2] Second:["x"] Third:[]}} {Key:"c" Value:{First:[] Second:["y"] Third:[]}}]`,
		`rdd.SortByKey(rdd.CoGroup4(ints, texts, reals, flags), true).Collect() => [{Key:"a" Value:{First:[1 3] Second:[] Third:[0.5] Fourth:[]}} {Key:"b" Value:{First:[2] Second:["x"] Third:[] Fourth:[false]}} {Key:"c" Value:{First:[] Second:["y"] Third:[] Fourth:[]}} {Key:"d" Value:{First:[] Second:[] Third:[] Fourth:[true]}}]`,
		`rdd.Tuple3[int, word, bool]{1, "w", true}.Second + rdd.Tuple4[int, int, int, word]{Fourth: "z"}.Fourth => "wz"`,
	},
	"sets": {
		`type color int
const ( red color = iota; green; blue )
func (c color) String() string { return [...]string{"red", "green", "blue"}[c] }`,
		`warm := rdd.Parallelize(sc, []color{red, green, red, red}, 2)
cold := rdd.Parallelize(sc, []color{blue, green, green}, 2)
func show(r *rdd.RDD[color]) string { return strings.Join(rdd.Map(r, color.String).Collect(), " ") }`,
		`show(warm.Union(cold, warm)) => "red green red red blue green green red green red red"`,
		`show(rdd.Subtract(warm, cold)) + "; " + show(rdd.Intersection(warm, cold)) => "red red red; green"`,
		`show(rdd.SortBy(rdd.Distinct(warm.Union(cold), 3), func(c color) color { return -c }, true)) => "blue green red"`,
		`fmt.Sprint(show(rdd.UnionAll(sc, cold, warm, rdd.Empty[color](sc))), rdd.UnionAll[color](sc).Count()) => "blue green green red green red red0"`,
		`rdd.Empty[map[string]color](sc).IsEmpty() => true`,
		`type pos struct { x, y int }
rdd.Subtract(rdd.Parallelize(sc, []pos{{1, 1}, {2, 2}, {1, 1}}, 2), rdd.Parallelize(sc, []pos{{2, 2}}, 1)).Collect() => [{x:1 y:1} {x:1 y:1}]`,
		`rdd.Intersection(rdd.Parallelize(sc, []pos{{1, 1}, {2, 2}, {1, 1}}, 2), rdd.Parallelize(sc, []pos{{1, 1}, {3, 3}}, 1)).Collect() => [{x:1 y:1}]`,
	},
	"by position": {
		`type card struct { suit rune; rank int }
func (c card) String() string { return fmt.Sprintf("%c%d", c.suit, c.rank) }`,
		`suits := rdd.Parallelize(sc, []rune("♠♥"), 2)
ranks := rdd.Parallelize(sc, []int{7, 8, 9}, 1)
cards := rdd.Map(rdd.Cartesian(suits, ranks), func(t rdd.Tuple2[rune, int]) card { return card{t.First, t.Second} })
fmt.Sprint(cards.Collect(), cards.NumPartitions()) => "[♠7 ♠8 ♠9 ♥7 ♥8 ♥9] 2"`,
		`fmt.Sprint(rdd.Zip(cards, rdd.Map(cards, func(c card) int { return c.rank * c.rank })).Filter(func(t rdd.Tuple2[card, int]) bool { return t.Second > 50 }).Collect()) => "[{♠8 64} {♠9 81} {♥8 64} {♥9 81}]"`,
		`fmt.Sprint(rdd.ZipWithIndex(cards.Filter(func(c card) bool { return c.rank != 8 })).Collect()) => "[{♠7 0} {♠9 1} {♥7 2} {♥9 3}]"`,
		`fmt.Sprint(rdd.ZipWithUniqueID(cards).Collect()) => "[{♠7 0} {♠8 2} {♠9 4} {♥7 1} {♥8 3} {♥9 5}]"`,
		`rdd.Zip(ranks, suits).Count() !! Zip`,
		`rdd.Zip(ranks, rdd.Parallelize(sc, []int{1, 2}, 1)).Count() !! Zip`,
		`big := rdd.Range(sc, 0, 5000, 1, 3)
rdd.Zip(big, rdd.ZipWithIndex(big)).Filter(func(t rdd.Tuple2[int64, rdd.Tuple2[int64, int64]]) bool { return t.First != t.Second.Second || t.First != t.Second.First }).Count() => 0`,
	},
}
