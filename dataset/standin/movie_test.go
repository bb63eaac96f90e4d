package standin

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

func TestMovieHasTheSchemaOfTheRealFile(t *testing.T) {
	line := regexp.MustCompile(`^(\d{1,3}) (\d{1,3})( \d{3}\.\d){240}$`)
	for i := int64(0); i < moviePixels; i += 101 {
		m := line.FindStringSubmatch(string(Movie().Append(nil, i)))
		if m == nil || m[1] != strconv.Itoa(int(i/202)) || m[2] != strconv.Itoa(int(i%202)) {
			t.Fatalf("pixel %d: %.80q", i, m)
		}
	}
	for n, want := range map[int64]string{0: "0", 7: "7", 10: "10", 229: "229", 1000: "1000", 9408: "9408"} {
		if got := string(appendTenths(nil, n, false)); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
	for n, want := range map[int64]string{0: "0.0", 7: "0.7", 1006: "100.6", 9408: "940.8"} {
		if got := string(appendTenths(nil, n, true)); got != want {
			t.Errorf("%d tenths are written %q", n, got)
		}
	}
}

// TestMovieTellsTheStoryOfTheRealOne analyses every other pixel as the course does: (v-mean)/mean, then principal components of all frames, of the
// sums over directions and of the sums over seconds.
func TestMovieTellsTheStoryOfTheRealOne(t *testing.T) {
	rows := mat.NewDense(moviePixels/2, MovieFrames, nil)
	var values, scaled [2]float64
	values[0], scaled[0] = 1e9, 1e9
	var line []byte
	for p := range moviePixels / 2 {
		line = Movie().Append(line[:0], int64(2*p))
		row := rows.RawRowView(p)
		for j, f := range strings.Fields(string(line))[2:] {
			v, err := strconv.ParseFloat(f, 64)
			if err != nil {
				t.Fatal(err)
			}
			row[j] = v
		}
		values = [2]float64{min(values[0], floats.Min(row)), max(values[1], floats.Max(row))}
		mean := floats.Sum(row) / MovieFrames
		if p == 0 && math.Abs(mean-103) > 1 {
			t.Errorf("the first pixel has a mean of %.1f, want about 103", mean)
		}
		floats.AddConst(-mean, row)
		floats.Scale(1/mean, row)
		scaled = [2]float64{min(scaled[0], floats.Min(row)), max(scaled[1], floats.Max(row))}
	}
	if values != [2]float64{100.6, 940.8} {
		t.Errorf("values from %.1f to %.1f, want 100.6 to 940.8", values[0], values[1])
	}
	if math.Abs(scaled[0]+.2715) > .03 || math.Abs(scaled[1]-.9054) > .06 {
		t.Errorf("scaled values from %.3f to %.3f, want about -.27 to .91", scaled[0], scaled[1])
	}

	known := knownMovie()
	all, _ := components(rows)
	if sum := floats.Sum(all[:5]); math.Abs(sum-.2070) > .01 {
		t.Errorf("the five greatest eigenvalues add up to %.4f, want about .2070", sum)
	}
	var byTime, byDirection mat.Dense
	seconds, directions := mat.NewDense(MovieFrames, MovieSeconds, nil), mat.NewDense(MovieFrames, MovieDirections, nil)
	for f := range MovieFrames {
		seconds.Set(f, f%MovieSeconds, 1)
		directions.Set(f, f/MovieSeconds, 1)
	}
	byTime.Mul(rows, seconds)
	byDirection.Mul(rows, directions)
	time, _ := components(&byTime)
	direction, vectors := components(&byDirection)
	for what, pair := range map[string][2][]float64{"time": {time, known.time}, "direction": {direction, known.direction}} {
		got, want := pair[0], pair[1]
		for k, w := range want {
			if math.Abs(got[k]-w) > 0.04*w+0.0005 {
				t.Errorf("by %s: eigenvalue %d is %.5f, want about %.5f", what, k+1, got[k], w)
			}
		}
		t.Logf("by %s: %.5f", what, got[:6])
	}
	// Twelve directions show as a wheel: the first two components are the two waves that go once around it.
	once := directionBasis(2)
	for k := range 2 {
		a, b := floats.Dot(vectors[k], once[0]), floats.Dot(vectors[k], once[1])
		if r := math.Hypot(a, b); r < 0.99 {
			t.Errorf("component %d of the directions lies in the plane of the wheel by %.3f, want 1", k+1, r)
		}
	}
}

// components returns the eigenvalues of the covariance of x, greatest first, and their vectors.
func components(x *mat.Dense) (values []float64, vectors [][]float64) {
	n, d := x.Dims()
	centred := mat.DenseCopyOf(x)
	for j := range d {
		mean := mat.Sum(x.ColView(j)) / float64(n)
		for i := range n {
			centred.Set(i, j, x.At(i, j)-mean)
		}
	}
	var covariance mat.SymDense
	covariance.SymOuterK(1/float64(n), centred.T())
	var eigen mat.EigenSym
	if !eigen.Factorize(&covariance, true) {
		panic("no eigenvalues")
	}
	values = eigen.Values(nil)
	slices.Reverse(values)
	var v mat.Dense
	eigen.VectorsTo(&v)
	for k := range d {
		vectors = append(vectors, mat.Col(nil, d-1-k, &v))
	}
	return values, vectors
}

func TestCalciumHasItsShape(t *testing.T) {
	k := calcium(1.48)
	mean := floats.Sum(k) / MovieSeconds
	if got := floats.Dot(k, k) / MovieSeconds / (mean * mean); math.Abs(got-1.48) > 1e-6 {
		t.Errorf("shape %.6f, want 1.48", got)
	}
	if peak := floats.MaxIdx(k); peak > 4 || k[19] > k[10] {
		t.Errorf("rises to second %d and decays as %.2f", peak, k)
	}
}
