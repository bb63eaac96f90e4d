package order_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lab/rdd/order"
)

const million = 1_000_000

func random(n int) []uint64 {
	rng := rand.New(rand.NewPCG(1, 2))
	keys := make([]uint64, n)
	for i := range keys {
		keys[i] = rng.Uint64()
	}
	return keys
}

// randomText makes strings of which the random part has size bytes from alphabet.
func randomText(n int, begin, alphabet string, size int) []string {
	rng := rand.New(rand.NewPCG(1, 2))
	keys := make([]string, n)
	for i := range keys {
		b := []byte(begin)
		for range size {
			b = append(b, alphabet[rng.IntN(len(alphabet))])
		}
		keys[i] = string(b)
	}
	return keys
}

var (
	letters  = "abcdefghijklmnopqrstuvwxyz"
	allBytes = func() string {
		b := make([]byte, 256)
		for i := range b {
			b[i] = byte(i)
		}
		return string(b)
	}()
)

// perElement reports the time for one of n elements.
func perElement(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/element")
}

// compared is the sort that Keys.Sort is measured against: entries of prefix and index by slices.SortFunc.
func compared(k order.Keys) {
	type entry struct {
		prefix uint64
		index  int32
	}
	entries := make([]entry, k.Len())
	for i, p := range k.Prefix {
		entries[i] = entry{p, int32(i)}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if c := cmp.Compare(a.prefix, b.prefix); c != 0 {
			return c
		}
		if k.Text != nil {
			if c := cmp.Compare(k.Text[a.index], k.Text[b.index]); c != 0 {
				return c
			}
		}
		return int(a.index - b.index)
	})
}

func benchmarkSort(b *testing.B, name string, k order.Keys) {
	b.Run(name+"/radix", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			k.Sort()
		}
		perElement(b, k.Len())
	})
	b.Run(name+"/slices", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			compared(k)
		}
		perElement(b, k.Len())
	})
}

func BenchmarkSortUint64(b *testing.B) {
	benchmarkSort(b, "random", order.Of(random(million), true))
	small := random(million)
	for i := range small {
		small[i] %= 100_000
	}
	benchmarkSort(b, "small", order.Of(small, true))
	small[0] = 1 << 63
	benchmarkSort(b, "outlier", order.Of(small, true))
	slices.Sort(small)
	benchmarkSort(b, "sorted", order.Of(small, true))
	for _, n := range []int{10, 100, 1000, 10_000} {
		benchmarkSort(b, fmt.Sprint(n), order.Of(random(n), true))
	}
}

func BenchmarkSortText10(b *testing.B) {
	benchmarkSort(b, "bytes", order.Of(randomText(million, "", allBytes, 10), true))
	keys := randomText(million, "", letters, 10)
	benchmarkSort(b, "letters", order.Of(keys, true))
	slices.Sort(keys)
	benchmarkSort(b, "sorted", order.Of(keys, true))
}

func BenchmarkSortText(b *testing.B) {
	benchmarkSort(b, "common8", order.Of(randomText(million, "customer", letters, 10), true))
	benchmarkSort(b, "common100", order.Of(randomText(million, strings.Repeat("customer/", 11), letters, 10), true))
	benchmarkSort(b, "twoLetters", order.Of(randomText(million, "", "ab", 30), true))
	benchmarkSort(b, "words", order.Of(randomText(million, "considerably ", letters, 2), true))
}

func benchmarkMerge(b *testing.B, name string, keys order.Keys, runs int) {
	n := keys.Len()
	sorted := make([]order.Keys, runs)
	for r := range sorted {
		part := keys.Slice(r*n/runs, (r+1)*n/runs)
		sorted[r] = part.At(part.Sort())
	}
	b.Run(fmt.Sprint(name, "/", runs), func(b *testing.B) {
		const size = 4096
		var out []int32
		for b.Loop() {
			m := order.NewMerger(runs)
			at := make([]int, runs)
			for {
				merged, hungry := m.Next(out[:0], 1024)
				if hungry >= 0 {
					end := min(at[hungry]+size, sorted[hungry].Len())
					m.Feed(hungry, sorted[hungry].Slice(at[hungry], end))
					at[hungry] = end
				} else if len(merged) == 0 {
					break
				}
				out = merged
			}
		}
		perElement(b, n)
	})
}

func BenchmarkMerge(b *testing.B) {
	numbers := order.Of(random(million), true)
	text := order.Of(randomText(million, "", letters, 10), true)
	for _, runs := range []int{1, 2, 8, 64} {
		benchmarkMerge(b, "uint64", numbers, runs)
		benchmarkMerge(b, "text10", text, runs)
	}
	benchmarkMerge(b, "common8", order.Of(randomText(million, "customer", letters, 10), true), 8)
}

func BenchmarkOf(b *testing.B) {
	text := randomText(million, "", letters, 10)
	numbers := make([]int64, million)
	for _, ascending := range []bool{true, false} {
		b.Run(fmt.Sprint("text10/", ascending), func(b *testing.B) {
			for b.Loop() {
				order.Of(text, ascending)
			}
			perElement(b, million)
		})
		b.Run(fmt.Sprint("int64/", ascending), func(b *testing.B) {
			for b.Loop() {
				order.Of(numbers, ascending)
			}
			perElement(b, million)
		})
	}
}
