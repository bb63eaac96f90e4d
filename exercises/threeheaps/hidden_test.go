package threeheaps

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestThreeHeapsOnRandomPoints(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(80, 1010))
	for partitions := 1; partitions <= 5; partitions++ {
		n := 6000 + random.IntN(2000)
		seed := random.Int64N(1000)
		found, sizes := dealtOut(t, rdd.Parallelize(sc, numberedPoints(n), partitions), seed)
		for i := range n {
			if found[float64(i)] != 1 {
				t.Fatalf("ThreeHeaps of %d points (partitions: %d, seed: %d): one point is on %d heaps, expected exactly one.", n, partitions, seed, found[float64(i)])
			}
		}
		// Five standard deviations of what chance does.
		for k, share := range []float64{0.8, 0.1, 0.1} {
			expected := share * float64(n)
			off := float64(sizes[k]) - expected
			if off*off > 25*expected*(1-share) {
				t.Fatalf("ThreeHeaps of %d points (partitions: %d, seed: %d) has heaps of %v points, expected about 80, 10 and 10 in a hundred.", n, partitions, seed, sizes)
			}
		}
	}
}
