package pca

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd"
)

// hiddenRows makes n random rows of d numbers, each number around another mean.
func hiddenRows(random *rand.Rand, n int, d int) [][]float64 {
	rows := [][]float64{}
	for range n {
		row := []float64{}
		for j := range d {
			row = append(row, float64(10*j)-5+3*random.NormFloat64())
		}
		rows = append(rows, row)
	}
	return rows
}

// hiddenCovariance is the mean and the covariance by plain loops.
func hiddenCovariance(rows [][]float64) ([]float64, [][]float64) {
	d := len(rows[0])
	mean := make([]float64, d)
	for _, row := range rows {
		for j := range d {
			mean[j] += row[j] / float64(len(rows))
		}
	}
	cov := [][]float64{}
	for j := range d {
		cov = append(cov, make([]float64, d))
		for k := range d {
			for _, row := range rows {
				cov[j][k] += (row[j] - mean[j]) * (row[k] - mean[k]) / float64(len(rows))
			}
		}
	}
	return mean, cov
}

// hiddenEigenvalues finds the eigenvalues of a symmetric matrix by Jacobi's rotations, the largest first.
func hiddenEigenvalues(cov [][]float64) []float64 {
	d := len(cov)
	a := [][]float64{}
	for _, row := range cov {
		a = append(a, append([]float64{}, row...))
	}
	for range 60 {
		for p := range d {
			for q := p + 1; q < d; q++ {
				if a[p][q] == 0 {
					continue
				}
				angle := 0.5 * math.Atan2(2*a[p][q], a[q][q]-a[p][p])
				c := math.Cos(angle)
				s := math.Sin(angle)
				for k := range d {
					x := a[k][p]
					y := a[k][q]
					a[k][p] = c*x - s*y
					a[k][q] = s*x + c*y
				}
				for k := range d {
					x := a[p][k]
					y := a[q][k]
					a[p][k] = c*x - s*y
					a[q][k] = s*x + c*y
				}
			}
		}
	}
	values := []float64{}
	for j := range d {
		values = append(values, -a[j][j])
	}
	slices.Sort(values)
	for j := range values {
		values[j] = -values[j]
	}
	return values
}

// hiddenProblem says what is wrong with a principal component analysis, or nothing. Any sign of any component is right, and so is any basis
// where variances are equal: what has to hold is that the covariance stretches each component by its variance.
func hiddenProblem(sc *rdd.Context, rows [][]float64, k int, partitions int) string {
	d := len(rows[0])
	mean, cov := hiddenCovariance(rows)
	want := hiddenEigenvalues(cov)
	components, scores, variances := PCA(rdd.Parallelize(sc, rows, partitions), k)
	if len(components) != k || scores == nil {
		return fmt.Sprintf("returned %d components, expected %d, and an RDD of scores", len(components), k)
	}
	if len(variances) != d {
		return fmt.Sprintf("returned %d variances, expected all %d", len(variances), d)
	}
	tolerance := 1e-7 * (1 + want[0])
	for i := range want {
		if !(math.Abs(variances[i]-want[i]) < tolerance) {
			return fmt.Sprintf("returned the variances %.5v, expected %.5v", variances, want)
		}
	}
	for i, v := range components {
		if len(v) != d {
			return fmt.Sprintf("returned a component of %d numbers, expected %d", len(v), d)
		}
		for other := range i + 1 {
			dot := 0.0
			for j := range d {
				dot += v[j] * components[other][j]
			}
			if other == i && !(math.Abs(dot-1) < 1e-7) {
				return fmt.Sprintf("returned a component of length %.5v, expected 1", math.Sqrt(dot))
			}
			if other < i && !(math.Abs(dot) < 1e-7) {
				return fmt.Sprintf("returned the components %d and %d, which are not at right angles", other, i)
			}
		}
		for j := range d {
			product := 0.0
			for l := range d {
				product += cov[j][l] * v[l]
			}
			if !(math.Abs(product-want[i]*v[j]) < tolerance) {
				return fmt.Sprintf("returned %.5v as component %d, which is no eigenvector of the covariance for the variance %.5v", v, i, want[i])
			}
		}
	}
	got := scores.Collect()
	if len(got) != len(rows) {
		return fmt.Sprintf("returned %d scores, expected one for each of %d rows", len(got), len(rows))
	}
	for i, row := range rows {
		if len(got[i]) != k {
			return fmt.Sprintf("returned %d scores for a row, expected %d", len(got[i]), k)
		}
		for c, v := range components {
			score := 0.0
			for j := range d {
				score += (row[j] - mean[j]) * v[j]
			}
			if !(math.Abs(got[i][c]-score) < 1e-7*(1+math.Abs(score))) {
				return fmt.Sprintf("returned the score %.5v for row %d along component %d, expected %.5v, the inner product of the centred row with the component that was returned", got[i][c], i, c, score)
			}
		}
	}
	return ""
}

func TestPCAOnRandomRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(6, 9))
	for d := 1; d <= 5; d++ {
		rows := hiddenRows(random, 20, d)
		for i := range rows {
			rows[i][d-1] += rows[i][0] // numbers that go along with each other
			rows[i][0] *= 2
		}
		for k := 1; k <= d; k += 2 {
			if problem := hiddenProblem(sc, rows, k, d); problem != "" {
				t.Fatalf("PCA of 20 random rows (numbers in each: %d, partitions: %d, k: %d) %s.", d, d, k, problem)
			}
		}
	}
}

func TestPCAWithEqualVariances(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rows := [][]float64{}
	for j := range 4 {
		for sign := -1.0; sign <= 1; sign += 2 {
			row := []float64{5, 5, 5, 5}
			row[j] += 2 * sign
			if j == 3 {
				row[j] += 4 * sign // the last axis is the longest, the others are equal
			}
			rows = append(rows, row)
		}
	}
	if problem := hiddenProblem(sc, rows, 3, 2); problem != "" {
		t.Errorf("PCA of eight rows, of which two lie at a distance of 6 and six at a distance of 2 from their middle, each along an axis, (k: 3) %s.", problem)
	}
}
