package projection

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
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

// hiddenWatched makes a context that notes the name of every action.
func hiddenWatched(actions *[]string) *rdd.Context {
	return rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		if start, ok := e.(event.JobStart); ok {
			*actions = append(*actions, start.Action)
		}
	}))
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

func TestScoresRunNothingByThemselves(t *testing.T) {
	actions := []string{}
	sc := hiddenWatched(&actions)
	defer sc.Close()
	scores := Scores(rdd.Parallelize(sc, [][]float64{{1, 2}, {3, 4}, {5, 6}}, 3), []float64{0, 0}, [][]float64{{1, 0}})
	if scores == nil {
		t.Fatalf("Scores returned nil, expected an RDD of scores.")
	}
	if len(actions) != 0 {
		t.Errorf("Scores ran a job (%v) while it was called. It should only describe the scores; they are computed when somebody asks for them.", actions)
	}
	if scores.NumPartitions() != 3 {
		t.Errorf("Scores of rows in 3 partitions has %d partitions, expected 3.", scores.NumPartitions())
	}
}

func TestScoresLeaveTheirInputAlone(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rows := rdd.Parallelize(sc, [][]float64{{4, 1}, {6, 5}}, 1).Cache()
	rows.Count()
	scores := Scores(rows, []float64{5, 3}, [][]float64{{1, 0}, {0, 1}})
	if scores == nil {
		t.Fatalf("Scores returned nil, expected an RDD of scores.")
	}
	scores.Count()
	scores.Collect()
	if after := rows.Collect(); after[0][0] != 4 || after[0][1] != 1 || after[1][0] != 6 || after[1][1] != 5 {
		t.Errorf("After Scores the rows that it was given are %v; they were [[4 1] [6 5]]. Rows are shared, so make a new one (ml.Sub does).", after)
	}
}
