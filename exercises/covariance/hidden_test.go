package covariance

import (
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
		if different := checkDifference(got, hiddenCovariance(rows)); different != "" {
			t.Fatalf("Covariance of 17 random rows (numbers in each: %d, partitions: %d) %s.", d, partitions, different)
		}
	}
}
