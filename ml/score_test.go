package ml_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// predicted pairs predictions with labels.
func predicted(sc *rdd.Context, predictions, labels []float64, partitions int) *rdd.RDD[ml.Prediction] {
	all := make([]ml.Prediction, len(labels))
	for i := range all {
		all[i] = ml.Prediction{Predicted: predictions[i], Label: labels[i]}
	}
	return rdd.Parallelize(sc, all, partitions)
}

func TestScoresOfRegression(t *testing.T) {
	// The examples of scikit-learn's documentation of r2_score, mean_absolute_error and mean_squared_error.
	p := predicted(newContext(t), []float64{2.5, 0, 2, 8}, []float64{3, -0.5, 2, 7}, 3)
	if got := ml.R2(p); !near(got, 0.9486081370449679, 1e-14) {
		t.Errorf("R² = %v, want 0.9486", got)
	}
	if got := ml.MAE(p); got != 0.5 {
		t.Errorf("MAE = %v, want 0.5", got)
	}
	if got := ml.MeanSquaredError(p); got != 0.375 {
		t.Errorf("MeanSquaredError = %v, want 0.375", got)
	}
	same := predicted(newContext(t), []float64{1, 2}, []float64{2, 2}, 1)
	if got := ml.R2(same); !math.IsInf(got, -1) {
		t.Errorf("R² of labels that are all the same = %v, want -Inf", got)
	}
}

func TestLogLoss(t *testing.T) {
	// Published checks of the course, made with the same bound of 1e-11.
	for _, test := range []struct{ p, label, want float64 }{
		{0.5, 1, 0.69314718056}, {0.5, 0, 0.69314718056}, {0.99, 1, 0.0100503358535}, {0.99, 0, 4.60517018599}, {0.01, 1, 4.60517018599}, {0.01, 0, 0.0100503358535},
		{0, 1, 25.3284360229}, {1, 0, 25.3284360229}, {0, 0, 0}, {1, 1, 0},
	} {
		if got := ml.LogLoss(test.p, test.label); !near(got, test.want, 1e-10) {
			t.Errorf("LogLoss(%v, %v) = %v, want %v", test.p, test.label, got, test.want)
		}
	}
	// The example of scikit-learn's documentation of log_loss.
	p := predicted(newContext(t), []float64{0.9, 0.1, 0.2, 0.65}, []float64{1, 0, 0, 1}, 2)
	if got := ml.MeanLogLoss(p); !near(got, 0.21616187468057912, 1e-14) {
		t.Errorf("MeanLogLoss = %v, want 0.2162", got)
	}
}

func TestConfusion(t *testing.T) {
	sc := newContext(t)
	// The example of scikit-learn's documentation of confusion_matrix: tn, fp, fn, tp are 0, 2, 1, 1.
	p := predicted(sc, []float64{1, 1, 1, 0}, []float64{0, 1, 0, 1}, 3)
	m := ml.Confusion(p, 0.5)
	if m != (ml.ConfusionMatrix{TruePositives: 1, FalsePositives: 2, FalseNegatives: 1}) {
		t.Errorf("counted %+v", m)
	}
	if !near(m.Precision(), 1.0/3, 1e-15) || m.Recall() != 0.5 || !near(m.F1(), 0.4, 1e-15) || m.Accuracy() != 0.25 || ml.Accuracy(p) != 0.25 {
		t.Errorf("precision %v, recall %v, F1 %v, accuracy %v", m.Precision(), m.Recall(), m.F1(), m.Accuracy())
	}
	want := "            predicted 0  predicted 1\n   label 0            0            2\n   label 1            1            1"
	if m.String() != want {
		t.Errorf("shown as\n%v\nwant\n%v", m, want)
	}
	if m := ml.Confusion(p, 2); m.TruePositives+m.FalsePositives != 0 || !math.IsNaN(m.Precision()) {
		t.Errorf("a threshold that nothing reaches gives %+v", m)
	}
}

func TestROC(t *testing.T) {
	sc := newContext(t)
	// The example of scikit-learn's documentation of roc_curve and roc_auc_score.
	p := predicted(sc, []float64{0.1, 0.4, 0.35, 0.8}, []float64{0, 0, 1, 1}, 2)
	c := ml.ROC(p)
	want := []ml.ROCPoint{{math.Inf(1), 0, 0}, {0.8, 0, 0.5}, {0.4, 0.5, 0.5}, {0.35, 0.5, 1}, {0.1, 1, 1}}
	if len(c.Points) != len(want) || c.Area != 0.75 || ml.AUC(p) != 0.75 {
		t.Fatalf("%v, points %v", c, c.Points)
	}
	for i := range want {
		if c.Points[i] != want[i] {
			t.Errorf("point %d is %v, want %v", i, c.Points[i], want[i])
		}
	}
	if got := c.String(); got != "ROC curve of 5 points, area 0.7500" {
		t.Errorf("shown as %q", got)
	}
	// All scores tie: chance.
	if c := ml.ROC(predicted(sc, []float64{3, 3, 3}, []float64{0, 1, 1}, 2)); c.Area != 0.5 || len(c.Points) != 2 {
		t.Errorf("ties give %v", c)
	}
}

func TestAreaIsTheShareOfPairsInOrder(t *testing.T) {
	// Mann and Whitney: the area counts pairs. Scores are coarse, so that many tie.
	rng := rand.New(rand.NewPCG(1, 2))
	var scores, labels []float64
	for range 300 {
		label := float64(rng.IntN(2))
		scores, labels = append(scores, math.Round(5*(rng.NormFloat64()+label))), append(labels, label)
	}
	pairs, right := 0.0, 0.0
	for i := range scores {
		for j := range scores {
			if labels[i] == 1 && labels[j] == 0 {
				pairs++
				if scores[i] > scores[j] {
					right++
				} else if scores[i] == scores[j] {
					right += 0.5
				}
			}
		}
	}
	p := predicted(newContext(t), scores, labels, 4)
	c := ml.ROC(p)
	if !near(c.Area, right/pairs, 1e-12) {
		t.Errorf("area %v, want %v", c.Area, right/pairs)
	}
	trapezoids := 0.0
	for i := 1; i < len(c.Points); i++ {
		a, b := c.Points[i-1], c.Points[i]
		trapezoids += (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2
	}
	if !near(trapezoids, c.Area, 1e-12) {
		t.Errorf("the points have %v under them, want %v", trapezoids, c.Area)
	}
	// Each point is what its threshold does.
	at := c.Points[len(c.Points)/2]
	m := ml.Confusion(p, at.Threshold)
	if !near(m.Recall(), at.TruePositiveRate, 1e-12) {
		t.Errorf("at %v the recall is %v, the point says %v", at.Threshold, m.Recall(), at.TruePositiveRate)
	}
}
