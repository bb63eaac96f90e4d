package sumandbad

import (
	"testing"

	"lab/rdd"
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
