package planfile_test

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lab/rdd"
	"lab/rdd/planfile"
)

type pair = rdd.Pair[string, int]

// point has what JSON would lose.
type point struct {
	X     float64
	label string
	tags  []any
}

type line struct {
	Name  string
	Count int
}

func double(x int) int      { return 2 * x }
func odd(x int) bool        { return x%2 == 1 }
func name(x int) string     { return string(rune('a' + x%5)) }
func length(s string) int   { return len(s) }
func add(a, b int) int      { return a + b }
func byName(x int) pair     { return rdd.KV(name(x), x) }
func twice(x int) []int     { return []int{x, x} }
func toString(x int) string { return fmt.Sprint(x) }
func labels(p point) string { return fmt.Sprint(p.label, p.tags) }
func place(k string) int    { return int(k[0]) }
func list(s []string, x int) []string {
	return append(s, fmt.Sprint(x))
}
func lists(a, b []string) []string { return append(a, b...) }
func one(x int) []string           { return []string{fmt.Sprint(x)} }
func reversed(in iter.Seq[int]) iter.Seq[int] {
	return func(yield func(int) bool) {
		var all []int
		for x := range in {
			all = append(all, x)
		}
		for i := len(all) - 1; i >= 0 && yield(all[i]); i-- {
		}
	}
}
func numbered(part int, in iter.Seq[int]) iter.Seq[string] {
	return func(yield func(string) bool) {
		for x := range in {
			if !yield(fmt.Sprint(part, ":", x)) {
				return
			}
		}
	}
}

// above captures a number, within a struct, squared a function.
func above(n int) func(int) bool { return func(x int) bool { return x > n } }

type circle struct {
	Centre point
	Radius float64
}

func within(c circle) func(point) bool {
	return func(p point) bool { return p.X-c.Centre.X < c.Radius && p.label != c.Centre.label }
}

func squared(f func(int) int) func(int) int { return func(x int) int { return f(f(x)) } }

func init() {
	for name, fn := range map[string]any{"double": double, "odd": odd, "name": name, "length": length, "add": add, "byName": byName,
		"twice": twice, "toString": toString, "labels": labels, "place": place, "list": list, "lists": lists, "one": one,
		"reversed": reversed, "numbered": numbered, "Fields": strings.Fields} {
		planfile.Register(name, fn)
	}
	planfile.RegisterMaker("above", above)
	planfile.RegisterMaker("within", within)
	planfile.RegisterMaker("squared", squared)

	planfile.RegisterElements[int]()
	planfile.RegisterElements[string]()
	planfile.RegisterElements[point]()
	planfile.RegisterPairs[string, int]()
	planfile.RegisterPairs[string, rdd.Tuple2[int, int]]()
	planfile.RegisterOperation(rdd.Map[int, int], rdd.Map[int, string], rdd.Map[int, pair], rdd.Map[point, string],
		rdd.FlatMap[int, int], rdd.FlatMap[string, string], rdd.MapPartitions[int, int], rdd.MapPartitionsWithIndex[int, string],
		rdd.KeyBy[int, string], rdd.KeyBy[string, int], rdd.SortBy[int, string], rdd.SortBy[string, int], rdd.Distinct[int],
		rdd.Subtract[int], rdd.Intersection[int], rdd.GroupBy[int, string], rdd.Zip[int, string], rdd.Cartesian[int, string])
	planfile.RegisterOperation(rdd.MapValues[string, int, int], rdd.FlatMapValues[string, int, int], rdd.SortByKey[string, int],
		rdd.CombineByKey[string, int, []string], rdd.AggregateByKey[string, int, []string], rdd.CoGroup[string, int, int],
		rdd.CoGroup3[string, int, int, int], rdd.CoGroup4[string, int, int, int, int], rdd.Join[string, int, int],
		rdd.LeftOuterJoin[string, int, int], rdd.RightOuterJoin[string, int, int], rdd.FullOuterJoin[string, int, int],
		rdd.SubtractByKey[string, int, int], rdd.IntersectByKey[string, int, int], rdd.CountApproxDistinctByKey[string, int],
		rdd.RepartitionAndSortWithinPartitions[string, int])
	planfile.RegisterOperation(rdd.CSVAs[line], rdd.Pipe)
}

func numbers(sc *rdd.Context, n, partitions int) *rdd.RDD[int] {
	xs := make([]int, n)
	for i := range xs {
		xs[i] = i * 7 % n
	}
	return rdd.Parallelize(sc, xs, partitions)
}

