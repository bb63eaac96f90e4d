package pca

import (
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkPCA compares variances with the expected ones, and one component, whose sign is free.
func checkPCA(t *testing.T, rows [][]float64, k int, wantVariances []float64, wantFirst []float64, wantScores []float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	components, scores, variances := PCA(rdd.Parallelize(sc, rows, 2), k)
	if len(components) != k || scores == nil {
		t.Fatalf("PCA (k: %d) returned %d components and the scores %v, expected %d components and an RDD of scores.", k, len(components), scores, k)
	}
	if len(variances) != len(wantVariances) {
		t.Fatalf("PCA of %v (k: %d) returned the variances %.6v, expected all %d of them: %v.", rows, k, variances, len(wantVariances), wantVariances)
	}
	for i := range variances {
		if !(math.Abs(variances[i]-wantVariances[i]) < 1e-9) {
			t.Fatalf("PCA of %v (k: %d) returned the variances %.6v, expected %v: the eigenvalues of the covariance matrix, the largest first.", rows, k, variances, wantVariances)
		}
	}
	// If the first component points the other way, its scores do, too.
	first := components[0]
	if len(first) != len(wantFirst) {
		t.Fatalf("PCA of %v returned the component %.6v, expected one of %d numbers.", rows, first, len(wantFirst))
	}
	sign := 0.0
	for j := range first {
		sign += first[j] * wantFirst[j]
	}
	if !(math.Abs(math.Abs(sign)-1) < 1e-9) {
		t.Fatalf("PCA of %v returned the first component %.6v, expected %.6v, or its opposite: the eigenvector, of length 1, that belongs to the largest variance. In gonum's matrix the eigenvectors are columns.", rows, first, wantFirst)
	}
	got := scores.Collect()
	if len(got) != len(rows) {
		t.Fatalf("PCA of %d rows returned %d scores, expected one for each row.", len(rows), len(got))
	}
	for i := range got {
		if len(got[i]) != k || !(math.Abs(got[i][0]-sign*wantScores[i]) < 1e-9) {
			t.Fatalf("PCA of %v (k: %d) returned the scores %.6v for the row %v, expected %d of them, the first being %.6v for the component %.6v: the inner product with the row minus the mean.", rows, k, got[i], rows[i], k, sign*wantScores[i], first)
		}
	}
}

func TestPCAOfFourPoints(t *testing.T) {
	// A cross around (10, 20): wide along the first axis, narrow along the second.
	rows := [][]float64{{13, 20}, {7, 20}, {10, 21}, {10, 19}}
	checkPCA(t, rows, 2, []float64{4.5, 0.5}, []float64{1, 0}, []float64{3, -3, 0, 0})
}

func TestPCAOfPointsOnALine(t *testing.T) {
	// One direction is enough: (3, 4) / 5. The distances from the middle are -10, 0 and 10.
	rows := [][]float64{{1, 2}, {7, 10}, {13, 18}}
	checkPCA(t, rows, 1, []float64{200.0 / 3, 0}, []float64{0.6, 0.8}, []float64{-10, 0, 10})
}

// checkWatched makes a context that notes the name of every action.
func checkWatched(actions *[]string) *rdd.Context {
	return rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		if start, ok := e.(event.JobStart); ok {
			*actions = append(*actions, start.Action)
		}
	}))
}

func TestPCAOfFourPointsInSpace(t *testing.T) {
	// Around (10, 10, 10), two points lie at a distance of 6 along (1, 2, 2) / 3, and two at a distance of 3 along (2, 1, -2) / 3.
	rows := [][]float64{{12, 14, 14}, {8, 6, 6}, {12, 11, 8}, {8, 9, 12}}
	checkPCA(t, rows, 2, []float64{18, 4.5, 0}, []float64{1.0 / 3, 2.0 / 3, 2.0 / 3}, []float64{6, -6, 0, 0})
}

func TestPCAKeepsRowsDistributed(t *testing.T) {
	actions := []string{}
	sc := checkWatched(&actions)
	defer sc.Close()
	input := [][]float64{}
	for i := range 12 {
		input = append(input, []float64{float64(i), float64(i * i), float64(i % 3)})
	}
	_, scores, _ := PCA(rdd.Parallelize(sc, input, 4), 2)
	if scores == nil {
		t.Fatalf("PCA returned nil for the scores, expected an RDD.")
	}
	for _, action := range actions {
		if action == "Collect" {
			t.Errorf("PCA calls Collect. The rows can stay where they are: the covariance matrix is a sum over partitions, and scores are a Map.")
			break
		}
	}
	if scores.NumPartitions() != 4 {
		t.Errorf("PCA of rows in 4 partitions returned scores in %d partitions, expected 4.", scores.NumPartitions())
	}
}
