package ml_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// liked returns ratings u·i of factors with two numbers, for a part of all pairs.
func liked(users, items int) (ratings []ml.Rating, truth func(u, i int) float64) {
	truth = func(u, i int) float64 {
		return 1 + float64(u%5)*float64(i%7)/6
	}
	rng := rand.New(rand.NewPCG(2, 1))
	for u := range users {
		for i := range items {
			if rng.IntN(10) < 6 {
				ratings = append(ratings, ml.Rating{User: 100 + u, Item: i, Value: truth(u, i)})
			}
		}
	}
	return ratings, truth
}

func TestALSFillsInWhatIsMissing(t *testing.T) {
	sc := newContext(t)
	ratings, truth := liked(40, 30)
	m := ml.ALS{Rank: 2, Lambda: 1e-6, Iterations: 60, Seed: 1}.Fit(rdd.Parallelize(sc, ratings, 3))
	worst := 0.0
	for u := range 40 {
		for i := range 30 {
			got, known := m.Predict(100+u, i)
			if !known {
				t.Fatalf("user %d or item %d is not known", 100+u, i)
			}
			worst = max(worst, math.Abs(got-truth(u, i)))
		}
	}
	if worst > 0.01 {
		t.Errorf("a matrix of rank 2, of which 4 in 10 are missing, is filled in with an error of %v", worst)
	}
	if _, known := m.Predict(7, 0); known {
		t.Error("user 7 has no ratings, and is known")
	}
	data := rdd.Parallelize(sc, append(ratings, ml.Rating{User: 7, Item: 1, Value: 5}))
	p := m.PredictAll(data)
	if n := p.Count(); n != int64(len(ratings)) || ml.RMSE(p) > 0.01 {
		t.Errorf("%d predictions for %d ratings with an error of %v", n, len(ratings), ml.RMSE(p))
	}
	best := m.Recommend(104, 4)
	if len(best) != 4 || best[0].Item%7 != 6 || !slices.IsSortedFunc(best, func(a, b ml.Rating) int { return int(math.Copysign(1, b.Value-a.Value)) }) || m.Recommend(7, 3) != nil {
		t.Errorf("recommended %v", best)
	}
}

func TestALSEndsWhereEachSideIsBestForTheOther(t *testing.T) {
	sc := newContext(t)
	ratings, _ := liked(12, 9)
	lambda := 0.05
	m := ml.ALS{Rank: 2, Lambda: lambda, Iterations: 500}.Fit(rdd.Parallelize(sc, ratings, 3))
	// The derivatives of the documented sum are 0 on both sides.
	gradient := map[bool]map[int][]float64{true: {}, false: {}}
	for _, r := range ratings {
		u, i := m.Users[r.User], m.Items[r.Item]
		off := ml.Dot(u, i) - r.Value
		for side, f := range map[bool]struct {
			id          int
			mine, other []float64
		}{true: {r.User, u, i}, false: {r.Item, i, u}} {
			if gradient[side][f.id] == nil {
				gradient[side][f.id] = ml.Zeros(2)
			}
			gradient[side][f.id] = ml.AddScaled(ml.AddScaled(gradient[side][f.id], off, f.other), lambda, f.mine)
		}
	}
	for side, all := range gradient {
		for id, g := range all {
			if ml.Norm(g) > 1e-4 {
				t.Errorf("the derivative by the factor of %d (a user: %v) is %v, want 0", id, side, g)
			}
		}
	}
	other := ml.ALS{Rank: 2, Lambda: lambda, Iterations: 500}.Fit(rdd.Parallelize(sc, ratings, 5))
	a, _ := m.Predict(103, 4)
	b, _ := other.Predict(103, 4)
	if !near(a, b, 1e-6) {
		t.Errorf("3 partitions predict %v, 5 predict %v", a, b)
	}
}
