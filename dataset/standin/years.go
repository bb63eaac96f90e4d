package standin

import (
	"math"
	"sort"
	"strconv"
	"sync"

	"gonum.org/v1/gonum/mat"
)

// YearFeatures is the number of features of a song in the full set: 12 means of timbre and their 78 variances and covariances.
const YearFeatures = Features + Features*(Features+1)/2

// Years makes lines of the full set of songs, of which the sample of Songs is a part: the year and 90 features, separated by commas, "2001,49.94357,…".
// The years crowd towards the end as they do in the real set (mean 1998.4, standard deviation 10.9), the means of timbre
// depend on the year and on each other as in the sample, and the other 78 columns have the form of variances and covariances with a
// faint trace of the year. Least squares leaves about 9.5 years.
func Years() Source {
	return Source{Rows: 51_534, Append: func(dst []byte, i int64) []byte { return yearTables().line(dst, i) }}
}

// songsOfYear is about how many songs of each year there are among 515,345, in tens, from 1922.
func songsOfYear() []float64 {
	return []float64{1, 0, 1, 1, 2, 4, 5, 9, 4, 4, 1, 1, 3, 2, 3, 3, 2, 4, 1, 3, 2, 1, 2, 3, 3, 6, 4, 6, 8, 7, 8, // 1952
		13, 12, 28, 57, 60, 58, 59, 42, 57, 61, 90, 95, 112, 138, 172, 187, 221, // 1969
		235, 213, 229, 260, 218, 248, 218, 250, 293, 311, 310, 317, 360, 339, 337, 358, 422, 513, 561, 667, // 1989
		726, 865, 955, 1053, 1213, 1326, 1414, 1518, 1586, 1826, 1929, 2160, 2347, 2739, 2962, 3496, 3755, 3941, 3477, 3105, 940, 0.1}
}

// yearTable is what can be worked out before the first line.
type yearTable struct {
	until  []float64 // share of songs up to each year
	middle float64   // mean of the standardised year
	mean   [Features]float64
	sd     [Features]float64
	colour mat.TriDense // from independent numbers to the timbre that the year does not explain
	spread [Features]float64
}

var yearTables = sync.OnceValue(func() *yearTable {
	t := &yearTable{
		mean:   [...]float64{43.4, 1.3, 8.7, 1.2, -6.6, -9.5, -2.4, -1.8, 3.7, 1.9, -.1, 2.5},
		sd:     [...]float64{6.07, 51.6, 35.3, 16.3, 22.9, 12.9, 14.6, 7.96, 10.6, 6.53, 4.37, 8.32},
		spread: [...]float64{5.8, 49, 42, 36, 32, 26, 23, 19, 18, 16, 13, 12},
	}
	sum := 0.0
	for i, n := range songsOfYear() {
		sum += n
		t.until = append(t.until, sum)
		t.middle += n * sampleYear(1922+i)
	}
	t.middle /= sum
	var chol mat.Cholesky
	if !chol.Factorize(residual(knownTimbre())) {
		panic("standin: the correlations of the song features do not form a covariance matrix")
	}
	chol.LTo(&t.colour)
	return t
})

// sampleYear standardises a year as the sample does, where the correlations of the features with it are known.
func sampleYear(year int) float64 { return (float64(year) - 1975.785) / 21.418 }

func (t *yearTable) line(dst []byte, i int64) []byte {
	rng := dice(515_345, i)
	known := knownTimbre()
	year := 1922 + sort.SearchFloat64s(t.until, rng.Float64()*t.until[len(t.until)-1])
	z := sampleYear(year)
	dst = strconv.AppendInt(dst, int64(year), 10)
	put := func(v float64) { dst = strconv.AppendFloat(append(dst, ','), v, 'f', 5, 64) }

	var noise [Features]float64
	scale := math.Exp(0.25 * rng.NormFloat64()) // some songs are unlike any other
	for j := range noise {
		g := scale * rng.NormFloat64()
		noise[j] = g + known.skew[j]/6*(g*g-scale*scale)
	}
	for j := range Features {
		v := known.year[j] * (z - t.middle)
		for k := range j + 1 {
			v += t.colour.At(j, k) * noise[k]
		}
		put(t.mean[j] + t.sd[j]*v)
	}
	// Within a song timbre moves; the louder and denser music of later years moves less.
	var within [Features]float64
	lively := 0.25 * rng.NormFloat64()
	for j := range within {
		within[j] = t.spread[j] * math.Exp(lively+0.2*rng.NormFloat64()-0.17*(z-t.middle))
		put(within[j] * within[j])
	}
	for j := range Features {
		for k := range j {
			together := 0.2*even(uint64(j*Features+k)) + 0.22*rng.NormFloat64()
			put(within[j] * within[k] * math.Tanh(together))
		}
	}
	return dst
}
