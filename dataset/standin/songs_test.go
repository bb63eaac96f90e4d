package standin

import (
	"bytes"
	"math"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

func TestSongsTellTheStoryOfTheRealSample(t *testing.T) {
	years, rows := songs()
	if len(years) != 6724 {
		t.Fatalf("%d songs, want 6724", len(years))
	}
	y := make([]float64, len(years))
	for i := range y {
		y[i] = float64(years[i] - 1922)
	}
	mean, sd := stat.PopMeanStdDev(y, nil)
	if math.Abs(mean-53.785) > 0.001 || math.Abs(sd-21.418) > 0.001 {
		t.Errorf("shifted year has mean %.3f and sd %.3f, want 53.785 and 21.418", mean, sd)
	}
	known := knownTimbre()
	column := func(j int) []float64 {
		x := make([]float64, len(rows))
		for i := range rows {
			x[i] = rows[i][j]
		}
		return x
	}
	for j := range Features {
		x := column(j)
		m, s := stat.PopMeanStdDev(x, nil)
		if math.Abs(m-known.mean[j]) > 0.002 || math.Abs(s-known.sd[j]) > 0.004 {
			t.Errorf("feature %d: mean %.3f, sd %.3f; want %.3f, %.3f", j, m, s, known.mean[j], known.sd[j])
		}
		if r := stat.Correlation(x, y, nil); math.Abs(r-known.year[j]) > 0.02 {
			t.Errorf("feature %d: correlation with the year %.3f, want %.3f", j, r, known.year[j])
		}
		for k := range j {
			if r := stat.Correlation(x, column(k), nil); math.Abs(r-known.corr[j][k]) > 0.03 {
				t.Errorf("features %d and %d: correlation %.3f, want %.2f", j, k, r, known.corr[j][k])
			}
		}
		zeros, ones := 0, 0
		for _, v := range x {
			switch {
			case v < 0 || v > 1:
				t.Fatalf("feature %d has a value %v outside [0, 1]", j, v)
			case v == 0:
				zeros++
			case v == 1:
				ones++
			}
		}
		if zeros != 1 || ones != 1 {
			t.Errorf("feature %d is 0 %d times and 1 %d times, want once each", j, zeros, ones)
		}
	}

	linear, weights := leastSquares(rows, y)
	if math.Abs(linear-15.58) > 0.1 {
		t.Errorf("least squares leaves %.3f years, want about 15.58", linear)
	}
	want := []float64{68.5, 23.9, 24.7, -68.8, 58.2, -12.8, -51.7, 31.6, -20.8, 1.7, -4.7, -13.7, -12.9}
	for j, w := range weights {
		if math.Abs(w-want[j]) > 6 {
			t.Errorf("weight %d is %.1f, want about %.1f", j, w, want[j])
		}
	}
	quadratic, _ := leastSquares(products(rows), y)
	if math.Abs(quadratic-14.54) > 0.2 {
		t.Errorf("least squares with products leaves %.3f years, want about 14.54", quadratic)
	}
	t.Logf("mean %.2f, linear %.3f %.1f, quadratic %.3f", sd, linear, weights, quadratic)
}

// products appends all products of two features, squares among them.
func products(rows [][]float64) [][]float64 {
	out := make([][]float64, len(rows))
	for i, row := range rows {
		out[i] = append(out[i], row...)
		for j, a := range row {
			for _, b := range row[j:] {
				out[i] = append(out[i], a*b)
			}
		}
	}
	return out
}

// leastSquares returns the root mean squared error and the weights, intercept first.
func leastSquares(rows [][]float64, y []float64) (rmse float64, weights []float64) {
	d := len(rows[0]) + 1
	x := mat.NewDense(len(rows), d, nil)
	for i, row := range rows {
		x.SetRow(i, append([]float64{1}, row...))
	}
	var w mat.VecDense
	if err := w.SolveVec(x, mat.NewVecDense(len(y), y)); err != nil {
		panic(err)
	}
	var fit mat.VecDense
	fit.MulVec(x, &w)
	fit.SubVec(&fit, mat.NewVecDense(len(y), y))
	return mat.Norm(&fit, 2) / math.Sqrt(float64(len(y))), w.RawVector().Data
}

func TestSongsHaveTheSchemaOfTheRealFile(t *testing.T) {
	var a, b bytes.Buffer
	if err := Songs().Write(&a, Songs().Rows); err != nil {
		t.Fatal(err)
	}
	if err := Songs().Write(&b, Songs().Rows); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs write different songs")
	}
	lines := strings.Split(strings.TrimSuffix(a.String(), "\n"), "\n")
	if len(lines) != 6724 || !strings.HasPrefix(lines[0], "2001.0,") {
		t.Errorf("%d lines, the first %q; want 6724, the first of 2001", len(lines), lines[0])
	}
	line := regexp.MustCompile(`^(19[2-9]\d|20[01]\d)\.0(,(0|1|0\.\d{1,12})){12}$`)
	for i, l := range lines {
		if !line.MatchString(l) {
			t.Fatalf("line %d: %q", i+1, l)
		}
	}
}
