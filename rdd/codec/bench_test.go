package codec_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lab/rdd/codec"
)

// named are batches of 1024, as they travel between operations.
func named() map[string]any {
	type pair struct {
		k string
		v int
	}
	const n = 1024
	r := rand.New(rand.NewPCG(1, 2))
	words, ints, pairs, rows := make([]string, n), make([]int64, n), make([]pair, n), make([][]float64, n)
	records := make([]struct {
		K [10]byte
		V [90]byte
	}, n)
	pointers, maps, anys := make([]*pair, n), make([]map[string]int, n), make([]any, n)
	for i := range n {
		words[i] = fmt.Sprint("word", r.IntN(100_000))
		ints[i] = r.Int64()
		pairs[i] = pair{words[i], i}
		rows[i] = make([]float64, 20)
		for j := range rows[i] {
			rows[i][j] = r.Float64()
		}
		pointers[i] = &pairs[i]
		maps[i] = map[string]int{"a": i, words[i]: 1}
		anys[i] = words[i]
		if i%2 == 0 {
			anys[i] = i
		}
	}
	return map[string]any{
		"strings": words, "int64s": ints, "pairs": pairs, "rows": rows, "records": records,
		"pointers": pointers, "maps": maps, "interfaces": anys,
	}
}

var order = []string{"strings", "int64s", "pairs", "rows", "records", "pointers", "maps", "interfaces"}

func BenchmarkAppend(b *testing.B) {
	for _, name := range order {
		b.Run(name, func(b *testing.B) {
			batch := named()[name]
			c, dst := codecOf(b, batch), encode(b, batch)
			b.SetBytes(int64(len(dst)))
			b.ReportAllocs()
			for b.Loop() {
				dst, _ = c.Append(dst[:0], batch)
			}
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, name := range order {
		b.Run(name, func(b *testing.B) {
			batch := named()[name]
			c, src := codecOf(b, batch), encode(b, batch)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Decode(src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSizeOf(b *testing.B) {
	for _, name := range order {
		b.Run(name, func(b *testing.B) {
			batch := named()[name]
			for b.Loop() {
				codec.SizeOf(batch)
			}
		})
	}
}
