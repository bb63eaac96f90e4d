//go:build ignore

package grammatrix

import "gonum.org/v1/gonum/mat"

// Misconception: on which side the transpose stands does not matter.
func Gram(a *mat.Dense) (*mat.Dense, *mat.Dense, error) {
	gram := new(mat.Dense)
	gram.Mul(a.T(), a)
	inverse := new(mat.Dense)
	err := inverse.Inverse(gram)
	if err != nil {
		return gram, nil, err
	}
	return gram, inverse, nil
}
