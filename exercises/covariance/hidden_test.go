package covariance

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// hiddenRows makes n random rows of d numbers, each number around another mean.
func hiddenRows(random *rand.Rand, n int, d int) [][]float64 {
	rows := [][]float64{}
	for range n {
		row := []float64{}
		for j := range d {
			row = append(row, float64(10*j)-5+3*random.NormFloat64())
		}
		rows = append(rows, row)
	}
	return rows
}

// hiddenWatched makes a context that notes the name of every action.
func hiddenWatched(actions *[]string) *rdd.Context {
	return rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		if start, ok := e.(event.JobStart); ok {
			*actions = append(*actions, start.Action)
		}
	}))
}

// hiddenCovariance is the covariance by plain loops.
func hiddenCovariance(rows [][]float64) [][]float64 {
	d := len(rows[0])
	mean := make([]float64, d)
	for _, row := range rows {
		for j := range d {
			mean[j] += row[j] / float64(len(rows))
		}
	}
	cov := [][]float64{}
	for j := range d {
		cov = append(cov, make([]float64, d))
		for k := range d {
			for _, row := range rows {
				cov[j][k] += (row[j] - mean[j]) * (row[k] - mean[k]) / float64(len(rows))
			}
		}
	}
	return cov
}

// hiddenDifference says where two matrices differ, or nothing.
func hiddenDifference(got, want [][]float64) string {
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

func TestCovarianceOnRandomRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(6, 4))
	for round := range 4 {
		d := 1 + round
		rows := hiddenRows(random, 17, d)
		for i := range rows {
			rows[i][d-1] += 2 * rows[i][0] // the last number goes along with the first
		}
		partitions := 1 + 2*round
		got := Covariance(rdd.Parallelize(sc, rows, partitions))
		if different := hiddenDifference(got, hiddenCovariance(rows)); different != "" {
			t.Fatalf("Covariance of 17 random rows (numbers in each: %d, partitions: %d) %s.", d, partitions, different)
		}
	}
}

func TestCovarianceFarFromZero(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rows := hiddenRows(rand.New(rand.NewPCG(6, 5)), 20, 2)
	want := hiddenCovariance(rows)
	for i := range rows {
		rows[i][0] += 1e8
		rows[i][1] -= 1e8
	}
	got := Covariance(rdd.Parallelize(sc, rows, 3))
	if different := hiddenDifference(got, want); different != "" {
		t.Errorf("Covariance of rows around (100000000, -100000000) %s. Where the data lie does not matter for how they vary: subtract the mean from each row first. The difference of two huge sums has lost its digits.", different)
	}
}

func TestCovarianceGoesThroughTheDataFewTimes(t *testing.T) {
	actions := []string{}
	sc := hiddenWatched(&actions)
	defer sc.Close()
	rows := hiddenRows(rand.New(rand.NewPCG(6, 6)), 12, 5)
	got := Covariance(rdd.Parallelize(sc, rows, 3))
	if different := hiddenDifference(got, hiddenCovariance(rows)); different != "" {
		t.Errorf("Covariance of 12 rows of 5 numbers %s.", different)
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
	if different := hiddenDifference(got, [][]float64{{1, 2}, {2, 4}}); different != "" {
		t.Errorf("Covariance of the rows [1 5] and [3 9] %s.", different)
	}
	after := rows.Collect()
	if len(after) != 2 || after[0][0] != 1 || after[0][1] != 5 || after[1][0] != 3 || after[1][1] != 9 {
		t.Errorf("After Covariance the rows that it was given are %v; they were [[1 5] [3 9]].", after)
	}
}
