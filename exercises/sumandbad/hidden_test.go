package sumandbad

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
)

// hiddenSpoiledLines makes lines and tells their sum and how many are spoiled.
func hiddenSpoiledLines(random *rand.Rand, n int) (lines []string, sum, bad int64) {
	for range n {
		x := int64(random.IntN(2001) - 1000)
		if random.IntN(4) == 0 {
			lines = append(lines, fmt.Sprint(x, " apples"))
			bad++
		} else {
			lines = append(lines, fmt.Sprint(x))
			sum += x
		}
	}
	return lines, sum, bad
}

func TestSumAndBadWhileTasksAreKilled(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 2014))
	for seed := uint64(1); seed <= 6; seed++ {
		faults := chaos.New(seed, chaos.KillTasks(0.6))
		sc := rdd.NewContext(rdd.WithCores(2), rdd.WithFaults(faults))
		lines, wantSum, wantBad := hiddenSpoiledLines(random, 200)
		sum, bad := SumAndBad(rdd.Parallelize(sc, lines, 8))
		if sum != wantSum || bad != wantBad {
			t.Errorf("SumAndBad of 200 lines in 8 partitions, while %d attempts of tasks were killed, returned the sum %d and %d bad lines, expected %d and %d. What a killed attempt has counted must not count: an ordinary variable cannot know that, an accumulator does.", faults.Count(chaos.Killed), sum, bad, wantSum, wantBad)
		}
		sc.Close()
	}
}

func TestSumAndBadOnRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 2014))
	for partitions := 1; partitions <= 5; partitions++ {
		sc := rdd.NewContext(rdd.WithCores(2))
		lines, wantSum, wantBad := hiddenSpoiledLines(random, random.IntN(60))
		sum, bad := SumAndBad(rdd.Parallelize(sc, lines, partitions))
		if sum != wantSum || bad != wantBad {
			t.Errorf("SumAndBad of %d random lines (partitions: %d) returned the sum %d and %d bad lines, expected %d and %d.", len(lines), partitions, sum, bad, wantSum, wantBad)
		}
		sc.Close()
	}
}
