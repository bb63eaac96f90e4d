package covariance

import (
	"fmt"
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkMatrix compares a matrix with the expected one.
func checkMatrix(t *testing.T, rows, got, want [][]float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("Covariance of the rows %v is %v, expected %v: as many rows and columns as a row has numbers.", rows, got, want)
	}
	for j := range want {
		if len(got[j]) != len(want[j]) {
			t.Fatalf("Covariance of the rows %v is %v, expected %v.", rows, got, want)
		}
		for k := range want[j] {
			if !(math.Abs(got[j][k]-want[j][k]) < 1e-9) {
				t.Fatalf("Covariance of the rows %v is %v, expected %v: the sum of the outer products of the centred rows, divided by the number of rows, %d.", rows, got, want, len(rows))
			}
		}
	}
}

func TestCovarianceOfFourRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// The mean is (4, 1). Centred: (-3, 0), (-1, 2), (1, -2), (3, 0). The squares add up to 20 and 8, the products to -4.
	rows := [][]float64{{1, 1}, {3, 3}, {5, -1}, {7, 1}}
	checkMatrix(t, rows, Covariance(rdd.Parallelize(sc, rows, 2)), [][]float64{{5, -1}, {-1, 2}})
}

func TestCovarianceOfOneRow(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// One row is its own mean, so nothing varies. The other two partitions are empty.
	rows := [][]float64{{3, 7}}
	checkMatrix(t, rows, Covariance(rdd.Parallelize(sc, rows, 3)), [][]float64{{0, 0}, {0, 0}})
}

// checkWatched makes a context that notes the name of every action.
func checkWatched(actions *[]string) *rdd.Context {
	return rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		if start, ok := e.(event.JobStart); ok {
			*actions = append(*actions, start.Action)
		}
	}))
}

// checkDifference says where two matrices differ, or nothing.
func checkDifference(got, want [][]float64) string {
	if len(got) != len(want) {
		return fmt.Sprintf("has %d rows, expected %d", len(got), len(want))
	}
	for j := range want {
		if len(got[j]) != len(want[j]) {
			return fmt.Sprintf("has %d numbers in row %d, expected %d", len(got[j]), j, len(want[j]))
		}
		for k := range want[j] {
			if !(math.Abs(got[j][k]-want[j][k]) < 1e-6*(1+math.Abs(want[j][k]))) {
				return fmt.Sprintf("has %.6g in row %d, column %d, expected %.6g", got[j][k], j, k, want[j][k])
			}
		}
	}
	return ""
}

func TestCovarianceFarFromZero(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// The four rows from above, moved by 100000000 to one side and by as much to the other: they vary as before.
	rows := [][]float64{{1e8 + 1, 1 - 1e8}, {1e8 + 3, 3 - 1e8}, {1e8 + 5, -1 - 1e8}, {1e8 + 7, 1 - 1e8}}
	got := Covariance(rdd.Parallelize(sc, rows, 3))
	if different := checkDifference(got, [][]float64{{5, -1}, {-1, 2}}); different != "" {
		t.Errorf("Covariance of rows around (100000000, -100000000) %s. Where the data lie does not matter for how they vary: subtract the mean from each row first. The difference of two huge sums has lost its digits.", different)
	}
}

func TestCovarianceGoesThroughTheDataFewTimes(t *testing.T) {
	actions := []string{}
	sc := checkWatched(&actions)
	defer sc.Close()
	rows := [][]float64{{1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 1, 0}, {0, 0, 0, 0, 1}}
	// Every mean is 0.2. The variances are (0.8² + 4·0.2²) / 5, the covariances (3·0.2² - 2·0.8·0.2) / 5.
	want := [][]float64{}
	for j := range 5 {
		want = append(want, []float64{-0.04, -0.04, -0.04, -0.04, -0.04})
		want[j][j] = 0.16
	}
	got := Covariance(rdd.Parallelize(sc, rows, 3))
	if different := checkDifference(got, want); different != "" {
		t.Errorf("Covariance of the rows %v %s.", rows, different)
	}
	if len(actions) > 4 {
		t.Errorf("Covariance of rows of 5 numbers ran %d jobs, expected at most 4: one pass can add up all entries of the matrix at once.", len(actions))
	}
	for _, action := range actions {
		if action == "Collect" {
			t.Errorf("Covariance calls Collect. Let every partition add up its own outer products; a small matrix from each is all that has to travel.")
			break
		}
	}
}

func TestCovarianceLeavesItsInputAlone(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{1, 5}, {3, 9}}, 1).Cache()
	rows.Count()
	got := Covariance(rows)
	if different := checkDifference(got, [][]float64{{1, 2}, {2, 4}}); different != "" {
		t.Errorf("Covariance of the rows [1 5] and [3 9] %s.", different)
	}
	after := rows.Collect()
	if len(after) != 2 || after[0][0] != 1 || after[0][1] != 5 || after[1][0] != 3 || after[1][1] != 9 {
		t.Errorf("After Covariance the rows that it was given are %v; they were [[1 5] [3 9]]. Rows are shared, so subtract the mean into a new one (ml.Sub does).", after)
	}
}
