package averagematrices

import (
	"math"
	"math/rand/v2"
	"testing"
)

// hiddenTimes is the product of a matrix and a vector.
func hiddenTimes(matrix [][]float64, v []float64) []float64 {
	answer := []float64{}
	for _, row := range matrix {
		sum := 0.0
		for j := range row {
			if j < len(v) {
				sum += row[j] * v[j]
			}
		}
		answer = append(answer, sum)
	}
	return answer
}

// hiddenSeries makes a random series.
func hiddenSeries(random *rand.Rand, n int) []float64 {
	series := []float64{}
	for range n {
		series = append(series, float64(random.IntN(200)-50))
	}
	return series
}

func hiddenShape(t *testing.T, name string, matrix [][]float64, directions, seconds, rows int) {
	t.Helper()
	if len(matrix) != rows {
		t.Fatalf("%s(%d, %d) has %d rows, expected %d.", name, directions, seconds, len(matrix), rows)
	}
	for i, row := range matrix {
		if len(row) != directions*seconds {
			t.Fatalf("%s(%d, %d) has %d columns in row %d, expected %d, one for each value of a series.", name, directions, seconds, len(row), i, directions*seconds)
		}
	}
}

func TestTimeMatrixAveragesDirections(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 15))
	for round := range 12 {
		directions := 1 + random.IntN(5)
		seconds := 1 + random.IntN(6)
		matrix := TimeMatrix(directions, seconds)
		hiddenShape(t, "TimeMatrix", matrix, directions, seconds, seconds)
		for range 1 + directions*seconds { // enough series to tell every entry
			series := hiddenSeries(random, directions*seconds)
			got := hiddenTimes(matrix, series)
			for s := range seconds {
				want := 0.0
				for d := range directions {
					want += series[d*seconds+s] / float64(directions)
				}
				if !(math.Abs(got[s]-want) < 1e-9) {
					t.Fatalf("Round %d: TimeMatrix(%d, %d) times the series %v gives %.5v in second %d, expected %.5v: the mean of that second over all %d directions.", round+1, directions, seconds, series, got[s], s, want, directions)
				}
			}
		}
	}
}

func TestDirectionMatrixAveragesSeconds(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 16))
	for round := range 12 {
		directions := 1 + random.IntN(5)
		seconds := 1 + random.IntN(6)
		matrix := DirectionMatrix(directions, seconds)
		hiddenShape(t, "DirectionMatrix", matrix, directions, seconds, directions)
		for range 1 + directions*seconds {
			series := hiddenSeries(random, directions*seconds)
			got := hiddenTimes(matrix, series)
			for d := range directions {
				want := 0.0
				for s := range seconds {
					want += series[d*seconds+s] / float64(seconds)
				}
				if !(math.Abs(got[d]-want) < 1e-9) {
					t.Fatalf("Round %d: DirectionMatrix(%d, %d) times the series %v gives %.5v for direction %d, expected %.5v: the mean over the %d seconds of that direction.", round+1, directions, seconds, series, got[d], d, want, seconds)
				}
			}
		}
	}
}
