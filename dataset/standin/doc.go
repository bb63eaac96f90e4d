// Package standin generates data that tell the same story as the course's data sets, for readers who do not have the files.
//
// A stand-in has the schema of the real file to the last separator, so that every cell, parser and check written for one works
// on the other; and it is made from published summary statistics (counts a year, means, correlations), so that
// the figures come out alike: the same words lead, the same model wins by about as much. It contains nothing of the real
// files. What it cannot do is teach something about songs or plays; that is why a notebook says which of the two it reads.
//
// Generators are deterministic: the same [Version] writes the same bytes on one kind of machine (others may differ in the
// last decimal, as their floating-point units do).
package standin

// Version changes whenever what the generators write changes. Files made by an older version are left alone and not used.
const Version = 1
