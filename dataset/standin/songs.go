package standin

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"sync"

	"gonum.org/v1/gonum/mat"
)

// Features is the number of timbre features of a song.
const Features = 12

// songsPerYear is how many songs of each year the sample has: few before 1953, then 100 a year.
func songsPerYear() map[int]int {
	early := [...]int{6, 0, 5, 7, 19, 40, 48, 79, 38, 31, 11, 6, 28, 24, 22, 25, 19, 35, 14, 31, 21, 13, 14, 27, 29, 55, 38, 53, 58, 62, 65}
	n := make(map[int]int)
	for i, count := range early {
		n[1922+i] = count
	}
	for y := 1953; y <= 2010; y++ {
		n[y] = 100
	}
	n[2011] = 1
	return n
}

// timbre is what is known of the twelve features, in their order: mean, standard deviation, correlation with the year,
// skewness, and how far the mean of early and late years departs from a straight line (in standard
// deviations per squared standardised year). The last is what a linear model cannot see and a quadratic one can.
type timbre struct {
	mean, sd, year, skew, bend [Features]float64
	corr                       [Features][Features]float64
}

func knownTimbre() timbre {
	return timbre{
		mean: [...]float64{.662, .534, .470, .438, .275, .439, .433, .469, .580, .500, .515, .483},
		sd:   [...]float64{.156, .127, .094, .081, .065, .121, .081, .090, .077, .106, .100, .091},
		year: [...]float64{.430, .468, -.329, .095, .001, -.447, .413, -.231, .027, -.087, .107, -.214},
		skew: [...]float64{-.6, -.5, 0, .2, .1, .5, -.4, .1, -.4, .1, -.2, .2},
		bend: [...]float64{-.05, -.08, .02, .04, -.04, -.06, -.07, .12, -.12, .10, .12, -.07},
		corr: [...][Features]float64{
			{1, .61, .09, .17, -.21, -.31, .28, -.24, .25, -.09, .15, -.15},
			{.61, 1, -.19, .10, -.06, -.28, .26, -.19, .14, .07, -.03, -.06},
			{.09, -.19, 1, .39, -.18, .27, -.09, .14, .06, -.03, .09, 0},
			{.17, .10, .39, 1, -.06, .27, .30, -.05, -.01, .01, .29, -.13},
			{-.21, -.06, -.18, -.06, 1, -.15, -.01, .02, -.21, -.04, -.04, -.03},
			{-.31, -.28, .27, .27, -.15, 1, -.33, .14, .05, .09, -.36, .21},
			{.28, .26, -.09, .30, -.01, -.33, 1, .09, -.20, -.19, -.13, -.25},
			{-.24, -.19, .14, -.05, .02, .14, .09, 1, -.31, .36, -.28, -.04},
			{.25, .14, .06, -.01, -.21, .05, -.20, -.31, 1, .33, -.03, .23},
			{-.09, .07, -.03, .01, -.04, .09, -.19, .36, .33, 1, -.17, .05},
			{.15, -.03, .09, .29, -.04, -.36, -.13, -.28, -.03, -.17, 1, .17},
			{-.15, -.06, 0, -.13, -.03, .21, -.25, -.04, .23, .05, .17, 1},
		},
	}
}

// bendScale and spreadByYear are set so that least squares on the twelve features, and on all their products too, leave the errors that
// they leave on the real sample (15.6 and 14.5 years).
const (
	bendScale    = 1.0
	spreadByYear = -0.165
)

// Songs makes 6,724 lines, each a year and twelve features in [0, 1], as "2001.0,0.884123733793,…". The years are those of
// the real sample, song for song; the features are drawn so that their correlations with each other and with the year are the
// published ones. Every feature reaches 0 once and 1 once, as after min-max scaling.
//
// Whoever asks for more lines gets songs that resemble one of those: its year, and its features with a little noise (a smoothed
// bootstrap).
func Songs() Source {
	return Source{Rows: sampleSongs, Append: func(dst []byte, i int64) []byte {
		sample := songSample()
		n, row := i, [Features]float64{}
		if i < sampleSongs {
			copy(row[:], sample.rows[i])
		} else {
			rng := dice(sampleSongs, i)
			n = rng.Int64N(sampleSongs)
			known := knownTimbre()
			for j, v := range sample.rows[n] {
				// Drawn together by as much as the noise drives apart, so that the spread stays.
				v = known.mean[j] + (v-known.mean[j]+songNoise*known.sd[j]*rng.NormFloat64())/math.Sqrt(1+songNoise*songNoise)
				row[j] = min(max(v, 1e-6), 1-1e-6)
			}
		}
		dst = append(strconv.AppendInt(dst, int64(sample.years[n]), 10), ".0"...)
		for _, v := range row {
			dst = strconv.AppendFloat(append(dst, ','), math.Round(v*1e12)/1e12, 'f', -1, 64)
		}
		return dst
	}}
}

