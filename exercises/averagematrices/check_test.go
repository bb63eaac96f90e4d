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

func TestTimeMatrixOfTwoTimesThree(t *testing.T) {
	want := [][]float64{{0.5, 0, 0, 0.5, 0, 0}, {0, 0.5, 0, 0, 0.5, 0}, {0, 0, 0.5, 0, 0, 0.5}}
	if different := checkDifference(TimeMatrix(2, 3), want); different != "" {
		t.Errorf("TimeMatrix(2, 3) %s. It is %v: second 0 is the mean of the columns 0 and 3.", different, want)
	}
}

func TestDirectionMatrixOfTwoTimesThree(t *testing.T) {
	third := 1.0 / 3
	want := [][]float64{{third, third, third, 0, 0, 0}, {0, 0, 0, third, third, third}}
	if different := checkDifference(DirectionMatrix(2, 3), want); different != "" {
		t.Errorf("DirectionMatrix(2, 3) %s. It is %.2v: direction 0 is the mean of the columns 0, 1 and 2.", different, want)
	}
}
