package ml_test

import (
	"fmt"
	"math"

	"lab/ml"
	"lab/rdd"
)

func ExampleNewSparse() {
	v := ml.NewSparse(4, []int{1, 3}, []float64{3, 4})
	fmt.Println(v, v.Dense(), v.NonZeros())
	fmt.Printf("%.1f\n", v.Dot([]float64{0.4, 3.1, 1.4, -0.5}))
	// Output:
	// (4,[1,3],[3,4]) [0 3 0 4] 2
	// 7.3
}

func ExampleOneHot() {
	sc := rdd.NewContext()
	defer sc.Close()
	animals := rdd.Parallelize(sc, [][]ml.Token{
		{{Field: 0, Value: "mouse"}, {Field: 1, Value: "black"}},
		{{Field: 0, Value: "cat"}, {Field: 1, Value: "tabby"}},
	})
	dictionary := ml.OneHotDictionary(rdd.FlatMap(animals, func(a []ml.Token) []ml.Token { return a }))
	fmt.Println(dictionary)
	fmt.Println(ml.OneHot([]ml.Token{{Field: 0, Value: "cat"}, {Field: 1, Value: "grey"}}, dictionary))
	// Output:
	// map[{0 cat}:0 {0 mouse}:1 {1 black}:2 {1 tabby}:3]
	// (4,[0],[1])
}

func ExampleHashFeatures() {
	tokens := []ml.Token{{Field: 0, Value: "mouse"}, {Field: 1, Value: "black"}}
	fmt.Println(ml.HashFeatures(tokens, 4))
	fmt.Println(ml.HashFeatures(tokens, 100))
	// Output:
	// (4,[3],[2])
	// (100,[51,99],[1,1])
}

func ExamplePolynomial() {
	fmt.Println(ml.Polynomial([]float64{2, 3}, 2))
	fmt.Println(len(ml.Polynomial(make([]float64, 12), 2)))
	// Output:
	// [2 3 4 6 9]
	// 90
}

func ExampleInteractions() {
	fmt.Println(ml.Interactions([]float64{2, 3}))
	// Output: [2 3 4 6 6 9]
}

func ExampleStandardScaler() {
	sc := rdd.NewContext()
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{1, 100}, {2, 200}, {3, 300}})
	scaling := ml.StandardScaler{}.Fit(rows)
	fmt.Println(scaling.Transform([]float64{3, 100}))
	// Output: [1 -1]
}

func ExampleMinMaxScaler() {
	sc := rdd.NewContext()
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{1, 100}, {2, 200}, {3, 300}})
	scaling := ml.MinMaxScaler{}.Fit(rows)
	fmt.Println(scaling.Transform([]float64{3, 150}))
	// Output: [1 0.25]
}

func ExampleImputer() {
	sc := rdd.NewContext()
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{1}, {2}, {math.NaN()}, {12}})
	fmt.Println(ml.Imputer{}.Fit(rows).Transform([]float64{math.NaN()}))
	fmt.Println(ml.Imputer{Median: true}.Fit(rows).Transform([]float64{math.NaN()}))
	// Output:
	// [5]
	// [2]
}

func ExampleMapFeatures() {
	sc := rdd.NewContext()
	defer sc.Close()
	train := rdd.Parallelize(sc, []ml.LabeledPoint{
		{Label: 1, Features: []float64{10}}, {Label: 2, Features: []float64{20}}, {Label: 5, Features: []float64{30}}, {Label: 10, Features: []float64{40}},
	}).Cache()
	scaling := ml.MinMaxScaler{}.Fit(ml.Features(train))
	prepare := func(x []float64) []float64 { return ml.Polynomial(scaling.Transform(x), 2) }
	model := ml.LeastSquares(ml.MapFeatures(train, prepare))
	fmt.Printf("%.0f\n", model.Predict(prepare([]float64{50})))
	// Output: 17
}

func ExampleSummarize() {
	sc := rdd.NewContext()
	defer sc.Close()
	c := ml.Summarize(rdd.Parallelize(sc, [][]float64{{1, 5}, {3, math.NaN()}, {2, 7}}))
	fmt.Println(c.Mean, c.Known)
	fmt.Println(c)
	// Output:
	// [2 6] [3 2]
	// 3 rows of 2 columns
	// column      known         mean        stdev          min          max
	//      0          3            2            1            1            3
	//      1          2            6       1.4142            5            7
}
