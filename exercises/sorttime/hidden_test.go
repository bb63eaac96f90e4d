package sorttime

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestSortTimeOnRandomFigures(t *testing.T) {
	random := rand.New(rand.NewPCG(24, 2014))
	for range 50 {
		bytes := math.Exp(20 + 12*random.Float64())
		bytesPerSecond := math.Exp(15 + 6*random.Float64())
		cores := 1 + random.IntN(20000)
		want := bytes / bytesPerSecond / float64(cores)
		if want < 1e-3 || want > 1e9 {
			continue
		}
		got := SortTime(bytes/1e12, bytesPerSecond/1e6, cores).Seconds()
		if !(math.Abs(got-want) <= 1e-5*want) { // also where it is no number
			t.Fatalf("SortTime of %g terabytes at %g megabytes per second on each of %d cores is %g seconds, expected %g.", bytes/1e12, bytesPerSecond/1e6, cores, got, want)
		}
	}
}
