package ml

import (
	"lab/rdd"
	"lab/rdd/plan"
)

// Fold is one way to hold a part of the data back: what to fit on, and what to judge on.
type Fold[T any] struct {
	Train, Validation *rdd.RDD[T]
}

// KFold splits data at random into k parts of about the same size and returns k folds, each with another part held
// back, for cross-validation. The same seed on the same partitions gives the same folds. They are lazy, and each goes
// through all of data: call data.Cache() first. It panics with *[Error] for a k below 2. A single split into
// training, validation and test data is data.RandomSplit([]float64{0.8, 0.1, 0.1}, seed).
func KFold[T any](data *rdd.RDD[T], k int, seed int64) []Fold[T] {
	CheckFolds(k)
	folds := make([]Fold[T], k)
	for i := range folds {
		lo, hi := float64(i)/float64(k), float64(i+1)/float64(k)
		folds[i] = Fold[T]{Train: held(data, lo, hi, false, seed), Validation: held(data, lo, hi, true, seed)}
	}
	return folds
}

// CheckFolds panics with *[Error] for a k below 2.
func CheckFolds(k int) {
	if k < 2 {
		fail("KFold", "%d folds: give 2 or more, so that something is left to fit on", k)
	}
}

// held keeps the elements whose random number lies in [lo, hi), or all others.
func held[T any](data *rdd.RDD[T], lo, hi float64, inside bool, seed int64) *rdd.RDD[T] {
	node := data.Node().Partitionwise("KFold", true, func(part int, in plan.Stream, emit plan.Emit) {
		draw := plan.NewDraw(seed, part)
		in(func(batch any) bool {
			xs := batch.([]T)
			us := draw.Uniform(len(xs))
			var out []T
			for i, x := range xs {
				within := us[i] >= lo && us[i] < hi
				if within == inside {
					out = append(out, x)
				}
			}
			return emit(out)
		})
	})
	return rdd.FromNode[T](data.Context(), node)
}

// Trial is one set of parameters and how well it did.
type Trial[P any] struct {
	Params P
	Score  float64
}

// GridSearch calls score with every set of parameters, in order, and returns the one with the lowest score, the first
// of those that have it, and all of them. Score is an error, such as [RMSE] or [MeanLogLoss] on validation data, or
// its mean over [KFold]; where more is better, return its negative. NaN counts as worse than any number. It panics
// with *[Error] when the grid is empty. In cells, the jobs that score runs show how far they are.
func GridSearch[P any](grid []P, score func(P) float64) (best Trial[P], trials []Trial[P]) {
	CheckGrid(len(grid))
	trials = make([]Trial[P], len(grid))
	for i, p := range grid {
		trials[i] = Trial[P]{Params: p, Score: score(p)}
		if i == 0 || trials[i].Score < best.Score || best.Score != best.Score {
			best = trials[i]
		}
	}
	return best, trials
}

// CheckGrid panics with *[Error] for an empty grid.
func CheckGrid(n int) {
	if n == 0 {
		fail("GridSearch", "the grid is empty: give a set of parameters or more")
	}
}
