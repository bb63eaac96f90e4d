package centre

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

// hiddenMean is the mean of rows by plain loops.
func hiddenMean(rows [][]float64) []float64 {
	mean := make([]float64, len(rows[0]))
	for _, row := range rows {
		for j := range row {
			mean[j] += row[j] / float64(len(rows))
		}
	}
	return mean
}

func TestMeanVectorOnRandomRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(6, 1))
	for round := range 4 {
		partitions := 1 + 4*round // the last have more partitions than rows
		rows := hiddenRows(random, 11, 1+round)
		got := MeanVector(rdd.Parallelize(sc, rows, partitions))
		want := hiddenMean(rows)
		if !checkClose(got, want) {
			t.Fatalf("MeanVector of 11 random rows (numbers in each: %d, partitions: %d) is %.6v, expected %.6v: the sum of all rows over their number. Partitions need not be of equal size.", 1+round, partitions, got, want)
		}
	}
}

func TestCentreOnRandomRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(6, 2))
	for round := range 3 {
		d := 2 + round
		rows := hiddenRows(random, 13, d)
		mean := hiddenMean(rows)
		centred := Centre(rdd.Parallelize(sc, rows, 3))
		if centred == nil {
			t.Fatalf("Centre returned nil, expected an RDD of rows.")
		}
		got := centred.Collect()
		if len(got) != len(rows) {
			t.Fatalf("Centre of %d rows has %d rows, expected as many as before.", len(rows), len(got))
		}
		for i, row := range rows {
			want := make([]float64, d)
			for j := range row {
				want[j] = row[j] - mean[j]
			}
			if !checkClose(got[i], want) {
				t.Fatalf("Centre makes %.4v of row %d, which is %.4v, expected %.4v: the mean of all rows is %.4v.", got[i], i, row, want, mean)
			}
		}
	}
}
