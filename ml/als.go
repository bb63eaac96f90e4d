package ml

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"lab/rdd"
	"lab/rdd/plan"
)

// Rating is what one user thinks of one item.
type Rating struct {
	User, Item int
	Value      float64 // such as a number of stars
}

// ALS fits a factor of Rank numbers for each user and each item so that their inner products are near the ratings:
// with n(u) and n(i) ratings of a user and an item, it lessens
//
//	Σ (rating - user·item)²  +  Lambda · (Σ n(u)·|user|² + Σ n(i)·|item|²)
//
// by alternating least squares: the best users for the items, then the best items for the users, and so on (Zhou,
// Wilkinson, Schreiber and Pan, Large-scale Parallel Collaborative Filtering for the Netflix Prize, 2008). This is
// what Spark minimises, too.
type ALS struct {
	Rank       int     // numbers in a factor; 0 means 10
	Lambda     float64 // 0 means 0.1; for nearly none give a tiny number
	Iterations int     // how often both sides are solved for; 0 means 10
	Seed       int64   // the same seed gives the same factors, up to rounding, however ratings are partitioned
}

// ALSModel predicts ratings. All factors are at the driver: Rank numbers for each user and each item.
type ALSModel struct {
	Rank         int
	Users, Items map[int][]float64
}

// Fit learns from ratings. They are shuffled twice, once by user and once by item, and kept (24 bytes each, twice)
// until it ends; then there are two jobs for each iteration. A rating that is there twice counts twice. It panics
// with *[Error] when there is no rating, for fields out of range and for a rating that is not finite.
func (a ALS) Fit(ratings *rdd.RDD[Rating]) ALSModel {
	byUser := rdd.Map(rdd.GroupBy(ratings, func(r Rating) int { return r.User }), func(g rdd.Pair[int, []Rating]) RatingGroup {
		return RatingGroup{ID: g.Key, Ratings: g.Value}
	}).Cache()
	byItem := rdd.Map(rdd.GroupBy(ratings, func(r Rating) int { return r.Item }), func(g rdd.Pair[int, []Rating]) RatingGroup {
		return RatingGroup{ID: g.Key, Ratings: g.Value}
	}).Cache()
	model := a.FitSource(Over(byUser), Over(byItem))
	byUser.Unpersist()
	byItem.Unpersist()
	return model
}

// RatingGroup is all ratings of one user, or of one item.
type RatingGroup struct {
	ID      int
	Ratings []Rating
}

// FitSource is Fit on the sources of two RDDs of RatingGroup, by user and by item.
func (a ALS) FitSource(byUser, byItem Source) ALSModel {
	if a.Rank < 0 || a.Iterations < 0 || !(a.Lambda >= 0) || math.IsInf(a.Lambda, 0) {
		fail("ALS.Fit", "Rank %d, Iterations %d, Lambda %v: none may be below 0", a.Rank, a.Iterations, a.Lambda)
	}
	a.Rank, a.Iterations, a.Lambda = cmp.Or(a.Rank, 10), cmp.Or(a.Iterations, 10), cmp.Or(a.Lambda, 0.1)
	m := ALSModel{Rank: a.Rank}
	m.Items = solveFactors(byItem, func() func(RatingGroup) []float64 { return a.begin })
	if len(m.Items) == 0 {
		fail("ALS.Fit", "there are no ratings: is the RDD empty, or did a filter drop everything?")
	}
	for range a.Iterations {
		items := m.Items
		m.Users = solveFactors(byUser, func() func(RatingGroup) []float64 {
			return a.solver(func(r Rating) []float64 { return items[r.Item] })
		})
		users := m.Users
		m.Items = solveFactors(byItem, func() func(RatingGroup) []float64 {
			return a.solver(func(r Rating) []float64 { return users[r.User] })
		})
	}
	return m
}

// solveFactors goes through the groups once, with a function for each task that gives a group's factor.
func solveFactors(groups Source, of func() func(RatingGroup) []float64) map[int][]float64 {
	type factor struct {
		id     int
		factor []float64
	}
	factors := map[int][]float64{}
	for _, part := range groups.run("ALS.Fit", func(part int, in plan.Stream) any {
		solve := of()
		var out []factor
		in(func(batch any) bool {
			for _, g := range batch.([]RatingGroup) {
				out = append(out, factor{g.ID, solve(g)})
			}
			return true
		})
		return out
	}) {
		for _, f := range part.([]factor) {
			factors[f.id] = f.factor
		}
	}
	return factors
}

