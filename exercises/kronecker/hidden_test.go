package kronecker

import (
	"math/rand/v2"
	"testing"
)

// hiddenMatrix makes a random matrix of small whole numbers.
func hiddenMatrix(random *rand.Rand, rows, columns int) [][]float64 {
	matrix := [][]float64{}
	for i := range rows {
		matrix = append(matrix, make([]float64, columns))
		for j := range columns {
			matrix[i][j] = float64(random.IntN(15) - 5)
		}
	}
	return matrix
}

func TestKroneckerOnRandomMatrices(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 17))
	for range 12 {
		a := hiddenMatrix(random, 1+random.IntN(3), 1+random.IntN(3))
		b := hiddenMatrix(random, 1+random.IntN(3), 1+random.IntN(3))
		// Row r belongs to row r / (rows of b) of a and to row r % (rows of b) of b, and so do columns.
		want := [][]float64{}
		for r := range len(a) * len(b) {
			want = append(want, nil)
			for c := range len(a[0]) * len(b[0]) {
				want[r] = append(want[r], a[r/len(b)][c/len(b[0])]*b[r%len(b)][c%len(b[0])])
			}
		}
		if different := checkDifference(Kronecker(a, b), want); different != "" {
			t.Fatalf("Kronecker(%v, %v) %s. It is %v.", a, b, different, want)
		}
	}
}

func TestAveragesByKroneckerOfAnySize(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 18))
	for range 8 {
		directions := 1 + random.IntN(6)
		seconds := 1 + random.IntN(6)
		wantTime := [][]float64{}
		for s := range seconds {
			wantTime = append(wantTime, make([]float64, directions*seconds))
			for d := range directions {
				wantTime[s][d*seconds+s] = 1 / float64(directions)
			}
		}
		wantDirection := [][]float64{}
		for d := range directions {
			wantDirection = append(wantDirection, make([]float64, directions*seconds))
			for s := range seconds {
				wantDirection[d][d*seconds+s] = 1 / float64(seconds)
			}
		}
		if different := checkDifference(TimeByKronecker(directions, seconds), wantTime); different != "" {
			t.Fatalf("TimeByKronecker(%d, %d) %s.", directions, seconds, different)
		}
		if different := checkDifference(DirectionByKronecker(directions, seconds), wantDirection); different != "" {
			t.Fatalf("DirectionByKronecker(%d, %d) %s.", directions, seconds, different)
		}
	}
}
