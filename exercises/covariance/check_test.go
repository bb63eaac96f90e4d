package covariance

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkMatrix compares a matrix with the expected one.
func checkMatrix(t *testing.T, rows, got, want [][]float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("Covariance of the rows %v is %v, expected %v: as many rows and columns as a row has numbers.", rows, got, want)
	}
	for j := range want {
		if len(got[j]) != len(want[j]) {
			t.Fatalf("Covariance of the rows %v is %v, expected %v.", rows, got, want)
		}
		for k := range want[j] {
			if !(math.Abs(got[j][k]-want[j][k]) < 1e-9) {
				t.Fatalf("Covariance of the rows %v is %v, expected %v: the mean of the outer products of the centred rows.", rows, got, want)
			}
		}
	}
}

func TestCovarianceOfFourRows(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// The mean is (4, 1). Centred: (-3, 0), (-1, 2), (1, -2), (3, 0). The squares add up to 20 and 8, the products to -4.
	rows := [][]float64{{1, 1}, {3, 3}, {5, -1}, {7, 1}}
	checkMatrix(t, rows, Covariance(rdd.Parallelize(sc, rows, 2)), [][]float64{{5, -1}, {-1, 2}})
}

func TestCovarianceOfOneRow(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// One row is its own mean, so nothing varies. The other two partitions are empty.
	rows := [][]float64{{3, 7}}
	checkMatrix(t, rows, Covariance(rdd.Parallelize(sc, rows, 3)), [][]float64{{0, 0}, {0, 0}})
}
