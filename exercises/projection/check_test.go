package projection

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkScores compares scores with the expected ones.
func checkScores(t *testing.T, rows [][]float64, mean []float64, components [][]float64, want [][]float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	scores := Scores(rdd.Parallelize(sc, rows, 2), mean, components)
	if scores == nil {
		t.Fatalf("Scores returned nil, expected an RDD of scores: return what Map gives you.")
	}
	got := scores.Collect()
	if len(got) != len(want) {
		t.Fatalf("Scores of %d rows has %d rows, expected one for each.", len(rows), len(got))
	}
	for i := range want {
		if len(got[i]) != len(want[i]) {
			t.Fatalf("Scores for the row %v along %d components is %v, expected %v: one number for each component.", rows[i], len(components), got[i], want[i])
		}
		for c := range want[i] {
			if !(math.Abs(got[i][c]-want[i][c]) < 1e-9) {
				t.Fatalf("Scores for the row %v, with the mean %v and the components %v, is %.6v, expected %v: the inner product of the row minus the mean with each component.", rows[i], mean, components, got[i], want[i])
			}
		}
	}
}

func TestScoresOfThreeRows(t *testing.T) {
	rows := [][]float64{{13, 24}, {10, 20}, {14, 17}}
	checkScores(t, rows, []float64{10, 20}, [][]float64{{0.6, 0.8}}, [][]float64{{5}, {0}, {0}})
}

func TestScoresAlongTwoComponents(t *testing.T) {
	rows := [][]float64{{3, 4}, {-8, 6}, {5, 0}}
	checkScores(t, rows, []float64{0, 0}, [][]float64{{0.6, 0.8}, {0.8, -0.6}}, [][]float64{{5, 0}, {0, -10}, {3, 4}})
}
