package ml_test

import (
	"fmt"

	"lab/ml"
	"lab/rdd"
)

func ExampleLinearRegression() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.LabeledPoint{
		{Label: 1, Features: []float64{-1, 1}}, {Label: 3, Features: []float64{0, -2}}, {Label: 5, Features: []float64{1, 1}},
	})
	fmt.Println(ml.LinearRegression{}.Fit(data))
	fmt.Println(ml.LinearRegression{RegParam: 1. / 3, ElasticNet: 1}.Fit(data)) // the lasso
	fmt.Println(ml.LinearRegression{RegParam: 1}.Fit(data))                     // ridge regression
	// Output:
	// 3 + 2·x0 + 0·x1
	// 3 + 1.5·x0 + 0·x1
	// 3 + 1.1429·x0 + 0·x1
}

func ExampleLogisticRegression() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.LabeledPoint{
		{Label: 0, Features: []float64{0}}, {Label: 0, Features: []float64{0}}, {Label: 1, Features: []float64{0}},
		{Label: 1, Features: []float64{1}}, {Label: 1, Features: []float64{1}}, {Label: 0, Features: []float64{1}},
	}).Cache()
	model := ml.LogisticRegression{Tol: 1e-9}.Fit(data)
	fmt.Println(model) // the log odds go from -ln 2 to ln 2
	fmt.Printf("%.4f %v\n", model.Probability([]float64{1}), model.Predict([]float64{1}))
	fmt.Printf("%.4f\n", ml.MeanLogLoss(ml.Probabilities(data, model)))
	// Output:
	// log odds -0.69315 + 1.3863·x0
	// 0.6667 1
	// 0.6365
}

func ExampleLogisticRegression_FitSparse() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.SparsePoint{
		{Label: 0, Features: ml.NewSparse(2, nil, nil)}, {Label: 1, Features: ml.NewSparse(2, nil, nil)},
		{Label: 0, Features: ml.NewSparse(2, []int{1}, []float64{1})}, {Label: 1, Features: ml.NewSparse(2, []int{1}, []float64{1})},
		{Label: 1, Features: ml.NewSparse(2, []int{1}, []float64{1})}, {Label: 1, Features: ml.NewSparse(2, []int{1}, []float64{1})},
	}).Cache()
	model := ml.LogisticRegression{Tol: 1e-9}.FitSparse(data)
	fmt.Printf("%.4f\n", model.ProbabilitySparse(ml.NewSparse(2, []int{1}, []float64{1})))
	fmt.Printf("%.4f\n", ml.AUC(ml.ProbabilitiesSparse(data, model)))
	// Output:
	// 0.7500
	// 0.6250
}

func ExampleLogLoss() {
	fmt.Printf("%.4f %.4f %.4f\n", ml.LogLoss(0.5, 1), ml.LogLoss(0.99, 1), ml.LogLoss(0.99, 0))
	// Output: 0.6931 0.0101 4.6052
}

func ExampleR2() {
	sc := rdd.NewContext()
	defer sc.Close()
	predictions := rdd.Parallelize(sc, []ml.Prediction{{Predicted: 2.5, Label: 3}, {Predicted: 0, Label: -0.5}, {Predicted: 2, Label: 2}, {Predicted: 8, Label: 7}})
	fmt.Printf("%.4f %.1f\n", ml.R2(predictions), ml.MAE(predictions))
	// Output: 0.9486 0.5
}

func ExampleConfusion() {
	sc := rdd.NewContext()
	defer sc.Close()
	predictions := rdd.Parallelize(sc, []ml.Prediction{{Predicted: 0.9, Label: 1}, {Predicted: 0.6, Label: 0}, {Predicted: 0.4, Label: 1}, {Predicted: 0.2, Label: 0}})
	m := ml.Confusion(predictions, 0.3)
	fmt.Println(m)
	fmt.Printf("precision %.2f, recall %.2f, F1 %.2f, accuracy %.2f\n", m.Precision(), m.Recall(), m.F1(), ml.Accuracy(predictions))
	// Output:
	//             predicted 0  predicted 1
	//    label 0            1            1
	//    label 1            0            2
	// precision 0.67, recall 1.00, F1 0.80, accuracy 0.50
}

