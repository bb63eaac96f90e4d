package kronecker

import (
	"fmt"
	"math"
	"testing"
)

// checkDifference says where two matrices differ, or nothing.
func checkDifference(got, want [][]float64) string {
	if len(got) != len(want) {
		return fmt.Sprintf("has %d rows, expected %d", len(got), len(want))
	}
	for i := range want {
		if len(got[i]) != len(want[i]) {
			return fmt.Sprintf("has %d columns in row %d, expected %d", len(got[i]), i, len(want[i]))
		}
		for j := range want[i] {
			if !(math.Abs(got[i][j]-want[i][j]) < 1e-9) {
				return fmt.Sprintf("has %.5g in row %d, column %d, expected %.5g", got[i][j], i, j, want[i][j])
			}
		}
	}
	return ""
}

func TestKroneckerOfARowAndAMatrix(t *testing.T) {
	for _, c := range []struct{ a, b, want [][]float64 }{
		{[][]float64{{1, 2}, {0, 3}}, [][]float64{{5, 6}}, [][]float64{{5, 6, 10, 12}, {0, 0, 15, 18}}},
		{[][]float64{{5, 6}}, [][]float64{{1, 2}, {0, 3}}, [][]float64{{5, 10, 6, 12}, {0, 15, 0, 18}}},
		{[][]float64{{2}, {1}}, [][]float64{{1}, {7}}, [][]float64{{2}, {14}, {1}, {7}}},
	} {
		checkKronecker(t, c.a, c.b, c.want)
	}
}

// checkKronecker compares a product with the expected one. An index that is out of range is told as a failure, too.
func checkKronecker(t *testing.T, a, b, want [][]float64) {
	t.Helper()
	defer func() {
		if problem := recover(); problem != nil {
			t.Errorf("Kronecker(%v, %v) stopped with %q. The product has %d rows and %d columns; the copy of b for the entry (i, j) of a begins in row i*%d and column j*%d, since b has so many rows and columns.", a, b, problem, len(want), len(want[0]), len(b), len(b[0]))
		}
	}()
	if different := checkDifference(Kronecker(a, b), want); different != "" {
		t.Errorf("Kronecker(%v, %v) %s. It is %v: each entry of a gives way to a copy of b, times that entry.", a, b, different, want)
	}
}

func TestAveragesByKronecker(t *testing.T) {
	half := 0.5
	third := 1.0 / 3
	if different := checkDifference(TimeByKronecker(2, 3), [][]float64{{half, 0, 0, half, 0, 0}, {0, half, 0, 0, half, 0}, {0, 0, half, 0, 0, half}}); different != "" {
		t.Errorf("TimeByKronecker(2, 3) %s. It is two identity matrices side by side, times 1/2.", different)
	}
	if different := checkDifference(DirectionByKronecker(2, 3), [][]float64{{third, third, third, 0, 0, 0}, {0, 0, 0, third, third, third}}); different != "" {
		t.Errorf("DirectionByKronecker(2, 3) %s. It is an identity matrix with the row 1/3, 1/3, 1/3 in place of each 1.", different)
	}
}

func TestKroneckerLeavesItsInputAlone(t *testing.T) {
	a := [][]float64{{1, 2}, {3, 4}}
	b := [][]float64{{1, 2}, {3, 4}}
	if different := checkDifference(Kronecker(a, b), [][]float64{{1, 2, 2, 4}, {3, 4, 6, 8}, {3, 6, 4, 8}, {9, 12, 12, 16}}); different != "" {
		t.Errorf("Kronecker of [[1 2] [3 4]] with itself %s.", different)
	}
	for _, matrix := range [][][]float64{a, b} {
		if different := checkDifference(matrix, [][]float64{{1, 2}, {3, 4}}); different != "" {
			t.Errorf("After Kronecker a matrix that it was given %s: it was changed. Make a new matrix.", different)
		}
	}
}

func TestAveragesByKroneckerOfOtherSizes(t *testing.T) {
	for _, size := range [][]int{{3, 2}, {1, 4}, {3, 3}} {
		directions, seconds := size[0], size[1]
		wantTime := make([][]float64, seconds)
		for s := range wantTime {
			wantTime[s] = make([]float64, directions*seconds)
		}
		wantDirection := make([][]float64, directions)
		for d := range wantDirection {
			wantDirection[d] = make([]float64, directions*seconds)
			for s := range seconds {
				wantDirection[d][d*seconds+s] = 1 / float64(seconds)
				wantTime[s][d*seconds+s] = 1 / float64(directions)
			}
		}
		if different := checkDifference(TimeByKronecker(directions, seconds), wantTime); different != "" {
			t.Errorf("TimeByKronecker(%d, %d) %s. It is a row of so many numbers as there are directions, each 1/%d, times an identity matrix of so many rows as there are seconds. Take both from the arguments.", directions, seconds, different, directions)
		}
		if different := checkDifference(DirectionByKronecker(directions, seconds), wantDirection); different != "" {
			t.Errorf("DirectionByKronecker(%d, %d) %s. It is an identity matrix of so many rows as there are directions, times a row of so many numbers as there are seconds, each 1/%d. Take both from the arguments.", directions, seconds, different, seconds)
		}
	}
}
