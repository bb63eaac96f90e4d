// Package standin generates data that tell the same story as the course's data sets, for readers who do not have the files.
//
// A stand-in has the schema of the real file to the last separator, so that every cell, parser and check written for one works
// on the other; and it is made from published summary statistics (counts a year, means, correlations), so that
// the figures come out alike: the same words lead, the same model wins by about as much. It contains nothing of the real
// files. What it cannot do is teach something about songs or plays; that is why a notebook says which of the two it reads.
//
// Generators are deterministic: the same [Version] writes the same bytes on one kind of machine (others may differ in the
// last decimal, as their floating-point units do). Each is a [Source], which makes any line from its number alone.
//
// # How alike
//
// Measured on all lines of the stand-ins, which the tests repeat:
//
//	figure                                               stand-in                   real
//	Clicks   rate of clicks                              .226                       .226
//	         different tokens in 80,000 lines            233,667                    233,941
//	         tokens that occur once                      167,990                    162,813
//	         tokens of other lines that are new          .054                       .053
//	         log loss of the rate alone, training        .535                       .535
//	         one-hot logistic regression, training       .473                       .475
//	         the same, gain over the rate in validation  .058                       .056
//	         hashed into 32,768 buckets, training        .460                       .465
//	Movie    values                                      100.6 to 940.8             100.6 to 940.8
//	         (v-mean)/mean                               -.27 to .92                -.27 to .91
//	         sum of the five greatest eigenvalues        .211                       .207
//	         eigenvalues by time                         .765 .050 .012 .006 .0017  .775 .050 .012 .006 .0014
//	         eigenvalues by direction                    .965 .783 .130 .097 .044   .964 .776 .128 .098 .043
//	Ratings  mean, standard deviation                    3.55, 1.10                 3.53, 1.13
//	         error of the mean, of factors of rank 8     1.10, .91                  1.13, about .92
//	Songs    error of the mean year                      21.42                      21.42
//	         of least squares, with products, too        15.58, 14.61               15.58, 14.54
//	Years    mean, standard deviation                    1998.3, 11.0               1998.4, 10.9
//	         error of least squares                      9.5                        about 9.5
//
// The regression penalises half the squared weights by .01 (hashed: .001) and takes 20 iterations of L-BFGS.
package standin

// Version changes whenever what the generators write changes. Files made by an older version are left alone and not used.
const Version = 1
