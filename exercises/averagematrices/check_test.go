package averagematrices

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

// checkCall calls a function for its matrix. An index that is out of range is told as a failure.
func checkCall(t *testing.T, name string, call func(directions, seconds int) [][]float64, directions, seconds int) (matrix [][]float64) {
	t.Helper()
	defer func() {
		if problem := recover(); problem != nil {
			t.Fatalf("%s(%d, %d) stopped with %q. There are %d columns; value number j belongs to second j %% seconds and to direction j / seconds.", name, directions, seconds, problem, directions*seconds)
		}
	}()
	return call(directions, seconds)
}

// checkZeros says what may have led to a matrix that has nothing but zeros, or nothing.
func checkZeros(matrix [][]float64) string {
	if len(matrix) == 0 {
		return ""
	}
	for _, row := range matrix {
		for _, x := range row {
			if x != 0 {
				return ""
			}
		}
	}
	return " All entries of yours are 0: 1/directions and 1/seconds divide whole numbers, so make them float64 first."
}

func TestTimeMatrixOfTwoTimesThree(t *testing.T) {
	want := [][]float64{{0.5, 0, 0, 0.5, 0, 0}, {0, 0.5, 0, 0, 0.5, 0}, {0, 0, 0.5, 0, 0, 0.5}}
	if different := checkDifference(checkCall(t, "TimeMatrix", TimeMatrix, 2, 3), want); different != "" {
		t.Errorf("TimeMatrix(2, 3) %s. It is %v: second 0 is the mean of the columns 0 and 3.%s", different, want, checkZeros(TimeMatrix(2, 3)))
	}
}

func TestDirectionMatrixOfTwoTimesThree(t *testing.T) {
	third := 1.0 / 3
	want := [][]float64{{third, third, third, 0, 0, 0}, {0, 0, 0, third, third, third}}
	if different := checkDifference(checkCall(t, "DirectionMatrix", DirectionMatrix, 2, 3), want); different != "" {
		t.Errorf("DirectionMatrix(2, 3) %s. It is %.2v: direction 0 is the mean of the columns 0, 1 and 2.%s", different, want, checkZeros(DirectionMatrix(2, 3)))
	}
}

func TestAveragesOfOtherSizes(t *testing.T) {
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
		if different := checkDifference(checkCall(t, "TimeMatrix", TimeMatrix, directions, seconds), wantTime); different != "" {
			t.Errorf("TimeMatrix(%d, %d) %s. It is %.2v: of each second there are as many values as directions, here %d. Take the sizes from the arguments.", directions, seconds, different, wantTime, directions)
		}
		if different := checkDifference(checkCall(t, "DirectionMatrix", DirectionMatrix, directions, seconds), wantDirection); different != "" {
			t.Errorf("DirectionMatrix(%d, %d) %s. It is %.2v: of each direction there are as many values as seconds, here %d. Take the sizes from the arguments.", directions, seconds, different, wantDirection, seconds)
		}
	}
}
