package relativechange

import (
	"math/rand/v2"
	"testing"
)

func TestRelativeChangeOnRandomSeries(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 14))
	for n := 1; n <= 12; n++ {
		series := []float64{}
		sum := 0.0
		for range n {
			v := 50 + 300*random.Float64()
			series = append(series, v)
			sum += v
		}
		want := []float64{}
		for _, v := range series {
			want = append(want, v*float64(n)/sum-1)
		}
		if got := RelativeChange(series); !checkClose(got, want) {
			t.Fatalf("RelativeChange(%.4v) is %.4v, expected %.4v: the mean is %.5v.", series, got, want, sum/float64(n))
		}
	}
}
