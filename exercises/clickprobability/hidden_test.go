package clickprobability

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
)

func TestSigmoidIsSymmetric(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 39))
	for i := 0; i < 20; i++ {
		z := 20*random.Float64() - 10
		p := Sigmoid(z)
		if !(p > 0 && p < 1) {
			t.Fatalf("Sigmoid(%v) returned %v, expected a number between 0 and 1.", z, p)
		}
		if !(math.Abs(p+Sigmoid(-z)-1) < 1e-12) {
			t.Fatalf("Sigmoid(%v) is %v and Sigmoid(%v) is %v, expected two numbers that add up to 1.", z, p, -z, Sigmoid(-z))
		}
		if !(math.Abs(math.Log(p/(1-p))-z) < 1e-6) {
			t.Fatalf("Sigmoid(%v) returned %v, whose log odds are %v, expected log odds of %v.", z, p, math.Log(p/(1-p)), z)
		}
	}
}

func TestClickProbabilityOnRandomVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 39))
	for round := 0; round < 20; round++ {
		size := 3 + random.IntN(20)
		weights := []float64{}
		indices := []int{}
		values := []float64{}
		intercept := 4*random.Float64() - 2
		z := intercept
		for i := 0; i < size; i++ {
			weights = append(weights, 6*random.Float64()-3)
			if random.IntN(2) == 0 {
				indices = append(indices, i)
				values = append(values, float64(1+random.IntN(2)))
				z += values[len(values)-1] * weights[i]
			}
		}
		z = math.Max(-20, math.Min(20, z))
		checkProbability(t, ml.NewSparse(size, indices, values), weights, intercept, math.Exp(z)/(1+math.Exp(z)))
	}
}
