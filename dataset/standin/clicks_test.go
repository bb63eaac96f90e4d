package standin

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const clickFields = ClickNumbers + ClickCategories

// clickSample is the 100,000 lines, of which eight in ten are for training, one is for validation.
type clickSample struct {
	fields [][]string
	labels []float64
	count  map[string]int // of tokens in the lines for training, by field and value
	column [clickFields]int
}

func share(line int) uint64 { return mix(uint64(line)) % 10 } // 0 to 7 training, 8 validation

func token(column int, value string) string { return string(rune('A'+column)) + value }

var clicks = sync.OnceValue(func() clickSample {
	s := clickSample{count: map[string]int{}}
	src := Clicks()
	var b []byte
	for i := range int(src.Rows) {
		b = src.Append(b[:0], int64(i))
		f := strings.Split(string(b), "\t")
		s.fields = append(s.fields, f[1:])
		s.labels = append(s.labels, float64(f[0][0]-'0'))
		if share(i) < 8 {
			for j, v := range f[1:] {
				k := token(j, v)
				if s.count[k]++; s.count[k] == 1 {
					s.column[j]++
				}
			}
		}
	}
	return s
})

func TestClicksHaveTheSchemaOfTheRealFile(t *testing.T) {
	line := regexp.MustCompile(`^[01](\t-?\d*){13}(\t([0-9a-f]{8})?){26}$`)
	for i := range int64(20_000) {
		if l := string(Clicks().Append(nil, i*7)); !line.MatchString(l) {
			t.Fatalf("line %d: %q", i*7+1, l)
		}
	}
}

// TestTokenFrequencies compares with the table of the real sample: tokens that occur once, twice, 3 to 4 times, and so on up to 513 to
// 1024, and more often, among about 80,000 lines.
func TestTokenFrequencies(t *testing.T) {
	s := clicks()
	want := [...]float64{162813, 24076, 16639, 11440, 7752, 4755, 2627, 1476, 748, 414, 255, 291}
	var got [len(want)]float64
	for _, c := range s.count {
		got[min(len(want)-1, int(math.Ceil(math.Log2(float64(c)))))]++
	}
	for b, w := range want {
		if got[b] < 0.75*w || got[b] > 1.25*w {
			t.Errorf("%v tokens occur up to %d times, want %v or at most a quarter more or less", got[b], 1<<b, w)
		}
	}
	if n := len(s.count); math.Abs(float64(n)-233_941) > 4000 {
		t.Errorf("%d different tokens, want about 233,941", n)
	}
	unseen, all := 0, 0
	for i, f := range s.fields {
		if share(i) != 8 {
			continue
		}
		for j, v := range f {
			all++
			if s.count[token(j, v)] == 0 {
				unseen++
			}
		}
	}
	if r := float64(unseen) / float64(all); math.Abs(r-0.053) > 0.003 {
		t.Errorf("%.4f of the tokens in other lines are new, want about .053", r)
	}
	if n := s.column[2]; n < 750 || n > 950 {
		t.Errorf("I3 has %d values, want about 853", n)
	}
	if n := s.column[32]; n != 4 {
		t.Errorf("C20 has %d values, want 4 with the missing one", n)
	}
	t.Logf("%d tokens, %v, new %.4f", len(s.count), got, float64(unseen)/float64(all))
}

func TestClickColumns(t *testing.T) {
	s := clicks()
	n := float64(len(s.fields))
	missing := map[int]float64{0: .45, 2: .17, 3: .18, 4: .03, 5: .26, 6: .05, 8: .05, 9: .45, 10: .05, 11: .79, 12: .18, 15: .05, 16: .05, 24: .05,
		28: .05, 33: .05, 36: .05, 18: .16, 31: .41, 32: .41, 37: .41, 38: .41, 34: .80}
	top := map[int]float64{21: .89, 17: .67, 20: .60, 35: .49, 29: .47, 18: .44, 13: .43, 26: .36, 31: .33, 22: .26}
	median := [...]float64{1, 3, 6, 5, 2119, 37, 4, 7, 46, 0, 1, 0, 5}
	p90 := [...]float64{8, 179, 60, 22, 29111, 398, 27, 35, 288, 1, 7, 2, 32}
	for j := range clickFields {
		count := map[string]int{}
		var numbers []float64
		for _, f := range s.fields {
			count[f[j]]++
			if j < ClickNumbers && f[j] != "" {
				v, err := strconv.ParseFloat(f[j], 64)
				if err != nil {
					t.Fatal(err)
				}
				numbers = append(numbers, v)
			}
		}
		if got := float64(count[""]) / n; math.Abs(got-missing[j]) > 0.01 {
			t.Errorf("column %d is missing in %.3f of the lines, want %.2f", j, got, missing[j])
		}
		delete(count, "")
		most := 0
		for _, c := range count {
			most = max(most, c)
		}
		if want := top[j]; want > 0 && math.Abs(float64(most)/n-want) > 0.1 {
			t.Errorf("the most frequent value of column %d has a share of %.3f, want about %.2f", j, float64(most)/n, want)
		}
		if j < ClickNumbers {
			slices.Sort(numbers)
			m, p := numbers[len(numbers)/2], numbers[len(numbers)*9/10]
			if math.Abs(m-median[j]) > 0.15*median[j] || math.Abs(p-p90[j]) > 0.15*p90[j]+1 {
				t.Errorf("column %d has median %v and ninth decile %v, want %v and %v", j, m, p, median[j], p90[j])
			}
		}
	}
	for _, group := range [][]int{{15, 16, 24, 28, 33, 36}, {31, 32, 37, 38}, {0, 9}, {6, 8, 10}, {3, 12}} {
		for i, f := range s.fields {
			for _, j := range group[1:] {
				if (f[j] == "") != (f[group[0]] == "") {
					t.Fatalf("line %d: columns %v are not missing together", i+1, group)
				}
			}
		}
	}
}

