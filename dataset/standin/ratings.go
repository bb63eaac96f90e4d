package standin

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
)

// Sizes of the ratings: 943 users gave 100,000 stars to 1,682 movies. Further users come in groups of the same size.
const (
	RatingUsers  = 943
	RatingMovies = 1682
	ratingRows   = 100_000
	ratingTastes = 4 // dimensions in which tastes differ
)

// How stars come about. Set so that the mean, the spread and the errors of models are those of the real ratings.
const (
	starsMean    = 3.09
	starsUser    = 0.42 // standard deviations: of how generous users are,
	starsMovie   = 0.45 // of how good movies are,
	starsPopular = 0.62 // of what popular movies are better,
	starsTaste   = 0.50 // of how well a movie suits a taste,
	starsMood    = 0.87 // of chance
)

// Ratings makes lines "user movie stars time", separated by tabs, in no order: whole stars from 1 to 5 and seconds since 1970. Most users
// have rated few movies, 20 at least, and most movies have few ratings; no user rates a movie twice. Behind the stars are
// how generous the user is, how good the movie is, how well it suits the user's taste in four respects, and chance.
func Ratings() Source {
	blocks := ratingBlocks
	return Source{Rows: ratingRows, Append: func(dst []byte, i int64) []byte {
		r := blocks.get(i / ratingRows)[i%ratingRows]
		dst = append(strconv.AppendInt(dst, i/ratingRows*RatingUsers+int64(r.user)+1, 10), '\t')
		dst = append(strconv.AppendInt(dst, int64(r.movie)+1, 10), '\t', '0'+r.stars, '\t')
		return strconv.AppendInt(dst, int64(r.time), 10)
	}}
}

var ratingBlocks = &recent[[]rating]{make: ratings}

// rating counts users and movies from 0.
type rating struct {
	user, movie uint16
	stars       uint8
	time        uint32
}

// movieTaste is how a movie is liked.
type movieTaste struct {
	weight, good float64
	taste        [ratingTastes]float64
}

// allMovies is the movies, which are the same for all users.
var allMovies = sync.OnceValue(func() []movieTaste {
	rng := dice(1682, 0)
	movies := make([]movieTaste, RatingMovies)
	for i, rank := range rng.Perm(RatingMovies) {
		popular := 1 - float64(rank)/RatingMovies
		m := movieTaste{weight: math.Exp(6.9*popular + 1.3*math.Pow(popular, 20)), good: starsMovie*rng.NormFloat64() + starsPopular*popular}
		for k := range m.taste {
			m.taste[k] = rng.NormFloat64()
		}
		movies[i] = m
	}
	return movies
})

// ratings makes all ratings of group n of users.
func ratings(n int64) []rating {
	rng := dice(943, n)
	movies := allMovies()
	var all []rating
	counts := make([]int, RatingMovies)
	type turn struct {
		movie int
		time  float64
	}
	order := make([]turn, RatingMovies)
	for user, count := range ratingCounts(rng) {
		// The least of exponential times with the weights as rates are a sample without replacement (Efraimidis and Spirakis 2006).
		for m := range order {
			order[m] = turn{m, rng.ExpFloat64() / movies[m].weight}
		}
		slices.SortFunc(order, func(a, b turn) int { return cmp.Compare(a.time, b.time) })
		generous := starsUser * rng.NormFloat64()
		var taste [ratingTastes]float64
		for k := range taste {
			taste[k] = rng.NormFloat64() * starsTaste / math.Sqrt(ratingTastes)
		}
		// A user rates everything within an hour or two, between September 1997 and April 1998.
		time := 874_724_710 + rng.Uint32N(18_500_000)
		stars := func(m int) uint8 {
			s := starsMean + generous + movies[m].good + starsMood*rng.NormFloat64()
			for k := range taste {
				s += taste[k] * movies[m].taste[k]
			}
			return uint8(min(max(math.Round(s), 1), 5))
		}
		for _, next := range order[:count] {
			m := next.movie
			time += rng.Uint32N(90)
			counts[m]++
			all = append(all, rating{uint16(user), uint16(m), stars(m), time})
		}
	}
	replaceCommon(rng, all, counts)
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// ratingCounts returns how many movies each user rates, ratingRows in all.
func ratingCounts(rng *rand.Rand) []int {
	counts := make([]int, RatingUsers)
	sum := 0
	for i := range counts {
		counts[i] = min(20+int(math.Exp(3.8+1.15*rng.NormFloat64())), 737)
		sum += counts[i]
	}
	for i := 0; sum != ratingRows; i = (i + 1) % RatingUsers {
		switch {
		case sum < ratingRows && counts[i] < 600:
			counts[i]++
			sum++
		case sum > ratingRows && counts[i] > 20:
			counts[i]--
			sum--
		}
	}
	return counts
}

// replaceCommon sees to it that every movie has a rating: one of a movie with many becomes one of a movie without any.
func replaceCommon(rng *rand.Rand, all []rating, counts []int) {
	for m, n := range counts {
		for n == 0 {
			if r := &all[rng.IntN(len(all))]; counts[r.movie] > 50 {
				counts[r.movie]--
				r.movie = uint16(m)
				n = 1
			}
		}
	}
}
