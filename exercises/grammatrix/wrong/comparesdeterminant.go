//go:build ignore

package grammatrix

import (
	"errors"

	"gonum.org/v1/gonum/mat"
)

// Misconception: without an inverse the determinant is 0. After rounding it is merely tiny.
func Gram(a *mat.Dense) (*mat.Dense, *mat.Dense, error) {
	var g, inv mat.Dense
	g.Mul(a, a.T())
	if mat.Det(&g) == 0 {
		return &g, nil, errors.New("no inverse")
	}
	inv.Inverse(&g)
	return &g, &inv, nil
}
