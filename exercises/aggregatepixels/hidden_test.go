package aggregatepixels

import (
	"math/rand/v2"
	"testing"

	"lab/dataset"
	"lab/rdd"
	"lab/rdd/event"
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

// hiddenWatched makes a context that notes the name of every action.
func hiddenWatched(actions *[]string) *rdd.Context {
	return rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		if start, ok := e.(event.JobStart); ok {
			*actions = append(*actions, start.Action)
		}
	}))
}

func TestAggregatePixelsOnRandomPixels(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(6, 19))
	for round := range 4 {
		frames := 3 + round
		rows := 1 + random.IntN(4)
		matrix := [][]float64{}
		for r := range rows {
			matrix = append(matrix, nil)
			for range frames {
				matrix[r] = append(matrix[r], random.NormFloat64())
			}
		}
		pixels := []dataset.Pixel{}
		for i := range 10 {
			p := dataset.Pixel{X: i, Y: random.IntN(50)}
			for range frames {
				p.Series = append(p.Series, 100*random.Float64())
			}
			pixels = append(pixels, p)
		}
		aggregated := AggregatePixels(rdd.Parallelize(sc, pixels, 1+round), matrix)
		if aggregated == nil {
			t.Fatalf("AggregatePixels returned nil, expected an RDD of pixels.")
		}
		got := aggregated.Collect()
		if len(got) != len(pixels) {
			t.Fatalf("AggregatePixels of %d pixels (partitions: %d) has %d pixels, expected as many as before.", len(pixels), 1+round, len(got))
		}
		for i, p := range pixels {
			want := hiddenTimes(matrix, p.Series)
			if got[i].X != p.X || got[i].Y != p.Y {
				t.Fatalf("AggregatePixels moved the pixel at x = %d, y = %d to x = %d, y = %d.", p.X, p.Y, got[i].X, got[i].Y)
			}
			if !checkClose(got[i].Series, want) {
				t.Fatalf("AggregatePixels with a %d×%d matrix makes %.4v of the series %.4v, expected %.4v.", rows, frames, got[i].Series, p.Series, want)
			}
		}
	}
}

func TestAggregatePixelsRunsNothingByItself(t *testing.T) {
	actions := []string{}
	sc := hiddenWatched(&actions)
	defer sc.Close()
	pixels := []dataset.Pixel{{X: 1, Series: []float64{1}}, {X: 2, Series: []float64{2}}, {X: 3, Series: []float64{3}}}
	aggregated := AggregatePixels(rdd.Parallelize(sc, pixels, 3), [][]float64{{2}})
	if aggregated == nil {
		t.Fatalf("AggregatePixels returned nil, expected an RDD of pixels.")
	}
	if len(actions) != 0 {
		t.Errorf("AggregatePixels ran a job (%v) while it was called. It should only describe the new pixels.", actions)
	}
	if aggregated.NumPartitions() != 3 {
		t.Errorf("AggregatePixels of pixels in 3 partitions has %d partitions, expected 3.", aggregated.NumPartitions())
	}
}

func TestAggregatePixelsLeavesItsInputAlone(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	pixels := rdd.Parallelize(sc, []dataset.Pixel{{X: 1, Y: 2, Series: []float64{3, 5}}}, 1).Cache()
	pixels.Count()
	aggregated := AggregatePixels(pixels, [][]float64{{0.5, 0.5}, {1, -1}})
	if aggregated == nil {
		t.Fatalf("AggregatePixels returned nil, expected an RDD of pixels.")
	}
	if got := aggregated.Collect(); len(got) != 1 || !checkClose(got[0].Series, []float64{4, -2}) {
		t.Errorf("AggregatePixels makes %v of the series [3 5], expected the series [4 -2].", got)
	}
	if after := pixels.Collect(); !checkClose(after[0].Series, []float64{3, 5}) {
		t.Errorf("After AggregatePixels the series that it was given is %v; it was [3 5]. A copied struct still shares its slice: make a new one.", after[0].Series)
	}
}
