//go:build ignore

package grammatrix

import "gonum.org/v1/gonum/mat"

// Misconception: what an inverse looks like is always worth returning. Its error is lost.
func Gram(a *mat.Dense) (*mat.Dense, *mat.Dense, error) {
	gram := new(mat.Dense)
	gram.Mul(a, a.T())
	inverse := new(mat.Dense)
	_ = inverse.Inverse(gram)
	return gram, inverse, nil
}
