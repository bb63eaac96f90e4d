package centre

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkClose tells whether two vectors agree up to rounding.
func checkClose(got, want []float64) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= 1e-9*(1+math.Abs(want[i]))) {
			return false
		}
	}
	return true
}

// checkRows makes three rows, with the mean (3, 20).
func checkRows() [][]float64 {
	return [][]float64{{1, 10}, {2, 20}, {6, 30}}
}

func TestMeanVectorOfThreeRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rows := checkRows()
	got := MeanVector(rdd.Parallelize(sc, rows, 2))
	want := []float64{3, 20}
	if !checkClose(got, want) {
		t.Errorf("MeanVector of the rows %v is %v, expected %v: the mean of each column.", checkRows(), got, want)
	}
	for i, row := range checkRows() {
		if !checkClose(rows[i], row) {
			t.Fatalf("After MeanVector the rows that it was given are %v; they were %v. Add into a new vector, as ml.Add does: the first row is no place to gather a sum.", rows, checkRows())
		}
	}
}

func TestCentreMovesTheMeanToZero(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	want := [][]float64{{-2, -10}, {-1, 0}, {3, 10}}
	centred := Centre(rdd.Parallelize(sc, checkRows(), 2))
	if centred == nil {
		t.Fatalf("Centre returned nil, expected an RDD of rows: return what Map gives you.")
	}
	got := centred.Collect()
	if len(got) != len(want) {
		t.Fatalf("Centre of 3 rows has %d rows, expected as many as before.", len(got))
	}
	for i := range want {
		if !checkClose(got[i], want[i]) {
			t.Errorf("Centre of the rows %v makes the row %v of %v, expected %v: the mean, [3 20], is subtracted from each row.", checkRows(), got[i], checkRows()[i], want[i])
		}
	}
}