// plans are programs by their names; dir has files for them.
var plans = map[string]func(sc *rdd.Context, dir string) []planfile.RDD{
	"narrow": func(sc *rdd.Context, _ string) []planfile.RDD {
		xs := numbers(sc, 50, 4).SetName("numbers")
		ys := rdd.FlatMap(rdd.Map(xs, double), twice).Filter(planfile.Bind(above, 20)).Persist(rdd.MemoryAndDisk)
		return []planfile.RDD{rdd.MapPartitions(ys, reversed), rdd.MapPartitionsWithIndex(ys, numbered), rdd.Glom(ys), ys,
			rdd.Map(xs, planfile.Bind(squared, double)), rdd.Map(xs, planfile.Bind(squared, planfile.Bind(squared, double)))}
	},
	"diamond": func(sc *rdd.Context, _ string) []planfile.RDD {
		xs := numbers(sc, 60, 3).Cache()
		left := rdd.Map(xs.Filter(odd), byName)
		right := rdd.ReduceByKey(rdd.Map(xs, byName), add, 5).SetName("sums")
		all := rdd.Join(left, right).Union(rdd.Join(left, right))
		return []planfile.RDD{all, rdd.LeftOuterJoin(left, right), rdd.RightOuterJoin(left, right), rdd.FullOuterJoin(left, right, 2), right}
	},
	"placed": func(sc *rdd.Context, _ string) []planfile.RDD {
		p := rdd.NewPartitioner(4, place)
		ps := rdd.Map(numbers(sc, 40, 3), byName)
		a, b := rdd.PartitionByFunc(ps, p), rdd.PartitionByFunc(ps.Filter(heavy), p)
		c := rdd.PartitionByFunc(ps, rdd.NewPartitioner(4, place))
		hashed := rdd.PartitionByFunc(ps, rdd.HashPartitioner[string](6))
		sorted := rdd.SortByKey(ps, false, 3)
		return []planfile.RDD{rdd.Join(a, b), rdd.Join(a, c), rdd.CoGroup(hashed, rdd.PartitionBy(ps, 6)),
			rdd.Join(sorted, rdd.MapValues(sorted, double)), rdd.RepartitionAndSortWithinPartitions(ps, p, true), a.Union(b)}
	},
	"by key": func(sc *rdd.Context, _ string) []planfile.RDD {
		ps := rdd.Map(numbers(sc, 40, 3), byName)
		few := ps.Filter(heavy)
		return []planfile.RDD{rdd.CombineByKey(ps, one, list, lists), rdd.AggregateByKey(ps, []string{"zero"}, list, lists, 2),
			rdd.FoldByKey(ps, 0, add), rdd.GroupByKey(ps), rdd.CoGroup3(ps, few, ps), rdd.CoGroup4(ps, few, ps, ps, 3),
			rdd.SubtractByKey(ps, few), rdd.IntersectByKey(ps, few), rdd.CountApproxDistinctByKey(ps, 0.1), rdd.FlatMapValues(ps, twice),
			rdd.Keys(ps), rdd.Values(ps), rdd.SampleByKey(ps, true, fractions, 3), rdd.SampleByKeyExact(ps, false, fractions, 3)}
	},
	"whole": func(sc *rdd.Context, _ string) []planfile.RDD {
		xs := numbers(sc, 40, 3)
		names := rdd.Map(xs, name)
		split := xs.RandomSplit([]float64{1, 2, 3}, 5)
		return []planfile.RDD{rdd.Distinct(xs.Union(xs), 2), rdd.Subtract(xs, split[0]), rdd.Intersection(xs, split[1]), split[2],
			rdd.GroupBy(xs, name, 2), rdd.SortBy(xs, name, true), rdd.Zip(xs, names), rdd.Cartesian(split[0], names), rdd.ZipWithIndex(xs),
			rdd.ZipWithUniqueID(xs), xs.Coalesce(2), xs.Repartition(5), xs.Sample(true, 0.7, 9), rdd.UnionAll(sc, split...),
			rdd.UnionAll[int](sc), rdd.Empty[int](sc), rdd.KeyBy(xs, name), rdd.Range(sc, 10, -30, -3)}
	},
	"values": func(sc *rdd.Context, _ string) []planfile.RDD {
		ps := rdd.Parallelize(sc, []point{{1, "a", []any{1, "x"}}, {2, "b", nil}, {3, "c", []any{2.5}}})
		return []planfile.RDD{rdd.Map(ps, labels), rdd.Map(ps.Filter(planfile.Bind(within, circle{point{0, "b", nil}, 3})), labels),
			rdd.Parallelize(sc, []string{"<html> & ü", "no \xff UTF-8", ""}), rdd.Parallelize[int](sc, nil, 2), rdd.Parallelize(sc, []pair{rdd.KV("k", 1)})}
	},
	"files": func(sc *rdd.Context, dir string) []planfile.RDD {
		words := rdd.FlatMap(rdd.TextFile(sc, filepath.Join(dir, "*.txt")), strings.Fields)
		table := filepath.Join(dir, "table.csv")
		return []planfile.RDD{rdd.KeyBy(words, length), rdd.SortBy(words, length, false, 2), rdd.WholeTextFiles(sc, filepath.Join(dir, "*.txt")),
			rdd.BinaryFiles(sc, table), rdd.BinaryRecords(sc, table, 1), rdd.CSV(sc, table, rdd.CSVSeparator(';'), rdd.CSVHeader()),
			rdd.CSVAs[line](sc, table, rdd.CSVSeparator(';')), rdd.ObjectFile[int](sc, filepath.Join(dir, "objects")), rdd.Pipe(words, "sort", "-r")}
	},
}

var fractions = map[string]float64{"a": 0.5, "b": 1, "c": 0.25, "d": 0, "e": 0.75}

func heavy(p pair) bool { return p.Value > 25 }

func init() { planfile.Register("heavy", heavy) }

// fill writes the files that plans read.
func fill(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "to be or not\nto be\n", "b.txt": "that is the question\n",
		"table.csv": "Name;Count\nab;12\ncd;345\nef;6\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	numbers(open(t), 9, 2).SaveAsObjectFile(filepath.Join(dir, "objects"))
	return dir
}
