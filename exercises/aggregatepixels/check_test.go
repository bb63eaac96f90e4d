package aggregatepixels

import (
	"math"
	"testing"

	"lab/dataset"
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

func TestAggregatePixelsByAMean(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	matrix := [][]float64{{0.5, 0.5, 0, 0}, {0, 0, 0.5, 0.5}}
	pixels := []dataset.Pixel{{X: 0, Y: 0, Series: []float64{1, 3, 10, 20}}, {X: 0, Y: 1, Series: []float64{0, 8, 4, 4}}}
	want := [][]float64{{2, 15}, {4, 4}}
	aggregated := AggregatePixels(rdd.Parallelize(sc, pixels, 2), matrix)
	if aggregated == nil {
		t.Fatalf("AggregatePixels returned nil, expected an RDD of pixels: return what Map gives you.")
	}
	got := aggregated.Collect()
	if len(got) != 2 {
		t.Fatalf("AggregatePixels of 2 pixels has %d pixels, expected 2.", len(got))
	}
	for i := range want {
		if checkClose(got[i].Series, want[1-i]) {
			t.Fatalf("AggregatePixels with the matrix %v makes the series %v of %v, expected %v. These are the numbers of the other pixel: make a new slice for every pixel, inside of the function.", matrix, got[i].Series, pixels[i].Series, want[i])
		}
		if !checkClose(got[i].Series, want[i]) {
			t.Errorf("AggregatePixels with the matrix %v makes the series %v of %v, expected %v: the inner product of each row with the series.", matrix, got[i].Series, pixels[i].Series, want[i])
		}
	}
}

func TestAggregatePixelsKeepsPlaces(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	pixels := []dataset.Pixel{{X: 5, Y: 9, Series: []float64{1, 2}}, {X: 6, Y: 0, Series: []float64{3, 4}}}
	aggregated := AggregatePixels(rdd.Parallelize(sc, pixels, 2), [][]float64{{1, 1}})
	if aggregated == nil {
		t.Fatalf("AggregatePixels returned nil, expected an RDD of pixels.")
	}
	for i, p := range aggregated.Collect() {
		if p.X != pixels[i].X || p.Y != pixels[i].Y {
			t.Errorf("AggregatePixels moved the pixel at x = %d, y = %d to x = %d, y = %d. A pixel keeps its place.", pixels[i].X, pixels[i].Y, p.X, p.Y)
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

func TestAggregatePixelsRunsNothingByItself(t *testing.T) {
	actions := []string{}
	sc := checkWatched(&actions)
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
