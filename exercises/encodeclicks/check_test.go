package encodeclicks

import (
	"fmt"
	"slices"
	"testing"

	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// checkText describes a point, so that points can be compared and put into an order.
func checkText(p ml.SparsePoint) string {
	return fmt.Sprint("label ", p.Label, ", features ", p.Features)
}

// checkEncode compares the points of some clicks with the expected ones, in any order.
func checkEncode(t *testing.T, clicks []dataset.Click, partitions int, dictionary map[ml.Token]int, want []ml.SparsePoint) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	points := EncodeClicks(rdd.Parallelize(sc, clicks, partitions), rdd.NewBroadcast(sc, dictionary))
	if points == nil {
		t.Fatalf("EncodeClicks returned nil, expected an RDD of points: return what Map gives you.")
	}
	if points.NumPartitions() != partitions {
		t.Errorf("EncodeClicks of clicks in %d partitions returned points in %d partitions, expected as many as there were.", partitions, points.NumPartitions())
	}
	got := points.Collect()
	if len(got) != len(want) {
		t.Fatalf("EncodeClicks returned %d points, expected %d: one for each click, whatever the dictionary lacks.", len(got), len(want))
	}
	gotTexts := []string{}
	wantTexts := []string{}
	for i := range got {
		gotTexts = append(gotTexts, checkText(got[i]))
		wantTexts = append(wantTexts, checkText(want[i]))
	}
	slices.Sort(gotTexts)
	slices.Sort(wantTexts)
	for i := range wantTexts {
		if gotTexts[i] != wantTexts[i] {
			t.Errorf("EncodeClicks of %d clicks, the first of them with the fields %q, has the point {%s}, expected {%s}: the label of the click, and a 1 for each token {i, Fields[i]} that the dictionary has, i from 0. A token that it does not have gets no 1, a field that is empty does. The dictionary has %d tokens.", len(clicks), clicks[0].Fields, gotTexts[i], wantTexts[i], len(dictionary))
			return
		}
	}
}

// checkPoint makes a point with ones at the indices.
func checkPoint(label float64, size int, indices []int) ml.SparsePoint {
	values := []float64{}
	for range indices {
		values = append(values, 1)
	}
	return ml.SparsePoint{Label: label, Features: ml.NewSparse(size, indices, values)}
}

func checkDictionary() map[ml.Token]int {
	return map[ml.Token]int{
		{Field: 0, Value: "7"}: 4,
		{Field: 0, Value: ""}:  2,
		{Field: 1, Value: "7"}: 0,
		{Field: 1, Value: "a"}: 3,
		{Field: 2, Value: ""}:  1,
	}
}

func TestEncodeClicksOfTwoClicks(t *testing.T) {
	clicks := []dataset.Click{
		{Label: 1, Fields: []string{"7", "a", ""}},
		{Label: 0, Fields: []string{"", "7", ""}},
	}
	want := []ml.SparsePoint{checkPoint(1, 5, []int{1, 3, 4}), checkPoint(0, 5, []int{0, 1, 2})}
	checkEncode(t, clicks, 2, checkDictionary(), want)
}

func TestEncodeClicksLeavesOutUnseenTokens(t *testing.T) {
	clicks := []dataset.Click{{Label: 1, Fields: []string{"8", "a", "a"}}}
	checkEncode(t, clicks, 1, checkDictionary(), []ml.SparsePoint{checkPoint(1, 5, []int{3})})
}

func TestEncodeClicksRunsNothingByItself(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	clicks := rdd.Map(rdd.Parallelize(sc, []string{"7", ""}, 1), func(value string) dataset.Click {
		read++
		return dataset.Click{Label: 1, Fields: []string{value}}
	})
	points := EncodeClicks(clicks, rdd.NewBroadcast(sc, checkDictionary()))
	if points == nil {
		t.Fatalf("EncodeClicks returned nil, expected an RDD of points.")
	}
	if read != 0 {
		t.Errorf("EncodeClicks read the clicks while it was called. It should only describe the points; leave it to the caller to run a job.")
	}
	if n := points.Count(); n != 2 {
		t.Errorf("EncodeClicks of 2 clicks has %d points, expected 2.", n)
	}
}
