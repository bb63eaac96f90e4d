package ml_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// TestEstimatorsRefuseWhatTheyCannotFit goes through what is wrong with arguments and data, with the words that say so.
func TestEstimatorsRefuseWhatTheyCannotFit(t *testing.T) {
	sc := newContext(t)
	nan := math.NaN()
	points := func(p ...ml.LabeledPoint) *rdd.RDD[ml.LabeledPoint] { return rdd.Parallelize(sc, p, 2) }
	rows := func(r ...[]float64) *rdd.RDD[[]float64] { return rdd.Parallelize(sc, r, 2) }
	sparse := func(p ...ml.SparsePoint) *rdd.RDD[ml.SparsePoint] { return rdd.Parallelize(sc, p, 2) }
	predictions := func(p ...ml.Prediction) *rdd.RDD[ml.Prediction] { return rdd.Parallelize(sc, p, 2) }
	good := points(ml.LabeledPoint{Label: 0, Features: []float64{1}}, ml.LabeledPoint{Label: 1, Features: []float64{2}})
	apart := points(ml.LabeledPoint{Label: 0, Features: []float64{1}}, ml.LabeledPoint{Label: 1, Features: []float64{2, 3}})
	holed := points(ml.LabeledPoint{Label: 0, Features: []float64{1}}, ml.LabeledPoint{Label: 1, Features: []float64{nan}})
	for _, test := range []struct {
		name string
		call func()
		want string
	}{
		{"negative size", func() { ml.NewSparse(-1, nil, nil) }, "cannot have -1 numbers"},
		{"values missing", func() { ml.NewSparse(3, []int{1}, nil) }, "NewSparse: values has 0 numbers, want 1"},
		{"index too large", func() { ml.NewSparse(3, []int{3}, []float64{1}) }, "index 3 is not one of the 3 from 0"},
		{"index twice", func() { ml.NewSparse(3, []int{1, 1}, []float64{1, 1}) }, "index 1 stands after 1"},
		{"sparse with another size", func() { ml.NewSparse(3, nil, nil).Dot([]float64{1}) }, "b has 1 numbers, want 3"},
		{"dictionary with gaps", func() { ml.OneHot([]ml.Token{{}}, map[ml.Token]int{{}: 1}) }, "number them from 0"},
		{"no bucket", func() { ml.HashFeatures(nil, 0) }, "0 buckets"},
		{"degree 0", func() { ml.Polynomial([]float64{1}, 0) }, "a degree of 0"},
		{"too many products", func() { ml.Polynomial(make([]float64, 1000), 4) }, "more than 16777216 products"},
		{"too many interactions", func() { ml.Interactions(make([]float64, 4096)) }, "more than 16777216 products"},
		{"no rows to scale", func() { ml.StandardScaler{}.Fit(rows()) }, "StandardScaler.Fit: there are no rows"},
		{"ragged rows", func() { ml.MinMaxScaler{}.Fit(rows([]float64{1}, []float64{1, 2})) }, "has 2 numbers, want 1"},
		{"scale another", func() { ml.Scaling{}.Transform([]float64{1}) }, "features has 1 numbers, want 0"},
		{"all missing", func() { ml.Imputer{}.Fit(rows([]float64{nan}, []float64{nan})) }, "feature 0 is missing in every row"},
		{"all missing for medians", func() { ml.Imputer{Median: true}.Fit(rows([]float64{nan})) }, "feature 0 is missing in every row"},
		{"ragged for medians", func() { ml.Imputer{Median: true}.Fit(rows([]float64{1}, []float64{1, 2})) }, "has 2 numbers, want 1"},
		{"penalty below 0", func() { ml.LinearRegression{RegParam: -1}.Fit(good) }, "a RegParam of -1"},
		{"mixture above 1", func() { ml.LogisticRegression{ElasticNet: 2}.Fit(good) }, "an ElasticNet of 2"},
		{"iterations below 0", func() { ml.LogisticRegression{MaxIter: -1}.Fit(good) }, "a MaxIter of -1"},
		{"tolerance", func() { ml.LogisticRegression{Tol: nan}.Fit(good) }, "a Tol of NaN"},
		{"no such solver", func() { ml.LinearRegression{Solver: 9}.Fit(good) }, "there is no Solver(9)"},
		{"nothing to regress", func() { ml.LinearRegression{RegParam: 1}.Fit(points()) }, "LinearRegression.Fit: there are no points"},
		{"nothing for gradients", func() { ml.LinearRegression{Solver: ml.LBFGS}.Fit(points()) }, "LinearRegression.Fit: there are no points"},
		{"ragged for gradients", func() { ml.LinearRegression{Solver: ml.LBFGS}.Fit(apart) }, "has 2 numbers, want 1"},
		{"not a number", func() { ml.LinearRegression{RegParam: 1}.Fit(holed) }, "feature 0 is not a finite number"},
		{"not a number for gradients", func() { ml.LinearRegression{Solver: ml.LBFGS}.Fit(holed) }, "feature 0 is not a finite number"},
		{"not a class", func() { ml.LogisticRegression{}.Fit(points(ml.LabeledPoint{Label: 2})) }, "a label of 2: it must be 0 or 1"},
		{"one class", func() { ml.LogisticRegression{}.Fit(points(ml.LabeledPoint{Label: 1})) }, "all labels are 1"},
		{"sparse sizes", func() {
			ml.LogisticRegression{}.FitSparse(sparse(ml.SparsePoint{Features: ml.NewSparse(2, nil, nil)}, ml.SparsePoint{Features: ml.NewSparse(3, nil, nil)}))
		}, "has 3 numbers, want 2"},
		{"made by hand, and wrong", func() {
			ml.LogisticRegression{}.FitSparse(sparse(ml.SparsePoint{Features: ml.SparseVector{Size: 2, Indices: []int{7}, Values: []float64{1}}}))
		}, "make vectors with NewSparse"},
		{"probability of another", func() { ml.LogisticModel{}.Probability([]float64{1}) }, "features has 1 numbers, want 0"},
		{"no probability", func() { ml.LogLoss(1.5, 1) }, "a probability of 1.5"},
		{"no label", func() { ml.LogLoss(0.5, 0.5) }, "a label of 0.5"},
		{"nothing to judge", func() { ml.MAE(predictions()) }, "MAE: there are no predictions"},
		{"nothing to explain", func() { ml.R2(predictions()) }, "R2: there are no predictions"},
		{"nothing to count", func() { ml.Confusion(predictions(), 0.5) }, "Confusion: there are no predictions"},
		{"counting what is no class", func() { ml.Confusion(predictions(ml.Prediction{Label: 3}), 0.5) }, "a label of 3"},
		{"one class to compare", func() { ml.AUC(predictions(ml.Prediction{Label: 1})) }, "AUC: 1 predictions have label 1 and 0 have label 0"},
		{"score NaN", func() { ml.ROC(predictions(ml.Prediction{Predicted: nan})) }, "a score is NaN"},
		{"no rows for components", func() { ml.PCA(rows(), 1) }, "PCA: there are no rows"},
		{"too many components", func() { ml.PCA(rows([]float64{1, 2}), 3) }, "3 components: give a number from 1 to 2"},
		{"more components than rows", func() { ml.PCABySVD(rows([]float64{1, 2}), 2) }, "2 components: give a number from 1 to 1"},
		{"infinite", func() { ml.Covariance(rows([]float64{math.Inf(1)})) }, "number 0 is not finite"},
		{"no rows for centres", func() { ml.KMeans{}.Fit(rows()) }, "KMeans.Fit: there are no rows"},
		{"no centres", func() { ml.KMeans{K: -1}.Fit(rows([]float64{1})) }, "K -1"},
		{"centres of what is no number", func() { ml.KMeans{}.Fit(rows([]float64{1}, []float64{nan})) }, "not finite"},
		{"unfitted", func() { ml.KMeansModel{}.Predict(nil) }, "the model has no centres"},
		{"no ratings", func() { ml.ALS{}.Fit(rdd.Parallelize(sc, []ml.Rating{})) }, "ALS.Fit: there are no ratings"},
		{"rank below 0", func() { ml.ALS{Rank: -1}.Fit(rdd.Parallelize(sc, []ml.Rating{{}})) }, "Rank -1"},
		{"rating NaN", func() { ml.ALS{}.Fit(rdd.Parallelize(sc, []ml.Rating{{User: 3, Item: 4, Value: nan}})) }, "user 3 rates item 4 with NaN"},
		{"recommend fewer than none", func() { ml.ALSModel{}.Recommend(1, -1) }, "-1 items"},
		{"batch above all", func() { ml.SGD{BatchFraction: 2}.Linear(good) }, "BatchFraction 2"},
		{"one fold", func() { ml.KFold(good, 1, 1) }, "1 folds"},
		{"empty grid", func() { ml.GridSearch(nil, func(int) float64 { return 0 }) }, "the grid is empty"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := ml.Maybe(test.call)
			var own *ml.Error
			var dim *ml.DimensionError
			if !errors.As(err, &own) && !errors.As(err, &dim) {
				t.Fatalf("got %T %v, want a typed error of this package", err, err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q does not say %q", err, test.want)
			}
		})
	}
}
