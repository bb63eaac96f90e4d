package projection

import (
	"fmt"
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
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
			t.Fatalf("Scores for the row %v along %d components is %v, expected %v: one number for each component, in a new slice for every row.", rows[i], len(components), got[i], want[i])
		}
		for c := range want[i] {
			if !(math.Abs(got[i][c]-want[i][c]) < 1e-9) {
				sign := fmt.Sprintf(" It has %d products, one for each number of the row.", len(mean))
				if math.Abs(got[i][c]+want[i][c]) < 1e-9 {
					sign = " A score has a sign: it is negative on the other side of the mean."
				}
				t.Fatalf("Scores for the row %v, with the mean %v and the components %v, is %.6v, expected %v: the inner product of the row minus the mean with each component.%s", rows[i], mean, components, got[i], want[i], sign)
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

func TestScoresOfLongerRows(t *testing.T) {
	// (2, 3, 3) is (1, 2, 2) away from the mean, three times the component; (3, 2, 0) is (2, 1, -1) away.
	rows := [][]float64{{2, 3, 3}, {3, 2, 0}}
	third := 1.0 / 3
	checkScores(t, rows, []float64{1, 1, 1}, [][]float64{{third, 2 * third, 2 * third}}, [][]float64{{3}, {2 * third}})
}

// checkWatched makes a context that notes the name of every action.
func checkWatched(actions *[]string) *rdd.Context {
	return rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		if start, ok := e.(event.JobStart); ok {
			*actions = append(*actions, start.Action)
		}
	}))
}

func TestScoresRunNothingByThemselves(t *testing.T) {
	actions := []string{}
	sc := checkWatched(&actions)
	defer sc.Close()
	scores := Scores(rdd.Parallelize(sc, [][]float64{{1, 2}, {3, 4}, {5, 6}}, 3), []float64{0, 0}, [][]float64{{1, 0}})
	if scores == nil {
		t.Fatalf("Scores returned nil, expected an RDD of scores.")
	}
	if len(actions) != 0 {
		t.Errorf("Scores ran a job (%v) while it was called. It should only describe the scores; they are computed when somebody asks for them.", actions)
	}
	if scores.NumPartitions() != 3 {
		t.Errorf("Scores of rows in 3 partitions has %d partitions, expected 3.", scores.NumPartitions())
	}
}

func TestScoresLeaveTheirInputAlone(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{4, 1}, {6, 5}}, 1).Cache()
	rows.Count()
	scores := Scores(rows, []float64{5, 3}, [][]float64{{1, 0}, {0, 1}})
	if scores == nil {
		t.Fatalf("Scores returned nil, expected an RDD of scores.")
	}
	scores.Count()
	scores.Collect()
	if after := rows.Collect(); after[0][0] != 4 || after[0][1] != 1 || after[1][0] != 6 || after[1][1] != 5 {
		t.Errorf("After Scores the rows that it was given are %v; they were [[4 1] [6 5]]. Rows are shared, so make a new one (ml.Sub does).", after)
	}
}
