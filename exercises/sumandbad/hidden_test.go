package sumandbad

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestSumAndBadOnRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 2014))
	for partitions := 1; partitions <= 5; partitions++ {
		sc := rdd.NewContext(rdd.WithCores(2))
		lines, wantSum, wantBad := checkSpoiledLines(random, random.IntN(60))
		sum, bad := SumAndBad(rdd.Parallelize(sc, lines, partitions))
		if sum != wantSum || bad != wantBad {
			t.Errorf("SumAndBad of %d random lines (partitions: %d) returned the sum %d and %d bad lines, expected %d and %d.", len(lines), partitions, sum, bad, wantSum, wantBad)
		}
		sc.Close()
	}
}
