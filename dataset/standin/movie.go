package standin

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// The movie: an image of MovieWidth times MovieHeight pixels, and for each pixel MovieFrames values: Directions directions in which
// something moves before the eyes, one after the other, MovieSeconds frames each.
const (
	MovieWidth      = 230
	MovieHeight     = 202
	MovieDirections = 12
	MovieSeconds    = 20
	MovieFrames     = MovieDirections * MovieSeconds
	moviePixels     = MovieWidth * MovieHeight
)

// movieTarget is what a principal component analysis of the real movie finds when it has added up all directions, which leaves the
// course of time, or all seconds, which leaves the directions: the greatest eigenvalues. shape is how much more variance
// there is in the whole movie than responses that last evenly for all seconds would have.
type movieTarget struct {
	time, direction []float64
	shape           float64
}

func knownMovie() movieTarget {
	return movieTarget{
		time:      []float64{.77529, .05039, .01173, .00597, .00138},
		direction: []float64{.96411, .77614, .12763, .09776, .04334},
		shape:     1.48,
	}
}

// movieNoise is the standard deviation of what a pixel does by chance, as a part of its brightness.
const movieNoise = 0.006

// movieLimits makes up for the variance that is lost because no pixel gets darker or brighter than the real ones.
const movieLimits = 1.04

// Movie makes lines of a recording of a brain under the microscope, "x y v1 … v240": the place of a pixel and how bright it is in each of
// 240 frames, with one decimal, separated by spaces. Regions of the brain answer to movement in a direction of their own, and
// each answer rises and decays as calcium does. Lines go through the image column by column (y runs faster than x). Whoever
// asks for more lines than an image has gets further recordings of the same brain.
func Movie() Source {
	return Source{Rows: moviePixels, Append: func(dst []byte, i int64) []byte { return movieTables().line(dst, i) }}
}

// movieTable is the brain: how bright each pixel is, and how strongly it follows each pattern of frames.
type movieTable struct {
	bright   [moviePixels]float64
	follows  [moviePixels][]float64
	patterns [][]float64 // of MovieFrames values each
}

var movieTables = sync.OnceValue(func() *movieTable {
	known := knownMovie()
	t := &movieTable{}
	kernel := calcium(known.shape)
	moments := timeBasis(kernel, len(known.time))
	waves := directionBasis(len(known.direction))
	for _, m := range moments {
		t.patterns = append(t.patterns, outer(ones(MovieDirections), m))
	}
	for _, w := range waves {
		t.patterns = append(t.patterns, outer(w, kernel))
	}

	maps := t.brain(len(moments), len(waves))
	// Sums over directions multiply the part of time by their number; sums over time that of directions by the kernel's sum. The noise has
	// a share of its own in those sums, and the limits of what a pixel can show cost some.
	var variances []float64
	for _, v := range known.time {
		variances = append(variances, movieLimits*(v-MovieDirections*movieNoise*movieNoise)/(MovieDirections*MovieDirections))
	}
	sum := floats.Sum(kernel)
	for _, v := range known.direction {
		variances = append(variances, movieLimits*(v-MovieSeconds*movieNoise*movieNoise)/(sum*sum))
	}
	decorrelate(maps[:len(moments)], variances[:len(moments)])
	decorrelate(maps[len(moments):], variances[len(moments):])
	for p := range t.follows {
		t.follows[p] = make([]float64, len(maps))
		for k := range maps {
			t.follows[p][k] = maps[k][p] - maps[k][0] // the corner of the image, outside the brain, follows nothing
		}
	}
	return t
})

func (t *movieTable) line(dst []byte, i int64) []byte {
	p := i % moviePixels
	rng := dice(240, i)
	var frames [MovieFrames]float64
	for k, w := range t.follows[p] {
		floats.AddScaled(frames[:], w, t.patterns[k])
	}
	dst = appendTenths(dst, p/MovieHeight, false)
	dst = append(dst, ' ')
	dst = appendTenths(dst, p%MovieHeight, false)
	for _, f := range frames {
		// A cell at rest cannot become much darker.
		if f < -0.15 {
			f = -0.15 + (f+0.15)/2
		}
		v := t.bright[p] * (1 + f + movieNoise*rng.NormFloat64())
		dst = append(dst, ' ')
		dst = appendTenths(dst, int64(math.Round(10*min(max(v, 100.6), 940.8))), true)
	}
	return dst
}

// appendTenths appends a number of at most four digits, the last of them behind a point if it counts tenths.
func appendTenths(dst []byte, n int64, tenths bool) []byte {
	started := false
	for _, unit := range [...]int64{1000, 100, 10, 1} {
		digit := n / unit % 10
		if tenths && unit == 1 {
			dst = append(dst, '.')
		}
		if started = started || digit > 0 || unit == 1 || tenths && unit == 10; started {
			dst = append(dst, byte('0'+digit))
		}
	}
	return dst
}