const (
	sampleSongs = 6724
	songNoise   = 0.1 // of further songs, in standard deviations
)

type songTable struct {
	years []int
	rows  [][]float64
}

var songSample = sync.OnceValue(func() songTable {
	years, rows := songs()
	return songTable{years, rows}
})

func songs() (years []int, rows [][]float64) {
	rng := rand.New(rand.NewPCG(1922, 2011))
	counts := songsPerYear()
	for y := 1922; y <= 2011; y++ {
		for range counts[y] {
			years = append(years, y)
		}
	}
	rng.Shuffle(len(years), func(i, j int) { years[i], years[j] = years[j], years[i] })
	for i, y := range years {
		if y == 2001 { // the real file begins with a song of 2001
			years[0], years[i] = years[i], years[0]
			break
		}
	}

	z := standardised(years)
	t := knownTimbre()
	noise := make([][]float64, len(years))
	for i := range noise {
		// Old recordings differ more than new ones, and some songs are unlike any other.
		scale := math.Exp(spreadByYear*z[i] + 0.25*rng.NormFloat64())
		noise[i] = make([]float64, Features)
		for j := range noise[i] {
			g := scale * rng.NormFloat64()
			noise[i][j] = g + t.skew[j]/6*(g*g-scale*scale)
		}
	}
	recolour(noise, z, residual(t))
	for i := range noise {
		for j := range noise[i] {
			noise[i][j] += bendScale * t.bend[j] * (z[i]*z[i] - 1)
		}
	}
	recolour(noise, z, residual(t))
	for i := range noise {
		for j := range noise[i] {
			noise[i][j] = t.mean[j] + t.sd[j]*(t.year[j]*z[i]+noise[i][j])
		}
	}
	for j := range Features {
		touchEnds(noise, j)
	}
	return years, noise
}

// standardised returns the years with mean 0 and variance 1.
func standardised(years []int) []float64 {
	var sum, squares float64
	for _, y := range years {
		sum += float64(y)
	}
	mean := sum / float64(len(years))
	for _, y := range years {
		squares += (float64(y) - mean) * (float64(y) - mean)
	}
	sd := math.Sqrt(squares / float64(len(years)))
	z := make([]float64, len(years))
	for i, y := range years {
		z[i] = (float64(y) - mean) / sd
	}
	return z
}

// residual returns the covariance of the standardised features once the part that follows the year is taken out.
func residual(t timbre) *mat.SymDense {
	s := mat.NewSymDense(Features, nil)
	for i := range Features {
		for j := i; j < Features; j++ {
			s.SetSym(i, j, t.corr[i][j]-t.year[i]*t.year[j])
		}
	}
	return s
}

// recolour changes rows so that every column has mean 0 and no correlation with z, and the columns have exactly the covariance
// want: it whitens with the Cholesky factor of the present covariance and colours with that of the wanted one.
func recolour(rows [][]float64, z []float64, want *mat.SymDense) {
	n := float64(len(rows))
	for j := range Features {
		var mean, slope float64
		for i := range rows {
			mean += rows[i][j]
			slope += rows[i][j] * z[i]
		}
		mean, slope = mean/n, slope/n
		for i := range rows {
			rows[i][j] -= mean + slope*z[i]
		}
	}
	have := mat.NewSymDense(Features, nil)
	for _, row := range rows {
		have.SymRankOne(have, 1/n, mat.NewVecDense(Features, row))
	}
	var white, colour mat.Cholesky
	if !white.Factorize(have) || !colour.Factorize(want) {
		panic("standin: the correlations of the song features do not form a covariance matrix")
	}
	var from, to, inverse, change mat.TriDense
	white.LTo(&from)
	colour.LTo(&to)
	if err := inverse.InverseTri(&from); err != nil {
		panic(fmt.Errorf("standin: whiten the song features: %w", err))
	}
	change.MulTri(&to, &inverse)
	row := mat.NewVecDense(Features, nil)
	for i := range rows {
		row.MulVec(&change, mat.NewVecDense(Features, rows[i]))
		copy(rows[i], row.RawVector().Data)
	}
}

// touchEnds keeps column j inside [0, 1], its least value 0 and its greatest 1.
func touchEnds(rows [][]float64, j int) {
	least, most := 0, 0
	for i := range rows {
		if rows[i][j] < rows[least][j] {
			least = i
		}
		if rows[i][j] > rows[most][j] {
			most = i
		}
	}
	for i := range rows {
		// What lies outside is folded back, so that 0 and 1 stay single.
		v := rows[i][j]
		if v <= 0 {
			v = -v + 1e-6
		}
		if v >= 1 {
			v = 2 - v - 1e-6
		}
		rows[i][j] = v
	}
	rows[least][j], rows[most][j] = 0, 1
}
