package ml

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"lab/rdd"
	"lab/rdd/plan"
)

// Covariance returns the d×d covariance matrix of n rows of d numbers, row by row: the mean of the products of two
// columns' deviations from their means, in the product of their units. It divides by n; a sample's estimate that
// divides by n-1 is n/(n-1) times that. It takes one pass, and d²/2 numbers for each partition. It panics with
// *[Error] when there is no row or a number is not finite, and with *rdd.Error where rows differ in length.
func Covariance(rows *rdd.RDD[[]float64]) [][]float64 {
	return Over(rows).Covariance()
}

// Covariance is the function of that name on the source of an RDD of []float64.
func (s Source) Covariance() [][]float64 {
	_, cov := s.covariance("Covariance")
	d := cov.SymmetricDim()
	out := make([][]float64, d)
	for i := range out {
		out[i] = mat.Row(nil, i, cov)
	}
	return out
}

// covariance gathers the rows as points without a label, so that sums are merged as those of least squares are.
func (s Source) covariance(action string) (mean []float64, cov *mat.SymDense) {
	parts := s.run(action, func(part int, in plan.Stream) any {
		g := &Gram{}
		var dev []float64
		in(func(batch any) bool {
			for _, row := range batch.([][]float64) {
				if g.N == 0 {
					g.Add(LabeledPoint{Features: row})
					dev = make([]float64, len(row)+1)
					continue
				}
				needLength(action, "a row", row, len(dev)-1)
				g.N++
				g.add(LabeledPoint{Features: row}, dev, float64(g.N))
			}
			return true
		})
		return g
	})
	total := mergeGrams(parts)
	if total.N == 0 {
		fail(action, "there are no rows: is the RDD empty, or did a filter drop everything?")
	}
	d := len(total.Mean) - 1
	if d == 0 {
		fail(action, "rows have no numbers")
	}
	cov = mat.NewSymDense(d, nil)
	k := 0
	for i := range d {
		if m := total.Mean[i]; math.IsNaN(m) || math.IsInf(m, 0) {
			fail(action, "number %d is not finite in some row: filter such rows out", i)
		}
		for j := i; j < d; j++ {
			cov.SetSym(i, j, total.Sum[k]/float64(total.N))
			k++
		}
		k++ // the label's
	}
	return total.Mean[:d], cov
}

// PCAModel is what principal component analysis finds: directions in which the data vary most, each at right angles
// to those before.
type PCAModel struct {
	Mean       []float64   // d means of the columns
	Components [][]float64 // k rows of d numbers, each of length 1; the coordinate that is largest in absolute value is positive
	Variances  []float64   // of the data along each of all d components (of min(n, d) for PCABySVD), falling; divided by n as in Covariance
}

// PCA finds the first k principal components of n rows of d numbers: the eigenvectors of [Covariance] with the
// largest eigenvalues (Hotelling, Analysis of a complex of statistical variables into principal components, 1933). It
// takes one pass, and d² numbers at the driver: for d up to a few thousand. Columns on different scales should be
// standardised first, because the widest wins. A component is found up to its sign; this one makes the coordinate
// that is largest in absolute value positive, and components with the same variance are arbitrary among themselves.
// It panics as Covariance does, and with *[Error] unless k is from 1 to d.
func PCA(rows *rdd.RDD[[]float64], k int) PCAModel { return Over(rows).PCA(k) }

// PCA is the function of that name on the source of an RDD of []float64.
func (s Source) PCA(k int) PCAModel {
	mean, cov := s.covariance("PCA")
	d := len(mean)
	needComponents("PCA", k, d)
	var eigen mat.EigenSym
	if !eigen.Factorize(cov, true) {
		fail("PCA", "the eigenvalues of the covariance matrix do not converge: are columns of wildly different size? Scale them first")
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	m := PCAModel{Mean: mean}
	values := eigen.Values(nil) // ascending
	for i := range d {
		m.Variances = append(m.Variances, max(0, values[d-1-i])) // rounding may leave a 0 below it
		if i < k {
			m.Components = append(m.Components, upright(mat.Col(nil, d-1-i, &vectors)))
		}
	}
	return m
}

// PCABySVD is [PCA] for rows with more numbers than there are rows, whose covariance matrix would be too large: it
// brings all n rows to the driver and takes the singular value decomposition of their n×d matrix, without any d×d
// one. k is at most the smaller of n and d. It panics as PCA does.
func PCABySVD(rows *rdd.RDD[[]float64], k int) PCAModel { return Over(rows).PCABySVD(k) }

// PCABySVD is the function of that name on the source of an RDD of []float64.
func (s Source) PCABySVD(k int) PCAModel {
	const action = "PCABySVD"
	mean := SummarizeSource(action, s).Mean
	if len(mean) == 0 {
		fail(action, "rows have no numbers")
	}
	var all [][]float64
	for _, part := range s.run(action, func(part int, in plan.Stream) any {
		var rows [][]float64
		in(func(batch any) bool {
			for _, row := range batch.([][]float64) {
				for j, x := range row {
					if math.IsNaN(x) || math.IsInf(x, 0) {
						fail(action, "number %d is not finite in some row: filter such rows out", j)
					}
				}
				rows = append(rows, Sub(row, mean))
			}
			return true
		})
		return rows
	}) {
		all = append(all, part.([][]float64)...)
	}
	n, d := len(all), len(mean)
	needComponents(action, k, min(n, d))
	centred := mat.NewDense(n, d, nil)
	for i, row := range all {
		centred.SetRow(i, row)
	}
	var svd mat.SVD
	if !svd.Factorize(centred, mat.SVDThinV) {
		fail(action, "the singular values do not converge: are columns of wildly different size? Scale them first")
	}
	var v mat.Dense
	svd.VTo(&v)
	m := PCAModel{Mean: mean}
	for i, s := range svd.Values(nil) {
		m.Variances = append(m.Variances, s*s/float64(n))
		if i < k {
			m.Components = append(m.Components, upright(mat.Col(nil, i, &v)))
		}
	}
	return m
}

func needComponents(function string, k, most int) {
	if k < 1 || k > most {
		fail(function, "%d components: give a number from 1 to %d", k, most)
	}
}

// upright turns a vector so that its largest coordinate in absolute value, the first of those that are nearly as
// large, is positive.
func upright(v []float64) []float64 {
	largest := 0.0
	for _, x := range v {
		largest = max(largest, math.Abs(x))
	}
	for _, x := range v {
		if math.Abs(x) >= largest*(1-1e-9) {
			if x < 0 {
				return Scale(-1, v)
			}
			break
		}
	}
	return v
}

// Transform returns the k scores of a row: how far it lies from the mean along each component. It panics with
// *[DimensionError] unless the row has d numbers.
func (m PCAModel) Transform(row []float64) []float64 {
	needLength("PCAModel.Transform", "the row", row, len(m.Mean))
	centred := Sub(row, m.Mean)
	out := make([]float64, len(m.Components))
	for i, c := range m.Components {
		out[i] = Dot(c, centred)
	}
	return out
}

// VarianceExplained is the share of all variance that lies along the k components, from 0 to 1; NaN where nothing varies.
func (m PCAModel) VarianceExplained() float64 {
	all, ours := 0.0, 0.0
	for i, v := range m.Variances {
		all += v
		if i < len(m.Components) {
			ours += v
		}
	}
	return ours / all
}

// String tells how many of the components there are and how much of the variance lies along them.
func (m PCAModel) String() string {
	return fmt.Sprintf("%d of %d components, %.1f %% of the variance", len(m.Components), len(m.Variances), 100*m.VarianceExplained())
}
