// Package stat has the statistics behind actions of package rdd that need no type parameter: histograms, and estimates
// with confidence intervals of what was computed only in part.
//
// The quantiles of Student's t distribution come from gonum (gonum.org/v1/gonum/stat/distuv), which this module uses
// for its linear algebra anyway.
package stat
