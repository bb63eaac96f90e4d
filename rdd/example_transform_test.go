package rdd_test

import (
	"fmt"
	"iter"
	"strings"

	"lab/rdd"
)

func ExampleMap() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []string{"a", "bb", "ccc"})
	fmt.Println(rdd.Map(r, func(s string) int { return len(s) }).Collect())
	// Output: [1 2 3]
}

func ExampleFlatMap() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []string{"to be", "or not"})
	fmt.Println(rdd.FlatMap(r, strings.Fields).Collect())
	// Output: [to be or not]
}

func ExampleRDD_Filter() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1)
	fmt.Println(r.Filter(func(x int64) bool { return x%3 == 0 }).Collect())
	// Output: [0 3 6 9]
}

func ExampleMapPartitions() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3, 4}, 2)
	sums := rdd.MapPartitions(r, func(in iter.Seq[int]) iter.Seq[int] {
		return func(yield func(int) bool) {
			sum := 0
			for x := range in {
				sum += x
			}
			yield(sum)
		}
	})
	fmt.Println(sums.Collect())
	// Output: [3 7]
}

func ExampleMapPartitionsWithIndex() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []string{"a", "b", "c"}, 3)
	tagged := rdd.MapPartitionsWithIndex(r, func(part int, in iter.Seq[string]) iter.Seq[string] {
		return func(yield func(string) bool) {
			for x := range in {
				if !yield(fmt.Sprint(part, ":", x)) {
					return
				}
			}
		}
	})
	fmt.Println(tagged.Collect())
	// Output: [0:a 1:b 2:c]
}

func ExampleRDD_ForEachPartition() {
	sc := rdd.NewContext()
	defer sc.Close()
	rdd.Parallelize(sc, []string{"a", "b"}, 1).ForEachPartition(func(in iter.Seq[string]) {
		fmt.Println("open")
		for x := range in {
			fmt.Println("write", x)
		}
		fmt.Println("close")
	})
	// Output:
	// open
	// write a
	// write b
	// close
}

func ExampleKeyBy() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []string{"ant", "bee", "bat"})
	fmt.Println(rdd.KeyBy(r, func(s string) string { return s[:1] }).Collect())
	// Output: [{a ant} {b bee} {b bat}]
}

func ExampleGlom() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Glom(rdd.Parallelize(sc, []int{1, 2, 3, 4}, 3)).Collect())
	// Output: [[1] [2] [3 4]]
}

func ExampleDistinct() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{3, 1, 3, 2, 1}, 2)
	fmt.Println(rdd.Distinct(r, 1).Collect())
	// Output: [3 1 2]
}

func ExampleSubtract() {
	sc := rdd.NewContext()
	defer sc.Close()
	l := rdd.Parallelize(sc, []int{1, 2, 2, 3}, 2)
	r := rdd.Parallelize(sc, []int{3, 4}, 2)
	fmt.Println(rdd.Subtract(l, r, 1).Collect())
	// Output: [1 2 2]
}

func ExampleIntersection() {
	sc := rdd.NewContext()
	defer sc.Close()
	l := rdd.Parallelize(sc, []int{1, 2, 2, 3}, 2)
	r := rdd.Parallelize(sc, []int{2, 3, 4}, 2)
	fmt.Println(rdd.Intersection(l, r, 1).Collect())
	// Output: [2 3]
}

func ExampleRDD_Union() {
	sc := rdd.NewContext()
	defer sc.Close()
	l := rdd.Parallelize(sc, []int{1, 2}, 2)
	fmt.Println(rdd.Glom(l.Union(rdd.Parallelize(sc, []int{3}, 1))).Collect())
	// Output: [[1] [2] [3]]
}

func ExampleRDD_Sample() {
	sc := rdd.NewContext()
	defer sc.Close()
	n := rdd.Range(sc, 0, 10000, 1, 4).Sample(false, 0.1, 42).Count()
	fmt.Println(n > 900 && n < 1100)
	// Output: true
}

func ExampleRDD_RandomSplit() {
	sc := rdd.NewContext()
	defer sc.Close()
	parts := rdd.Range(sc, 0, 1000, 1, 4).RandomSplit([]float64{0.8, 0.2}, 42)
	train, test := parts[0], parts[1]
	fmt.Println(train.Count()+test.Count(), rdd.Intersection(train, test).IsEmpty())
	// Output: 1000 true
}

func ExampleZip() {
	sc := rdd.NewContext()
	defer sc.Close()
	xs := rdd.Parallelize(sc, []int{1, 2, 3}, 2)
	squares := rdd.Map(xs, func(x int) int { return x * x })
	fmt.Println(rdd.Zip(xs, squares).Collect())
	// Output: [{1 1} {2 4} {3 9}]
}

func ExampleZipWithIndex() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.ZipWithIndex(rdd.Parallelize(sc, []string{"a", "b", "c"}, 2)).Collect())
	// Output: [{a 0} {b 1} {c 2}]
}

func ExampleZipWithUniqueID() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.ZipWithUniqueID(rdd.Parallelize(sc, []string{"a", "b", "c"}, 2)).Collect())
	// Output: [{a 0} {b 1} {c 3}]
}

func ExampleCartesian() {
	sc := rdd.NewContext()
	defer sc.Close()
	l := rdd.Parallelize(sc, []string{"a", "b"}, 1)
	r := rdd.Parallelize(sc, []int{1, 2}, 1)
	fmt.Println(rdd.Cartesian(l, r).Collect())
	// Output: [{a 1} {a 2} {b 1} {b 2}]
}

func ExampleRDD_Coalesce() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3, 4}, 4)
	fmt.Println(rdd.Glom(r.Coalesce(2)).Collect())
	// Output: [[1 2] [3 4]]
}

func ExampleRDD_Repartition() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3, 4}, 1)
	fmt.Println(rdd.Glom(r.Repartition(2)).Collect())
	// Output: [[1 3] [2 4]]
}
