package projection

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
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

func TestScoresOnRandomRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(6, 8))
	for round := range 4 {
		d := 2 + round
		k := 1 + round/2
		rows := hiddenRows(random, 15, d)
		mean := hiddenRows(random, 1, d)[0]
		components := hiddenRows(random, k, d)
		scores := Scores(rdd.Parallelize(sc, rows, 1+round), mean, components)
		if scores == nil {
			t.Fatalf("Scores returned nil, expected an RDD of scores.")
		}
		got := scores.Collect()
		if len(got) != len(rows) {
			t.Fatalf("Scores of %d rows (partitions: %d) has %d rows, expected one for each.", len(rows), 1+round, len(got))
		}
		for i, row := range rows {
			if len(got[i]) != k {
				t.Fatalf("Scores along %d components has %d numbers for a row, expected %d.", k, len(got[i]), k)
			}
			for c := range k {
				want := 0.0
				for j := range d {
					want += (row[j] - mean[j]) * components[c][j]
				}
				if !(math.Abs(got[i][c]-want) < 1e-8*(1+math.Abs(want))) {
					t.Fatalf("Scores for the row %.4v, with the mean %.4v and the component %.4v, is %.6v, expected %.6v.", row, mean, components[c], got[i][c], want)
				}
			}
		}
	}
}
