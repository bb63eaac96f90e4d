// Package chart draws the plots of a machine learning course, one call each.
//
//	chart.Bars("Most frequent words", words, counts)
//	chart.ErrorByIteration("Gradient descent", errors, chart.LogY())
//	chart.PredictedActual("Least squares", predicted, actual)
//
// Which call draws what:
//
//	Bars, GroupedBars             one number for each name; for each name and group
//	Histogram                     how numbers are distributed
//	Line, Lines, TimeSeries       one line; several with names; values at equal distances in time
//	ErrorByIteration              an error in training
//	Scatter, LogLog               points, coloured by a number or not; power laws
//	PredictedActual, ROC          how well a regression predicts; how well a classifier tells classes apart
//	HeatMap, Image, PolarImage    a table of numbers with axes; a picture; a picture of two numbers a pixel
//	Scatter3D, PrincipalAxes      points in space; points in the plane with directions and projections
//	Function, Contour             a function of one variable; of two, with the path of a descent
//
// Every call returns a finished [Figure]. A notebook shows it as a picture because it has the method MIMEBundle; a
// program writes it with [Figure.WriteTo] or prints its text, which says in words what the picture shows. Options such as [Size],
// [LogY] or [XLabel] come last.
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
// (light or dark), shrink with the column, keep text as text, and stay small with thousands of dots. Beyond 5000 dots, and for images,
// the data become one PNG inside the SVG, while axes and text stay as they are; [PNG] makes a PNG of everything. Everything
// else that gonum/plot offers remains usable beside this package.
//
// The colours of several series can be told apart with the usual deficiencies of colour vision, on light and on dark pages; dashes
// help where there are no colours. The colours of maps get lighter in even steps.
package chart
