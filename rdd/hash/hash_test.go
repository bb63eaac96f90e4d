package hash_test

import (
	"math"
	"testing"
	"testing/quick"
	"unsafe"

	"lab/rdd/hash"
)

// A change of any of these moves the keys of every program to other partitions: saved results no longer match.
func TestHashesStayAsTheyAre(t *testing.T) {
	for _, c := range []struct {
		key  any
		want uint64
	}{
		{"", 0x9dca419d30eb3251}, {"word", 0xf08cde79ae7ba203}, {7, 0x4d58fbd282eaf415}, {int8(-1), 0x5176985d86cff511},
		{2.5, 0x4ef816058229713}, {true, 0xbfef8030ddc2d772},
		{struct {
			A string
			B [2]int
		}{"a", [2]int{1, 2}}, 0xca714f82c81a5390},
	} {
		if got := hash.Of(c.key); got != c.want {
			t.Errorf("hash of %#v is %#x, want %#x", c.key, got, c.want)
		}
	}
}

func TestEqualKeysHashAlike(t *testing.T) {
	negative := math.Copysign(0, -1)
	if hash.Of(0.0) != hash.Of(negative) {
		t.Error("0 and -0 differ")
	}
	type blank struct {
		A int
		_ int
		B any
	}
	x, y := blank{A: 1, B: "x"}, blank{A: 1, B: "x"}
	// The blank field is not compared by ==, so it must not count.
	*(*int)(unsafe.Add(unsafe.Pointer(&y), unsafe.Sizeof(int(0)))) = 99
	if x != y || hash.Of(x) != hash.Of(y) {
		t.Error("a blank field counts")
	}
	same := func(s string, n int64, f float64) bool {
		type key struct {
			S string
			N int64
			F float64
		}
		a, b := key{s, n, f}, key{string([]byte(s)), n, f}
		return hash.Of(a) == hash.Of(b)
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

func TestPlaceIsEven(t *testing.T) {
	const n, keys = 16, 16000
	xs := make([]int, keys)
	for i := range xs {
		xs[i] = i * 1000
	}
	dest := make([]int32, keys)
	hash.Place(xs, false, n, dest)
	var sizes [n]int
	for _, d := range dest {
		sizes[d]++
	}
	for p, size := range sizes {
		if size < 850 || size > 1150 {
			t.Errorf("partition %d has %d of %d keys, want about %d", p, size, keys, keys/n)
		}
	}
}

// The fast paths, the first field of pairs and Of have to agree, or co-partitioned data would not be.
func TestPlaceAgreesWithItself(t *testing.T) {
	type pair struct {
		Key   string
		Value int
	}
	type named string
	agree := func(words []string) bool {
		pairs, renamed := make([]pair, len(words)), make([]named, len(words))
		for i, w := range words {
			pairs[i], renamed[i] = pair{w, i}, named(w)
		}
		a, b, c := make([]int32, len(words)), make([]int32, len(words)), make([]int32, len(words))
		hash.Place(words, false, 7, a)
		hash.Place(pairs, true, 7, b)
		hash.Place(renamed, false, 7, c)
		for i := range words {
			if a[i] != b[i] || a[i] != c[i] {
				return false
			}
		}
		return true
	}
	if err := quick.Check(agree, nil); err != nil {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	for _, bad := range []any{[]*int{}, []chan int{}, [][2]*int{}, []struct{ P struct{ Q *int } }{}} {
		if hash.Check(bad, false) == nil {
			t.Errorf("%T can be hashed", bad)
		}
	}
	for _, good := range []any{[]int{}, []any{}, [][0]int{}, []struct{}{}} {
		if err := hash.Check(good, false); err != nil {
			t.Errorf("%T: %v", good, err)
		}
	}
}
