package standin

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// TestYearsTellTheStoryOfTheRealSet compares with YearPredictionMSD: mean 1998.4, standard deviation 10.93, least squares about 9.5.
func TestYearsTellTheStoryOfTheRealSet(t *testing.T) {
	line := regexp.MustCompile(`^(19[2-9]\d|20[01]\d)(,-?\d+\.\d{5}){90}$`)
	const n = 20_000
	var rows [][]float64
	var years []float64
	var b []byte
	for i := range int64(n) {
		b = Years().Append(b[:0], i)
		if !line.Match(b) {
			t.Fatalf("line %d: %q", i+1, b)
		}
		var row []float64
		for _, f := range strings.Split(string(b), ",") {
			v, err := strconv.ParseFloat(f, 64)
			if err != nil {
				t.Fatal(err)
			}
			row = append(row, v)
		}
		years, rows = append(years, row[0]), append(rows, row[1:])
	}
	mean, sd := stat.PopMeanStdDev(years, nil)
	if math.Abs(mean-1998.4) > .3 || math.Abs(sd-10.93) > .3 {
		t.Errorf("years have mean %.2f and sd %.2f, want 1998.4 and 10.93", mean, sd)
	}
	for j := range Features {
		x := make([]float64, n)
		for i := range rows {
			x[i] = rows[i][j]
		}
		m, s := stat.PopMeanStdDev(x, nil)
		known := yearTables()
		if math.Abs(m-known.mean[j]) > .05*known.sd[j] || s < .8*known.sd[j] || s > 1.15*known.sd[j] {
			t.Errorf("timbre %d has mean %.2f and sd %.2f, want %.2f and about %.2f", j, m, s, known.mean[j], known.sd[j])
		}
		if r := stat.Correlation(x, years, nil); math.Abs(knownTimbre().year[j]) > .2 && r*knownTimbre().year[j] <= 0 {
			t.Errorf("timbre %d follows the year with %.2f, in the sample with %.2f", j, r, knownTimbre().year[j])
		}
		for i := range rows {
			if rows[i][Features+j] < 0 {
				t.Fatalf("line %d: variance %d is %v", i+1, j, rows[i][Features+j])
			}
		}
	}
	left, _ := leastSquares(rows, years)
	if math.Abs(left-9.5) > .2 {
		t.Errorf("least squares leaves %.2f years, want about 9.5", left)
	}
	t.Logf("mean %.2f, sd %.2f, least squares %.2f", mean, sd, left)
}
