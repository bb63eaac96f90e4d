package sumandbad

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

func TestSumAndBadOfFourLines(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	sum, bad := SumAndBad(rdd.Parallelize(sc, []string{"3", "4", "oops", "10"}, 2))
	if sum != 17 || bad != 1 {
		t.Errorf("SumAndBad of the lines 3, 4, oops, 10 returned %d and %d, expected the sum 17 and 1 bad line.", sum, bad)
	}
}

func TestSumAndBadOfWhatIsNoWholeNumber(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	sum, bad := SumAndBad(rdd.Parallelize(sc, []string{"7", "2.5", "-1", "1e3", "0"}, 2))
	if sum != 6 || bad != 2 {
		t.Errorf("SumAndBad of the lines 7, 2.5, -1, 1e3, 0 returned %d and %d, expected the sum 6 and 2 bad lines: 2.5 and 1e3 are not whole numbers, and 0 is one.", sum, bad)
	}
	sum, bad = SumAndBad(rdd.Parallelize(sc, []string{"?", "n/a"}, 2))
	if sum != 0 || bad != 2 {
		t.Errorf("SumAndBad of the lines ? and n/a returned %d and %d, expected the sum 0 and 2 bad lines.", sum, bad)
	}
}

func TestSumAndBadTakesOneJob(t *testing.T) {
	jobs := 0
	fetched := false
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		job, ok := e.(event.JobStart)
		if ok {
			jobs++
			if job.Action == "Collect" {
				fetched = true
			}
		}
	}))
	defer sc.Close()
	sum, bad := SumAndBad(rdd.Parallelize(sc, []string{"?", "1", "", "2", "-5"}, 3))
	if sum != -2 || bad != 2 {
		t.Errorf("SumAndBad of the lines ?, 1, an empty one, 2, -5 returned %d and %d, expected the sum -2 and 2 bad lines.", sum, bad)
	}
	if jobs != 1 {
		t.Errorf("SumAndBad ran %d jobs, expected 1: count the bad lines while the others are added up.", jobs)
	}
	if fetched {
		t.Errorf("SumAndBad fetched the lines with Collect. Let the tasks add up, and fetch only the result.")
	}
}

// checkSpoiledLines makes lines and tells their sum and how many are spoiled.
func checkSpoiledLines(random *rand.Rand, n int) (lines []string, sum, bad int64) {
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
		lines, wantSum, wantBad := checkSpoiledLines(random, 200)
		sum, bad := SumAndBad(rdd.Parallelize(sc, lines, 8))
		if sum != wantSum || bad != wantBad {
			t.Errorf("SumAndBad of 200 lines in 8 partitions, while %d attempts of tasks were killed, returned the sum %d and %d bad lines, expected %d and %d. What a killed attempt has counted must not count: an ordinary variable cannot know that, an accumulator does.", faults.Count(chaos.Killed), sum, bad, wantSum, wantBad)
		}
		sc.Close()
	}
}