// calcium returns how a pixel's brightness follows a stimulus that begins at second 0: a rise and a decay, wrapped around
// because the next direction begins after MovieSeconds. The decay is as slow as shape demands, shape being the mean square over the square
// of the mean.
func calcium(shape float64) []float64 {
	k := make([]float64, MovieSeconds)
	low, high := 0.5, 60.0
	for range 60 {
		decay := (low + high) / 2
		for i := range k {
			k[i] = 0
			for turn := range 20 {
				s := float64(i + 1 + turn*MovieSeconds)
				k[i] += math.Exp(-s/decay) - math.Exp(-s/min(1.5, decay/2))
			}
		}
		floats.Scale(1/floats.Max(k), k)
		mean := floats.Sum(k) / MovieSeconds
		if floats.Dot(k, k)/MovieSeconds > shape*mean*mean {
			low = decay // too short a peak
		} else {
			high = decay
		}
	}
	return k
}

// timeBasis returns n courses of a response that all directions share, of length 1, mean 0 and at right angles to each other: the kernel, the
// kernel a moment sooner or later, and waves.
func timeBasis(kernel []float64, n int) [][]float64 {
	candidates := [][]float64{append([]float64(nil), kernel...), make([]float64, MovieSeconds)}
	for i := range kernel {
		candidates[1][i] = kernel[(i+1)%MovieSeconds] - kernel[(i+MovieSeconds-1)%MovieSeconds]
	}
	for h := 2; len(candidates) < n; h++ {
		wave := make([]float64, MovieSeconds)
		for i := range wave {
			wave[i] = math.Cos(2 * math.Pi * float64(h*i) / MovieSeconds)
		}
		candidates = append(candidates, wave)
	}
	basis := [][]float64{}
	for _, c := range candidates {
		floats.AddConst(-floats.Sum(c)/MovieSeconds, c)
		for _, b := range basis {
			floats.AddScaled(c, -floats.Dot(b, c), b)
		}
		floats.Scale(1/floats.Norm(c, 2), c)
		basis = append(basis, c)
	}
	return basis
}

// directionBasis returns the first n waves around the circle of directions, each of length 1: once around, twice, and so on.
func directionBasis(n int) [][]float64 {
	var basis [][]float64
	for k := range n {
		wave := make([]float64, MovieDirections)
		for d := range wave {
			turn := 2 * math.Pi * float64((k/2+1)*d) / MovieDirections
			wave[d] = math.Cos(turn)
			if k%2 == 1 {
				wave[d] = math.Sin(turn)
			}
		}
		floats.Scale(1/floats.Norm(wave, 2), wave)
		basis = append(basis, wave)
	}
	return basis
}

// outer lays a row out for each direction, scaled by that direction's factor.
func outer(directions, seconds []float64) []float64 {
	var all []float64
	for _, d := range directions {
		for _, s := range seconds {
			all = append(all, d*s)
		}
	}
	return all
}

func ones(n int) []float64 {
	x := make([]float64, n)
	floats.AddConst(1, x)
	return x
}

// decorrelate gives maps the wanted variances over all pixels and correlations of 0, and changes each as little as that allows.
func decorrelate(maps [][]float64, variances []float64) {
	n, k := float64(moviePixels), len(maps)
	have := mat.NewSymDense(k, nil)
	for a := range k {
		floats.AddConst(-floats.Sum(maps[a])/n, maps[a])
		floats.Scale(1/(floats.Norm(maps[a], 2)/math.Sqrt(n)), maps[a])
		for b := range a + 1 {
			have.SetSym(a, b, floats.Dot(maps[a], maps[b])/n)
		}
	}
	// The inverse root of the correlations is the whitening that stays closest (Kessy, Lewin and Strimmer 2018).
	var eigen mat.EigenSym
	if !eigen.Factorize(have, true) {
		panic("standin: the maps of the brain cannot be taken apart")
	}
	values := eigen.Values(nil)
	var vectors, scaled, white mat.Dense
	eigen.VectorsTo(&vectors)
	scaled.Apply(func(_, j int, v float64) float64 { return v / math.Sqrt(values[j]) }, &vectors)
	white.Mul(&scaled, vectors.T())
	row := make([]float64, k)
	for p := range moviePixels {
		for a := range k {
			row[a] = 0
			for b := range k {
				row[a] += white.At(a, b) * maps[b][p]
			}
		}
		for a := range k {
			maps[a][p] = row[a] * math.Sqrt(variances[a])
		}
	}
}
