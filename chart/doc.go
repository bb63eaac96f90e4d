// Package chart draws the plots of a machine learning course, one call each: bars for word counts, a line or an error
// curve for training, predicted against actual for a regression, a histogram, a heat map.
//
//	chart.Bars("Most frequent words", words, counts)
//	chart.ErrorByIteration("Gradient descent", errors, chart.LogY())
//	chart.PredictedActual("Least squares", predicted, actual)
//
// Every call returns a finished [Figure]. A notebook shows it as a picture because it has the method MIMEBundle; a
// program writes it with [Figure.WriteTo] or prints its text, which says in words what the picture shows.
//
// # Mistakes
//
// A chart of nothing, of a NaN, or of two columns of unequal length is a mistake in the cell that asks for it. As in
// gonum, the functions panic with a typed value, here *[Error], so that a cell reads as a formula; [Maybe] turns the panic
// into an error for programs that want to go on.
//
// # How the pictures are made
//
// Layout, scales and axes come from gonum.org/v1/plot, chosen because it is the plotting library of the numerics library that
// the course uses, so that students can go on from here with what they know. The drawing surface is ours: gonum's own SVG surface
// writes fixed colours and sizes in points, while a notebook page needs pictures that take the text colour of the page
// (light or dark), shrink with the column, keep text as text, and stay small with thousands of dots. Everything
// else that gonum/plot offers remains usable beside this package.
package chart
