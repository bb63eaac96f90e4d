package centre

import (
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
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

func TestCentreOfLongerRows(t *testing.T) {
	for _, c := range []struct {
		rows, centred [][]float64
		mean          []float64
	}{
		{[][]float64{{1, 2, 3}, {3, 6, 9}}, [][]float64{{-1, -2, -3}, {1, 2, 3}}, []float64{2, 4, 6}},
		{[][]float64{{4, 0, 7, 1}}, [][]float64{{0, 0, 0, 0}}, []float64{4, 0, 7, 1}},
	} {
		sc := rdd.NewContext(rdd.WithCores(2))
		defer sc.Close()
		mean := MeanVector(rdd.Parallelize(sc, c.rows, 2))
		if !checkClose(mean, c.mean) {
			t.Fatalf("MeanVector of the rows %v is %v, expected %v: one mean for each of the %d numbers in a row.", c.rows, mean, c.mean, len(c.mean))
		}
		centred := Centre(rdd.Parallelize(sc, c.rows, 2))
		if centred == nil {
			t.Fatalf("Centre returned nil, expected an RDD of rows.")
		}
		for i, row := range centred.Collect() {
			if !checkClose(row, c.centred[i]) {
				t.Errorf("Centre of the rows %v makes the row %v of %v, expected %v: each of its %d numbers less the mean of that column.", c.rows, row, c.rows[i], c.centred[i], len(c.mean))
			}
		}
	}
}

// checkWatched makes a context that notes the name of every action.
func checkWatched(actions *[]string) *rdd.Context {
	return rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		if start, ok := e.(event.JobStart); ok {
			*actions = append(*actions, start.Action)
		}
	}))
}

func TestCentreLeavesItsInputAlone(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{4, 1}, {6, 5}}, 1).Cache()
	rows.Count()
	centred := Centre(rows)
	if centred == nil {
		t.Fatalf("Centre returned nil, expected an RDD of rows.")
	}
	if got := centred.Collect(); len(got) != 2 || !checkClose(got[1], []float64{1, 2}) {
		t.Errorf("Centre of the rows [4 1] and [6 5] is %v, expected [[-1 -2] [1 2]].", got)
	}
	if after := rows.Collect(); !checkClose(after[0], []float64{4, 1}) || !checkClose(after[1], []float64{6, 5}) {
		t.Errorf("After Centre the rows that it was given are %v; they were [[4 1] [6 5]]. Rows are shared, so make a new one (ml.Sub does).", after)
	}
}

func TestCentreKeepsRowsDistributed(t *testing.T) {
	actions := []string{}
	sc := checkWatched(&actions)
	defer sc.Close()
	rows := [][]float64{}
	for i := range 12 {
		rows = append(rows, []float64{float64(i), float64(i * i)})
	}
	centred := Centre(rdd.Parallelize(sc, rows, 5))
	if centred == nil {
		t.Fatalf("Centre returned nil, expected an RDD of rows.")
	}
	for _, action := range actions {
		if action == "Collect" {
			t.Errorf("Centre calls Collect, which brings all rows to one place. Let Map subtract the mean where the rows are.")
			break
		}
	}
	if centred.NumPartitions() != 5 {
		t.Errorf("Centre of rows in 5 partitions has %d partitions, expected 5.", centred.NumPartitions())
	}
}
