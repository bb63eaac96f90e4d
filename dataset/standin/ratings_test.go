package standin

import (
	"math"
	"regexp"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func TestRatingsHaveTheSchemaOfTheRealFile(t *testing.T) {
	line := regexp.MustCompile(`^\d{1,3}\t\d{1,4}\t[1-5]\t8[789]\d{7}$`)
	for i := range int64(ratingRows) {
		if l := string(Ratings().Append(nil, i)); !line.MatchString(l) {
			t.Fatalf("line %d: %q", i+1, l)
		}
	}
	if l := string(Ratings().Append(nil, 3*ratingRows)); !regexp.MustCompile(`^(28[3-9]|29|3[0-6]|37[0-7])\d+\t`).MatchString(l) {
		t.Errorf("the fourth group of users begins with %q", l)
	}
}

// TestRatingsTellTheStoryOfTheRealOnes compares with MovieLens 100K: mean 3.53, standard deviation 1.126, 583 ratings of the best known
// movie, 737 of the busiest user, 20 at least; a mean alone is wrong by 1.05 to 1.12, alternating least squares by .90 to .93.
func TestRatingsTellTheStoryOfTheRealOnes(t *testing.T) {
	all := ratings(0)
	users, movies := make([]int, RatingUsers), make([]int, RatingMovies)
	pairs := map[[2]uint16]bool{}
	var stars [6]int
	var sum, squares float64
	for _, r := range all {
		users[r.user]++
		movies[r.movie]++
		pairs[[2]uint16{r.user, r.movie}] = true
		stars[r.stars]++
		sum += float64(r.stars)
		squares += float64(r.stars) * float64(r.stars)
	}
	n := float64(len(all))
	mean := sum / n
	sd := math.Sqrt(squares/n - mean*mean)
	if len(all) != 100_000 || len(pairs) != len(all) {
		t.Errorf("%d ratings of %d pairs, want 100,000 different ones", len(all), len(pairs))
	}
	if math.Abs(mean-3.53) > .05 || math.Abs(sd-1.126) > .04 || stars[4] < stars[3] || stars[5] < stars[2] || stars[1] > stars[2] {
		t.Errorf("mean %.3f, sd %.3f, stars %v; want 3.53, 1.126, most of them 4, fewest 1", mean, sd, stars)
	}
	slices.Sort(users)
	slices.Sort(movies)
	if users[0] < 18 || users[RatingUsers-1] > 737 || users[RatingUsers/2] > 90 {
		t.Errorf("users rate %d to %d movies, the middle one %d; want about 20 to 737 and 65", users[0], users[RatingUsers-1], users[RatingUsers/2])
	}
	if movies[0] < 1 || movies[RatingMovies/2] > 45 || movies[RatingMovies-1] < 450 || movies[RatingMovies-1] > 650 {
		t.Errorf("movies have %d to %d ratings, the middle one %d; want 1 to 583 and 27", movies[0], movies[RatingMovies-1], movies[RatingMovies/2])
	}
	for _, rank := range []int{8, 12} {
		base, rmse := alternate(all, rank)
		if rmse < .89 || rmse > .94 || base < 1.05 || base > 1.13 {
			t.Errorf("rank %d leaves %.3f stars and the mean %.3f, want .90 to .93 and 1.05 to 1.12", rank, rmse, base)
		}
		t.Logf("mean %.3f, sd %.3f; rank %d %.4f, mean alone %.4f", mean, sd, rank, rmse, base)
	}
}

// alternate fits factors by alternating least squares to four fifths of the ratings (Zhou, Wilkinson, Schreiber and Pan 2008: a penalty of
// .1 for each rating) and returns the errors of the mean and of the factors on the rest.
func alternate(all []rating, rank int) (base, rmse float64) {
	const lambda, rounds = .1, 8
	rng := dice(1, 1)
	factors := [2][][]float64{make([][]float64, RatingUsers), make([][]float64, RatingMovies)}
	of := [2][][]rating{make([][]rating, RatingUsers), make([][]rating, RatingMovies)}
	for side := range factors {
		for i := range factors[side] {
			factors[side][i] = make([]float64, rank)
			for k := range rank {
				factors[side][i][k] = math.Abs(rng.NormFloat64()) / math.Sqrt(float64(rank))
			}
		}
	}
	ends := func(r rating) [2]int { return [2]int{int(r.user), int(r.movie)} }
	var mean, trained float64
	for i, r := range all {
		if i%5 > 0 {
			mean += float64(r.stars)
			trained++
			for side, at := range ends(r) {
				of[side][at] = append(of[side][at], r)
			}
		}
	}
	mean /= trained
	for round := range 2 * rounds {
		side := round % 2
		for at, rs := range of[side] {
			if len(rs) == 0 {
				continue
			}
			a, b := mat.NewSymDense(rank, nil), mat.NewVecDense(rank, nil)
			for _, r := range rs {
				y := mat.NewVecDense(rank, factors[1-side][ends(r)[1-side]])
				a.SymRankOne(a, 1, y)
				b.AddScaledVec(b, float64(r.stars), y)
			}
			for k := range rank {
				a.SetSym(k, k, a.At(k, k)+lambda*float64(len(rs)))
			}
			var c mat.Cholesky
			if !c.Factorize(a) || c.SolveVecTo(mat.NewVecDense(rank, factors[side][at]), b) != nil {
				panic("singular")
			}
		}
	}
	n := 0.0
	for i := 0; i < len(all); i += 5 {
		r := all[i]
		p, y := 0.0, float64(r.stars)
		for k, u := range factors[0][r.user] {
			p += u * factors[1][r.movie][k]
		}
		rmse += (p - y) * (p - y)
		base += (mean - y) * (mean - y)
		n++
	}
	return math.Sqrt(base / n), math.Sqrt(rmse / n)
}