// begin is the factor of an item to begin with: a direction at random, of length 1.
func (a ALS) begin(g RatingGroup) []float64 {
	for _, r := range g.Ratings {
		if math.IsNaN(r.Value) || math.IsInf(r.Value, 0) {
			fail("ALS.Fit", "user %d rates item %d with %v: filter such ratings out", r.User, r.Item, r.Value)
		}
	}
	rng := rand.New(rand.NewPCG(uint64(a.Seed), uint64(g.ID)))
	out := make([]float64, a.Rank)
	for i := range out {
		out[i] = rng.NormFloat64()
	}
	return Scale(1/Norm(out), out)
}

// solver returns a function for one task that solves for a group's factor, with other giving the factor of a rating's other side.
func (a ALS) solver(other func(Rating) []float64) func(RatingGroup) []float64 {
	normal := mat.NewSymDense(a.Rank, nil)
	data := normal.RawSymmetric().Data
	rhs := mat.NewVecDense(a.Rank, nil)
	var chol mat.Cholesky
	return func(g RatingGroup) []float64 {
		clear(data)
		rhs.Zero()
		for _, r := range g.Ratings {
			f := other(r)
			for i, x := range f {
				floats.AddScaled(data[i*a.Rank+i:(i+1)*a.Rank], x, f[i:])
			}
			floats.AddScaled(rhs.RawVector().Data, r.Value, f)
		}
		for i := range a.Rank {
			data[i*a.Rank+i] += a.Lambda * float64(len(g.Ratings))
		}
		out := mat.NewVecDense(a.Rank, nil)
		if chol.Factorize(normal) {
			if err := chol.SolveVecTo(out, rhs); err == nil {
				return out.RawVector().Data
			}
		}
		// Singular to working precision, for a tiny Lambda: any of the solutions will do, and this is the shortest.
		return solve(normal, append([]float64{}, rhs.RawVector().Data...))
	}
}

// Predict returns the predicted rating, in the unit of the ratings, and whether both user and item had ratings to
// learn from; otherwise it is NaN.
func (m ALSModel) Predict(user, item int) (rating float64, known bool) {
	u, i := m.Users[user], m.Items[item]
	if u == nil || i == nil {
		return math.NaN(), false
	}
	return floats.Dot(u, i), true
}

// Recommend returns the n items with the highest predicted ratings for a user, falling, fewer where there are no
// more; the lower item first where two are the same. What the user has rated is among them. It is empty for a user
// who is not known, and panics with *[Error] for a negative n.
func (m ALSModel) Recommend(user, n int) []Rating {
	if n < 0 {
		fail("ALSModel.Recommend", "%d items: give 0 or more", n)
	}
	u := m.Users[user]
	if u == nil {
		return nil
	}
	all := make([]Rating, 0, len(m.Items))
	for item, f := range m.Items {
		all = append(all, Rating{User: user, Item: item, Value: floats.Dot(u, f)})
	}
	slices.SortFunc(all, func(a, b Rating) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Item, b.Item))
	})
	return all[:min(n, len(all))]
}

// PredictAll returns the predicted rating beside each rating, in their order, without those of users and items that
// are not known. It is lazy.
func (m ALSModel) PredictAll(ratings *rdd.RDD[Rating]) *rdd.RDD[Prediction] {
	node := ratings.Node().Batchwise("ALSModel.PredictAll", false, func() func(batch any) any { return m.PredictBatch })
	return rdd.FromNode[Prediction](ratings.Context(), node)
}

// PredictBatch is the task of PredictAll for one batch: it takes []Rating and returns []Prediction.
func (m ALSModel) PredictBatch(batch any) any {
	ratings := batch.([]Rating)
	out := make([]Prediction, 0, len(ratings))
	for _, r := range ratings {
		if p, known := m.Predict(r.User, r.Item); known {
			out = append(out, Prediction{Predicted: p, Label: r.Value})
		}
	}
	return out
}

// String tells the rank and how many users and items there are.
func (m ALSModel) String() string {
	return fmt.Sprintf("factors of %d numbers for %d users and %d items", m.Rank, len(m.Users), len(m.Items))
}
