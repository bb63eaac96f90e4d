package ml_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// arrests is USArrests of R's datasets package: arrests for murder and assault, percentage of people in towns,
// arrests for rape, in 1973, by state in alphabetical order (McNeil, Interactive Data Analysis, 1977).
var arrests = [][]float64{
	{13.2, 236, 58, 21.2}, {10.0, 263, 48, 44.5}, {8.1, 294, 80, 31.0}, {8.8, 190, 50, 19.5}, {9.0, 276, 91, 40.6}, {7.9, 204, 78, 38.7}, {3.3, 110, 77, 11.1},
	{5.9, 238, 72, 15.8}, {15.4, 335, 80, 31.9}, {17.4, 211, 60, 25.8}, {5.3, 46, 83, 20.2}, {2.6, 120, 54, 14.2}, {10.4, 249, 83, 24.0}, {7.2, 113, 65, 21.0},
	{2.2, 56, 57, 11.3}, {6.0, 115, 66, 18.0}, {9.7, 109, 52, 16.3}, {15.4, 249, 66, 22.2}, {2.1, 83, 51, 7.8}, {11.3, 300, 67, 27.8}, {4.4, 149, 85, 16.3},
	{12.1, 255, 74, 35.1}, {2.7, 72, 66, 14.9}, {16.1, 259, 44, 17.1}, {9.0, 178, 70, 28.2}, {6.0, 109, 53, 16.4}, {4.3, 102, 62, 16.5}, {12.2, 252, 81, 46.0},
	{2.1, 57, 56, 9.5}, {7.4, 159, 89, 18.8}, {11.4, 285, 70, 32.1}, {11.1, 254, 86, 26.1}, {13.0, 337, 45, 16.1}, {0.8, 45, 44, 7.3}, {7.3, 120, 75, 21.4},
	{6.6, 151, 68, 20.0}, {4.9, 159, 67, 29.3}, {6.3, 106, 72, 14.9}, {3.4, 174, 87, 8.3}, {14.4, 279, 48, 22.5}, {3.8, 86, 45, 12.8}, {13.2, 188, 59, 26.9},
	{12.7, 201, 80, 25.5}, {3.2, 120, 80, 22.9}, {2.2, 48, 32, 11.2}, {8.5, 156, 63, 20.7}, {4.0, 145, 73, 26.2}, {5.7, 81, 39, 9.3}, {2.6, 53, 66, 10.8}, {6.8, 161, 60, 15.6},
}

// standardised is arrests with mean 0 and standard deviation 1.
func standardised(sc *rdd.Context, partitions int) *rdd.RDD[[]float64] {
	rows := rdd.Parallelize(sc, arrests, partitions)
	return rdd.Map(rows, ml.StandardScaler{}.Fit(rows).Transform).Cache()
}

func TestPCAHasThePublishedValues(t *testing.T) {
	sc := newContext(t)
	// What R's prcomp(USArrests, scale. = TRUE) prints; its variances divide by n-1, and its signs are arbitrary.
	deviations := []float64{1.5748783, 0.9948694, 0.5971291, 0.4164494}
	first := []float64{0.5358995, 0.5831836, 0.2781909, 0.5434321}
	for name, pca := range map[string]func(*rdd.RDD[[]float64], int) ml.PCAModel{"PCA": ml.PCA, "PCABySVD": ml.PCABySVD} {
		m := pca(standardised(sc, 3), 2)
		for i, want := range deviations {
			if got := math.Sqrt(m.Variances[i] * 50 / 49); !near(got, want, 5e-8) {
				t.Errorf("%s: deviation %d is %v, want %v", name, i, got, want)
			}
		}
		if len(m.Components) != 2 || !allNear(m.Components[0], first, 5e-8) {
			t.Errorf("%s: components %v, want %v first", name, m.Components, first)
		}
		if got := m.VarianceExplained(); !near(got, 0.62006+0.24744, 1e-5) {
			t.Errorf("%s: two components explain %v, R says 0.8675", name, got)
		}
		// Alabama's first score in R, up to the sign.
		if got := m.Transform(standardised(sc, 3).First())[0]; !near(got, 0.9756604, 5e-8) {
			t.Errorf("%s: the first score is %v, want 0.9756604", name, got)
		}
	}
}

