//go:build ignore

package grammatrix

import "gonum.org/v1/gonum/mat"

// Misconception: the inverse of a matrix holds the inverse of each element.
func Gram(a *mat.Dense) (*mat.Dense, *mat.Dense, error) {
	gram := new(mat.Dense)
	gram.Mul(a, a.T())
	inverse := new(mat.Dense)
	inverse.Apply(func(i, j int, x float64) float64 { return 1 / x }, gram)
	return gram, inverse, nil
}
