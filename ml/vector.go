package ml

import (
	"gonum.org/v1/gonum/floats"
)

// Dot returns the inner product of a and b, the sum of a[i]*b[i]. It panics with *[DimensionError] unless they have one length.
func Dot(a, b []float64) float64 {
	needLength("Dot", "b", b, len(a))
	return floats.Dot(a, b)
}

// Add returns a + b, element by element. It panics with *[DimensionError] unless they have one length.
func Add(a, b []float64) []float64 {
	needLength("Add", "b", b, len(a))
	return floats.AddTo(make([]float64, len(a)), a, b)
}

// Sub returns a - b, element by element. It panics with *[DimensionError] unless they have one length.
func Sub(a, b []float64) []float64 {
	needLength("Sub", "b", b, len(a))
	return floats.SubTo(make([]float64, len(a)), a, b)
}

// Mul returns a * b, element by element. It panics with *[DimensionError] unless they have one length.
func Mul(a, b []float64) []float64 {
	needLength("Mul", "b", b, len(a))
	return floats.MulTo(make([]float64, len(a)), a, b)
}

// Scale returns c times every element of v.
func Scale(c float64, v []float64) []float64 {
	return floats.ScaleTo(make([]float64, len(v)), c, v)
}

// AddScaled returns a + c*b, the step of a gradient method. It panics with *[DimensionError] unless a and b have one length.
func AddScaled(a []float64, c float64, b []float64) []float64 {
	needLength("AddScaled", "b", b, len(a))
	return floats.AddScaledTo(make([]float64, len(a)), a, c, b)
}

// Norm returns the Euclidean length of v, 0 for an empty one. It does not overflow where the squares would.
func Norm(v []float64) float64 { return floats.Norm(v, 2) }

// Distance returns the Euclidean distance of a and b. It panics with *[DimensionError] unless they have one length.
func Distance(a, b []float64) float64 {
	needLength("Distance", "b", b, len(a))
	return floats.Distance(a, b, 2)
}

// Zeros returns a vector of n zeros. It panics with *[Error] when n is negative.
func Zeros(n int) []float64 {
	if n < 0 {
		fail("Zeros", "a vector cannot have %d numbers", n)
	}
	return make([]float64, n)
}
