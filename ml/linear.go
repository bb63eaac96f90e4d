package ml

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/floats"
)

// LabeledPoint is one example for supervised learning: what is known and what is to be predicted.
type LabeledPoint struct {
	Label    float64   // what is to be predicted, in its own unit
	Features []float64 // what is known, d numbers in an order that all points share
}

// Prediction is what a model says about one example beside what is true, both in the unit of the label.
type Prediction struct {
	Predicted float64
	Label     float64
}

// LinearModel predicts Intercept + Weights·features. The zero value predicts 0 for examples without features.
type LinearModel struct {
	Intercept float64   // in the unit of the label
	Weights   []float64 // d numbers, in the unit of the label for each unit of the feature
}

// Predict returns the prediction for d features. It panics with *[DimensionError] when their number is not that of the weights.
func (m LinearModel) Predict(features []float64) float64 {
	needLength("LinearModel.Predict", "features", features, len(m.Weights))
	return m.Intercept + floats.Dot(m.Weights, features)
}

// String shows the intercept and the weights with five digits.
func (m LinearModel) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%.5g", m.Intercept)
	for j, w := range m.Weights {
		sign := "+"
		if w < 0 {
			sign, w = "-", -w
		}
		fmt.Fprintf(&b, " %s %.5g·x%d", sign, w, j)
	}
	return b.String()
}

// predictions is one batch of points with what a model says about them.
func (m LinearModel) predictions(points []LabeledPoint) []Prediction {
	out := make([]Prediction, len(points))
	for i, p := range points {
		out[i] = Prediction{Predicted: m.Predict(p.Features), Label: p.Label}
	}
	return out
}

// PredictBatch is the task of [PredictAll] for one batch: it takes []LabeledPoint and returns []Prediction.
func PredictBatch(m LinearModel, batch any) any { return m.predictions(batch.([]LabeledPoint)) }
