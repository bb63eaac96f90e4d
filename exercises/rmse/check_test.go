package rmse

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
	"lab/rdd/event"
)

// checkRMSE compares the error of predictions with the expected one.
func checkRMSE(t *testing.T, predictions []ml.Prediction, partitions int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := RMSE(rdd.Parallelize(sc, predictions, partitions))
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("RMSE of the predictions {Predicted Label} %v (partitions: %d) returned %v, expected %v: the root of the mean of the squared differences.", predictions, partitions, got, want)
	}
}

func TestRMSEOfFourSongs(t *testing.T) {
	predictions := []ml.Prediction{{Predicted: 1.0, Label: 3.0}, {Predicted: 2.0, Label: 1.0}, {Predicted: 2.0, Label: 2.0}}
	checkRMSE(t, predictions, 1, math.Sqrt(5.0/3.0))
	predictions = append(predictions, ml.Prediction{Predicted: 10.5, Label: 4.0})
	checkRMSE(t, predictions, 2, math.Sqrt(47.25/4.0))
}

func TestRMSEIsInTheUnitOfTheLabels(t *testing.T) {
	// Every prediction is three years off, some too early and some too late: so is the error.
	predictions := []ml.Prediction{{Predicted: 53.0, Label: 50.0}, {Predicted: 70.0, Label: 73.0}, {Predicted: -2.0, Label: 1.0}, {Predicted: 13.0, Label: 10.0}, {Predicted: 4.0, Label: 7.0}}
	checkRMSE(t, predictions, 3, 3)
}

func TestRMSEFetchesNothing(t *testing.T) {
	fetched := ""
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		job, ok := e.(event.JobStart)
		if ok && (job.Action == "Collect" || job.Action == "ToLocalIterator") {
			fetched = job.Action
		}
	}))
	defer sc.Close()
	got := RMSE(rdd.Parallelize(sc, []ml.Prediction{{Predicted: 2, Label: 1}, {Predicted: 3, Label: 4}}, 2))
	if !(math.Abs(got-1) < 1e-9) {
		t.Errorf("RMSE of two predictions that are off by one returned %v, expected 1.", got)
	}
	if fetched != "" {
		t.Errorf("RMSE fetched all predictions with %s, expected none to be fetched: there may be more than fit into one place. Let every partition add up its own, with Map and Reduce.", fetched)
	}
}
