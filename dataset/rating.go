package dataset

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Rating is one line of "movielens": what a user thought of a movie.
type Rating struct {
	User, Movie int     // from 1
	Stars       float64 // 0.5 to 5, in halves or wholes
	Time        int64   // seconds since 1970, UTC
}

// ErrHeader is what ParseRating returns for the first line of a file that names its columns; such a line holds no rating.
var ErrHeader = errors.New("names of columns, not a rating")

// ratingHeader is the first line of the tables of commas.
const ratingHeader = "userId,movieId,rating,timestamp"

// ParseRating reads a line of MovieLens: user, movie, stars and time, separated by tabs (u.data of 100K), by "::" (ratings.dat of 1M
// and 10M) or by commas (ratings.csv of 20M and later ones). The line that names the columns of the last is
// [ErrHeader]. It returns another error for other numbers of columns, and for columns that are not what they should be.
func ParseRating(line string) (Rating, error) {
	separator := "\t"
	for _, s := range []string{"::", ","} {
		if strings.Contains(line, s) {
			separator = s
		}
	}
	if strings.TrimPrefix(line, "\uFEFF") == ratingHeader {
		return Rating{}, ErrHeader
	}
	columns := strings.Split(line, separator)
	if len(columns) != 4 {
		return Rating{}, fmt.Errorf(`%d columns, want 4 (user, movie, stars and time, separated by tabs, "::" or commas)`, len(columns))
	}
	var r Rating
	for i, id := range []*int{&r.User, &r.Movie} {
		n, err := strconv.ParseUint(columns[i], 10, 31)
		if err != nil || n == 0 {
			return Rating{}, fmt.Errorf("column %d is %s, want the number of a %s, from 1", i+1, quoted(columns[i]), [...]string{"user", "movie"}[i])
		}
		*id = int(n)
	}
	var err error
	if r.Stars, err = strconv.ParseFloat(columns[2], 64); err != nil || !(r.Stars >= 0.5 && r.Stars <= 5) {
		return Rating{}, fmt.Errorf("column 3 is %s, want 0.5 to 5 stars", quoted(columns[2]))
	}
	if r.Time, err = strconv.ParseInt(columns[3], 10, 64); err != nil || r.Time < 0 {
		return Rating{}, fmt.Errorf("column 4 is %s, want a time in seconds", quoted(columns[3]))
	}
	return r, nil
}
