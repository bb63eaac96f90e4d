package aggregatepixels

import (
	"math/rand/v2"
	"testing"

	"lab/dataset"
	"lab/rdd"
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
