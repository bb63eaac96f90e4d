package interactions

import (
	"math/rand/v2"
	"testing"
)

func TestWithProductsOnRandomPoints(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 156))
	for d := 1; d <= 12; d++ {
		features := []float64{}
		for range d {
			features = append(features, 4*random.Float64()-2)
		}
		products := []float64{}
		for i := 0; i < d*d; i++ {
			products = append(products, features[i/d]*features[i%d])
		}
		checkWithProducts(t, 90*random.Float64(), features, products)
	}
}
