//go:build solution

package grammatrix

import "gonum.org/v1/gonum/mat"

// Gram returns the product of a with its transpose and the inverse of this product, or an error when it has none.
func Gram(a *mat.Dense) (*mat.Dense, *mat.Dense, error) {
	gram := new(mat.Dense)
	gram.Mul(a, a.T())
	inverse := new(mat.Dense)
	err := inverse.Inverse(gram)
	if err != nil {
		return gram, nil, err
	}
	return gram, inverse, nil
}
