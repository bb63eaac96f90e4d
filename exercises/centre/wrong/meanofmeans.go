//go:build ignore

package centre

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the mean of the partitions' means is the mean. It is not where partitions differ in size.
func MeanVector(rows *rdd.RDD[[]float64]) []float64 {
	sum := ml.Zeros(len(rows.First()))
	parts := 0.0
	for _, part := range rdd.Glom(rows).Collect() {
		if len(part) == 0 {
			continue
		}
		partSum := ml.Zeros(len(sum))
		for _, row := range part {
			partSum = ml.Add(partSum, row)
		}
		sum = ml.AddScaled(sum, 1/float64(len(part)), partSum)
		parts++
	}
	return ml.Scale(1/parts, sum)
}

func Centre(rows *rdd.RDD[[]float64]) *rdd.RDD[[]float64] {
	mean := MeanVector(rows)
	return rdd.Map(rows, func(row []float64) []float64 { return ml.Sub(row, mean) })
}
