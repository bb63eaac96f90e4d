package hash_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd/hash"
)

// pair has its key first, as elements of RDDs have.
type pair[K comparable] struct {
	Key   K
	Value string
}

// numbering compares an index with a map, over batches of pairs drawn from n keys.
func numbering[K comparable](t *testing.T, n int, key func(i int) K) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, uint64(n)))
	x := hash.NewIndex([]K{})
	numbers := map[K]int32{}
	var known []K
	for batch := range 60 {
		in := make([]pair[K], rng.IntN(40)*rng.IntN(80))
		for i := range in {
			in[i] = pair[K]{Key: key(rng.IntN(n*(batch+1)/60 + 1)), Value: "v"}
		}
		for i, place := range x.Look(in, known) {
			if want, ok := numbers[in[i].Key]; !ok && place != -1 || ok && place != want {
				t.Fatalf("%T: looking for %v gives %d, want %d", known, in[i].Key, place, want)
			}
		}
		places, fresh := x.Find(in, known)
		k := 0
		for i, p := range in {
			want, ok := numbers[p.Key]
			if !ok {
				want = -1
				if k == len(fresh) || int(fresh[k]) != i {
					t.Fatalf("%T: the new key %v, element %d, is not among %v", known, p.Key, i, fresh)
				}
				k++
				numbers[p.Key] = int32(len(known) + k - 1)
			}
			if places[i] != want {
				t.Fatalf("%T: %v has the number %d, want %d", known, p.Key, places[i], want)
			}
		}
		for _, i := range fresh {
			known = append(known, in[i].Key)
		}
		if len(known) != len(numbers) {
			t.Fatalf("%T: %d keys, want %d", known, len(known), len(numbers))
		}
	}
}

func TestIndexNumbersKeysAsAMapDoes(t *testing.T) {
	type named int32
	type record struct {
		A string
		_ int
		B float64
		C [2]uint16
	}
	numbering(t, 20_000, func(i int) int { return i - 77 })
	numbering(t, 20_000, func(i int) string { return fmt.Sprint("key ", i) })
	numbering(t, 5000, func(i int) named { return named(-i) })
	numbering(t, 5000, func(i int) uint64 { return uint64(i) << 40 })
	numbering(t, 300, func(i int) int8 { return int8(i) })
	numbering(t, 2, func(i int) bool { return i > 0 })
	numbering(t, 3000, func(i int) float64 { return float64(i)/2 - 3 })
	numbering(t, 3000, func(i int) complex64 { return complex(float32(i%9), float32(i)) })
	numbering(t, 3000, func(i int) record {
		return record{A: fmt.Sprint(i % 50), B: float64(i % 7), C: [2]uint16{1, uint16(i)}}
	})
	numbering(t, 3000, func(i int) any { return []any{i / 3, fmt.Sprint(i), float64(i), nil}[i%4] })
	numbering(t, 1, func(int) struct{} { return struct{}{} })
}

func TestIndexOfKeysThatAreLikeOthers(t *testing.T) {
	x := hash.NewIndex([]float64{})
	negative := math.Copysign(0, -1)
	places, fresh := x.Find([]float64{0, negative, math.NaN(), 1, math.NaN(), 1}, []float64{})
	if fmt.Sprint(places, fresh) != "[-1 0 -1 -1 -1 2] [0 2 3 4]" {
		t.Errorf("places %v, fresh %v", places, fresh)
	}
	known := []float64{0, math.NaN(), 1, math.NaN()}
	if places := x.Look([]float64{math.NaN(), 1, negative, 2}, known); fmt.Sprint(places) != "[-1 2 0 -1]" {
		t.Errorf("places %v", places)
	}
	// Many of them must not make the search slow: this ends at once, or not within the test's time.
	many := make([]float64, 300_000)
	for i := range many {
		many[i] = math.NaN()
	}
	if _, fresh := x.Find(many, known); len(fresh) != len(many) {
		t.Errorf("%d of %d NaNs are new", len(fresh), len(many))
	}
}

// All keys of a partition have much of their hashes in common.
func TestIndexOfOnePartition(t *testing.T) {
	const parts = 64
	dest := make([]int32, 1)
	var keys []int
	for i := 0; len(keys) < 5000; i++ {
		if hash.Place([]int{i}, false, parts, dest); dest[0] == 5 {
			keys = append(keys, i)
		}
	}
	numbering(t, len(keys), func(i int) int { return keys[min(i, len(keys)-1)] })
}

func BenchmarkIndex(b *testing.B) {
	const n = 1 << 22
	rng := rand.New(rand.NewPCG(1, 2))
	keys := make([]int, n)
	for i := range keys {
		keys[i] = rng.IntN(1 << 20)
	}
	b.Run("Index", func(b *testing.B) {
		for b.Loop() {
			x, known := hash.NewIndex([]int{}), []int{}
			for lo := 0; lo < n; lo += 1024 {
				batch := keys[lo : lo+1024]
				_, fresh := x.Find(batch, known)
				for _, i := range fresh {
					known = append(known, batch[i])
				}
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		for b.Loop() {
			x, known := map[int]int32{}, []int{}
			for _, k := range keys {
				if _, ok := x[k]; !ok {
					x[k] = int32(len(known))
					known = append(known, k)
				}
			}
		}
	})
}