// TestAdvertisementsComeAndGo sees that the first lines have rare categories that the last ones no longer have.
func TestAdvertisementsComeAndGo(t *testing.T) {
	seen := func(from, to int) map[string]bool {
		m := map[string]bool{}
		for _, f := range clicks().fields[from:to] {
			m[f[15]] = true
		}
		return m
	}
	both := func(a, b map[string]bool) (n int) {
		for v := range a {
			if b[v] {
				n++
			}
		}
		return n
	}
	first := seen(0, 20_000)
	if near, far := both(first, seen(20_000, 40_000)), both(first, seen(80_000, 100_000)); far > near*95/100 {
		t.Errorf("the first 20,000 lines share %d categories with the next and %d with the last, want fewer", near, far)
	}
}

// TestClicksTellTheStoryOfTheRealSample fits the models of the course. The real sample gives: rate .2262; log loss of the rate alone
// .5347; logistic regression on one-hot features, L2 .01 and 20 iterations of L-BFGS, .4747 in training and .4880 in validation (where the rate
// alone gives .5442); hashed into 2^15 buckets about as good.
func TestClicksTellTheStoryOfTheRealSample(t *testing.T) {
	s := clicks()
	place := map[string]int32{}
	type set struct {
		oneHot, hashed [][]int32
		labels         []float64
	}
	var sets [2]set
	for i, f := range s.fields {
		if share(i) == 9 {
			continue
		}
		of := &sets[share(i)/8]
		var oneHot, hashed []int32
		for j, v := range f {
			k := token(j, v)
			p, ok := place[k]
			if !ok && of == &sets[0] {
				p, ok = int32(s.rank(k, place)), true
			}
			if ok {
				oneHot = append(oneHot, p)
			}
			h := uint64(j)
			for _, c := range []byte(v) {
				h = mix(h ^ uint64(c))
			}
			hashed = append(hashed, int32(h%(1<<15)))
		}
		of.oneHot, of.hashed, of.labels = append(of.oneHot, oneHot), append(of.hashed, hashed), append(of.labels, s.labels[i])
	}
	train, validation := sets[0], sets[1]
	rate := 0.0
	for _, y := range train.labels {
		rate += y / float64(len(train.labels))
	}
	near := func(what string, got, want, tolerance float64) {
		t.Helper()
		t.Logf("%s: %.4f, real sample %.4f", what, got, want)
		if math.Abs(got-want) > tolerance {
			t.Errorf("%s is %.4f, want %.4f within %.3f", what, got, want, tolerance)
		}
	}
	near("rate of clicks", rate, .2262, .003)
	near("loss of the rate", baseLoss(train.labels, rate), .5347, .004)
	base := baseLoss(validation.labels, rate)

	w, bias := fitLogistic(train.oneHot, train.labels, len(place), .01, 20)
	near("one-hot, training", logLoss(train.oneHot, train.labels, w, bias), .4747, .006)
	oneHot := logLoss(validation.oneHot, validation.labels, w, bias)
	near("one-hot, gain in validation", base-oneHot, .5442-.4880, .005)

	w, bias = fitLogistic(train.hashed, train.labels, 1<<15, .001, 20)
	near("hashed, training", logLoss(train.hashed, train.labels, w, bias), .4654, .009)
	hashed := logLoss(validation.hashed, validation.labels, w, bias)
	if math.Abs(hashed-oneHot) > .01 {
		t.Errorf("hashed into 2^15 buckets %.4f, one-hot %.4f, want about the same", hashed, oneHot)
	}
	t.Logf("in validation: rate %.4f, one-hot %.4f, hashed %.4f", base, oneHot, hashed)
}

// rank gives a new token the next place.
func (s clickSample) rank(token string, place map[string]int32) int {
	place[token] = int32(len(place))
	return len(place) - 1
}
