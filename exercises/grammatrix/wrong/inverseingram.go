//go:build ignore

package grammatrix

import "gonum.org/v1/gonum/mat"

// Misconception: a matrix that was returned can be used for the next result. Both are the inverse then.
func Gram(a *mat.Dense) (*mat.Dense, *mat.Dense, error) {
	gram := new(mat.Dense)
	gram.Mul(a, a.T())
	err := gram.Inverse(gram)
	if err != nil {
		return gram, nil, err
	}
	return gram, gram, nil
}