func ExampleROC() {
	sc := rdd.NewContext()
	defer sc.Close()
	predictions := rdd.Parallelize(sc, []ml.Prediction{{Predicted: 0.1, Label: 0}, {Predicted: 0.4, Label: 0}, {Predicted: 0.35, Label: 1}, {Predicted: 0.8, Label: 1}})
	curve := ml.ROC(predictions)
	fmt.Println(curve)
	fmt.Println(curve.Points[1])
	// Output:
	// ROC curve of 5 points, area 0.7500
	// {0.8 0 0.5}
}

func ExamplePCA() {
	sc := rdd.NewContext()
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{0, 1}, {1, 2}, {2, 3}, {3, 4}})
	fmt.Println(ml.Covariance(rows))
	model := ml.PCA(rows, 1)
	fmt.Println(model)
	fmt.Printf("%.4f %.2f %.2f\n", model.Components, model.Variances, model.VarianceExplained())
	fmt.Printf("%.4f\n", model.Transform([]float64{0, 1}))
	// Output:
	// [[1.25 1.25] [1.25 1.25]]
	// 1 of 2 components, 100.0 % of the variance
	// [[0.7071 0.7071]] [2.50 0.00] 1.00
	// [-2.1213]
}

func ExampleKMeans() {
	sc := rdd.NewContext()
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{0, 0}, {0, 1}, {10, 10}, {10, 11}}, 2)
	model := ml.KMeans{K: 2, Seed: 1}.Fit(rows)
	fmt.Println(model.Cost, model.Predict([]float64{1, 1}) == model.Predict([]float64{0, 0}), model.Predict([]float64{9, 9}) == model.Predict([]float64{0, 0}))
	// Output: 1 true false
}

func ExampleALS() {
	sc := rdd.NewContext()
	defer sc.Close()
	ratings := rdd.Parallelize(sc, []ml.Rating{
		{User: 1, Item: 1, Value: 5}, {User: 1, Item: 2, Value: 1}, {User: 2, Item: 1, Value: 5}, {User: 3, Item: 1, Value: 1}, {User: 3, Item: 3, Value: 5}, {User: 2, Item: 2, Value: 1},
	})
	model := ml.ALS{Rank: 2, Lambda: 0.01, Iterations: 20, Seed: 1}.Fit(ratings)
	fmt.Println(model)
	for _, r := range model.Recommend(2, 1) {
		fmt.Printf("item %d, %.0f stars\n", r.Item, r.Value)
	}
	_, known := model.Predict(4, 1)
	fmt.Println(known)
	// Output:
	// factors of 2 numbers for 3 users and 3 items
	// item 1, 5 stars
	// false
}

func ExampleSGD() {
	sc := rdd.NewContext()
	defer sc.Close()
	data := rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 1, Features: []float64{-1}}, {Label: 3, Features: []float64{0}}, {Label: 5, Features: []float64{1}}}).Cache()
	model := ml.SGD{Iterations: 200, BatchFraction: 1}.Linear(data)
	fmt.Printf("%.2f %.2f\n", model.Intercept, model.Weights)
	// Output: 3.00 [2.00]
}

func ExampleGridSearch() {
	sc := rdd.NewContext()
	defer sc.Close()
	var points []ml.LabeledPoint
	for i := range 60 {
		points = append(points, ml.LabeledPoint{Label: float64(2*i + i%3), Features: []float64{float64(i)}})
	}
	folds := ml.KFold(rdd.Parallelize(sc, points).Cache(), 3, 1)
	best, trials := ml.GridSearch([]float64{10, 1, 0}, func(regParam float64) float64 {
		sum := 0.0
		for _, f := range folds {
			model := ml.LinearRegression{RegParam: regParam}.Fit(f.Train)
			sum += ml.RMSE(ml.PredictAll(f.Validation, model))
		}
		return sum / float64(len(folds))
	})
	fmt.Println(best.Params, len(trials))
	// Output: 0 3
}
