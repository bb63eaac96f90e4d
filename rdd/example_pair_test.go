package rdd_test

import (
	"fmt"

	"lab/rdd"
)

// sales is what the examples work on: amounts by shop, in two partitions.
func sales(sc *rdd.Context) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Parallelize(sc, []rdd.Pair[string, int]{
		rdd.KV("north", 5), rdd.KV("south", 3), rdd.KV("north", 4), rdd.KV("east", 1),
	}, 2)
}

// managers is joined with sales.
func managers(sc *rdd.Context) *rdd.RDD[rdd.Pair[string, string]] {
	return rdd.Parallelize(sc, []rdd.Pair[string, string]{
		rdd.KV("north", "Ada"), rdd.KV("south", "Bob"), rdd.KV("west", "Cem"),
	}, 2)
}

func ExampleKV() {
	fmt.Println(rdd.KV("north", 5))
	// Output: {north 5}
}

func ExampleMapValues() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.MapValues(sales(sc), func(x int) int { return 10 * x }).Collect())
	// Output: [{north 50} {south 30} {north 40} {east 10}]
}

func ExampleFlatMapValues() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.FlatMapValues(sales(sc), func(x int) []int { return []int{x, -x} }).Take(3))
	// Output: [{north 5} {north -5} {south 3}]
}

func ExampleKeys() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Keys(sales(sc)).Collect())
	// Output: [north south north east]
}

func ExampleValues() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Values(sales(sc)).Collect())
	// Output: [5 3 4 1]
}

func ExampleCollectAsMap() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CollectAsMap(managers(sc)))
	// Output: map[north:Ada south:Bob west:Cem]
}

func ExampleReduceByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.ReduceByKey(sales(sc), func(a, b int) int { return a + b }, 1).Collect())
	// Output: [{north 9} {south 3} {east 1}]
}

func ExampleFoldByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.FoldByKey(sales(sc), 0, func(a, b int) int { return max(a, b) }, 1).Collect())
	// Output: [{north 5} {south 3} {east 1}]
}

func ExampleGroupByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.GroupByKey(sales(sc), 1).Collect())
	// Output: [{north [5 4]} {south [3]} {east [1]}]
}

func ExampleGroupBy() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3, 4, 5}, 2)
	fmt.Println(rdd.GroupBy(r, func(x int) string { return []string{"even", "odd"}[x%2] }, 1).Collect())
	// Output: [{odd [1 3 5]} {even [2 4]}]
}

func ExampleAggregateByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	// The mean of each key, from a sum and a count.
	type mean struct{ Sum, N float64 }
	sums := rdd.AggregateByKey(sales(sc), mean{},
		func(m mean, x int) mean { return mean{m.Sum + float64(x), m.N + 1} },
		func(a, b mean) mean { return mean{a.Sum + b.Sum, a.N + b.N} }, 1)
	fmt.Println(rdd.MapValues(sums, func(m mean) float64 { return m.Sum / m.N }).Collect())
	// Output: [{north 4.5} {south 3} {east 1}]
}

func ExampleCombineByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	lists := rdd.CombineByKey(sales(sc),
		func(x int) []int { return []int{x} },
		func(xs []int, x int) []int { return append(xs, x) },
		func(a, b []int) []int { return append(a, b...) }, 1)
	fmt.Println(lists.Collect())
	// Output: [{north [5 4]} {south [3]} {east [1]}]
}

func ExampleCountByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CountByKey(sales(sc)))
	// Output: map[east:1 north:2 south:1]
}

func ExampleCountByValue() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CountByValue(rdd.Parallelize(sc, []string{"a", "b", "a"})))
	// Output: map[a:2 b:1]
}

func ExampleLookup() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Lookup(sales(sc), "north"))
	// Output: [5 4]
}

func ExamplePartitionBy() {
	sc := rdd.NewContext()
	defer sc.Close()
	placed := rdd.PartitionBy(sales(sc), 4).Cache()
	sums := rdd.ReduceByKey(placed, func(a, b int) int { return a + b }) // moves nothing
	fmt.Println(placed.NumPartitions(), sums.NumPartitions())
	// Output: 4 4
}

func ExampleJoin() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Join(sales(sc), managers(sc), 1).Collect())
	// Output: [{north {5 Ada}} {south {3 Bob}} {north {4 Ada}}]
}

func ExampleLeftOuterJoin() {
	sc := rdd.NewContext()
	defer sc.Close()
	for _, p := range rdd.LeftOuterJoin(sales(sc), managers(sc), 1).Collect() {
		fmt.Println(p.Key, p.Value.First, p.Value.Second.Or("nobody"))
	}
	// Output:
	// north 5 Ada
	// south 3 Bob
	// north 4 Ada
	// east 1 nobody
}

func ExampleRightOuterJoin() {
	sc := rdd.NewContext()
	defer sc.Close()
	for _, p := range rdd.RightOuterJoin(sales(sc), managers(sc), 1).Collect() {
		fmt.Println(p.Key, p.Value.First.Or(0), p.Value.Second)
	}
	// Output:
	// north 5 Ada
	// south 3 Bob
	// north 4 Ada
	// west 0 Cem
}

func ExampleFullOuterJoin() {
	sc := rdd.NewContext()
	defer sc.Close()
	for _, p := range rdd.FullOuterJoin(sales(sc), managers(sc), 1).Collect() {
		fmt.Println(p.Key, p.Value.First.Or(0), p.Value.Second.Or("nobody"))
	}
	// Output:
	// north 5 Ada
	// south 3 Bob
	// north 4 Ada
	// east 1 nobody
	// west 0 Cem
}

func ExampleCoGroup() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CoGroup(sales(sc), managers(sc), 1).Collect())
	// Output: [{north {[5 4] [Ada]}} {south {[3] [Bob]}} {east {[1] []}} {west {[] [Cem]}}]
}

func ExampleSubtractByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.SubtractByKey(sales(sc), managers(sc)).Collect())
	// Output: [{east 1}]
}

func ExampleSortByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.SortByKey(sales(sc), true).Collect())
	// Output: [{east 1} {north 5} {north 4} {south 3}]
}

func ExampleSortBy() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []string{"pear", "fig", "banana"}, 2)
	fmt.Println(rdd.SortBy(r, func(s string) int { return len(s) }, false).Collect())
	// Output: [banana pear fig]
}

func ExampleOptional_Or() {
	some := rdd.Optional[int]{Value: 3, OK: true}
	none := rdd.Optional[int]{}
	fmt.Println(some.Or(7), none.Or(7))
	// Output: 3 7
}