func TestPCAOfAnArithmeticSequence(t *testing.T) {
	// Published checks of the course: the numbers 0 to 19 in 5 rows have eigenvalues 128, 0, 0, 0 and a component of halves.
	var rows [][]float64
	for i := range 5 {
		rows = append(rows, []float64{float64(4 * i), float64(4*i + 1), float64(4*i + 2), float64(4*i + 3)})
	}
	data := rdd.Parallelize(newContext(t), rows, 2)
	for _, row := range ml.Covariance(data) {
		if !allNear(row, []float64{32, 32, 32, 32}, 1e-12) {
			t.Errorf("covariance %v, want 32 everywhere", row)
		}
	}
	for name, m := range map[string]ml.PCAModel{"PCA": ml.PCA(data, 3), "PCABySVD": ml.PCABySVD(data, 3)} {
		if !allNear(m.Variances, []float64{128, 0, 0, 0}, 1e-10) || !allNear(m.Components[0], []float64{.5, .5, .5, .5}, 1e-10) || len(m.Components) != 3 {
			t.Errorf("%s: variances %v, first component %v", name, m.Variances, m.Components[0])
		}
		if got := m.Transform(rows[0]); !near(got[0], 0.5*(0+1+2+3)-0.5*(8+9+10+11), 1e-10) {
			t.Errorf("%s: scores %v", name, got)
		}
	}
}

func TestPCAOfWideRows(t *testing.T) {
	// Rows a·u + b·v with u and v at right angles, in 200 columns: all that varies lies along these two.
	rng := rand.New(rand.NewPCG(9, 9))
	rows := make([][]float64, 12)
	for i := range rows {
		a, b := 5*rng.NormFloat64(), rng.NormFloat64()
		rows[i] = make([]float64, 200)
		for j := range rows[i] {
			rows[i][j] = 3 + a
			if j%2 == 0 {
				rows[i][j] += b
			} else {
				rows[i][j] -= b
			}
		}
	}
	data := rdd.Parallelize(newContext(t), rows, 3)
	m := ml.PCABySVD(data, 2)
	if !near(m.VarianceExplained(), 1, 1e-12) || len(m.Variances) != 12 {
		t.Errorf("two components explain %v of %d", m.VarianceExplained(), len(m.Variances))
	}
	// The covariance matrix says the same.
	full := ml.PCA(data, 2)
	if relative(m.Variances[:2], full.Variances[:2]) > 1e-10 || !allNear(m.Components[0], full.Components[0], 1e-9) || !allNear(m.Components[1], full.Components[1], 1e-9) {
		t.Errorf("variances %v and %v", m.Variances[:2], full.Variances[:2])
	}
}

func TestKMeansHasThePublishedCost(t *testing.T) {
	sc := newContext(t)
	// R's kmeans(scale(USArrests), 4, nstart = 25): 13, 16, 13 and 8 states, sums of squares 8.316061, 11.952463,
	// 16.212213 and 19.922437.
	data := standardised(sc, 3)
	best := ml.KMeansModel{Cost: math.Inf(1)}
	for seed := range int64(60) {
		m := ml.KMeans{K: 4, Seed: seed}.Fit(data)
		if m.Cost < 56.4031 {
			t.Errorf("seed %d: %v, which is below the best known", seed, m)
		}
		if m.Cost < best.Cost {
			best = m
		}
	}
	sizes := map[int64]int{}
	for _, n := range rdd.CountByValue(rdd.Map(data, best.Predict)) {
		sizes[n]++
	}
	if !near(best.Cost, 8.316061+11.952463+16.212213+19.922437, 2e-6) || sizes[13] != 2 || sizes[16] != 1 || sizes[8] != 1 {
		t.Errorf("%v, %v states each; want a cost of 56.40317", best, sizes)
	}
	again := ml.KMeans{K: 4, Seed: 3}.Fit(data)
	if other := (ml.KMeans{K: 4, Seed: 3}).Fit(data); other.Cost != again.Cost || !allNear(other.Centers[0], again.Centers[0], 0) {
		t.Errorf("the same seed gives %v and %v", again, other)
	}
}

func TestKMeansOfFewRows(t *testing.T) {
	sc := newContext(t)
	rows := rdd.Parallelize(sc, [][]float64{{1, 1}, {1, 1}, {5, 5}}, 2)
	if m := (ml.KMeans{K: 3}).Fit(rows); len(m.Centers) != 2 || m.Cost != 0 {
		t.Errorf("two different rows have %v", m)
	}
	if m := (ml.KMeans{K: 1}).Fit(rows); !allNear(m.Centers[0], []float64{7.0 / 3, 7.0 / 3}, 1e-12) || !near(m.Cost, 64.0/3, 1e-12) {
		t.Errorf("one centre: %v at %v", m, m.Centers)
	}
}
