package binio_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"lab/rdd/binio"
	"lab/rdd/plan"
)

func source(path string, length, parts int) *plan.Node {
	return binio.Records(plan.NewGraph(nil, nil), path, length, parts)
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte("abcdef"), 2, 4)
	f.Add(bytes.Repeat([]byte("0123456789"), 1000), 7, 3)
	path := filepath.Join(f.TempDir(), "records")
	f.Fuzz(func(t *testing.T, data []byte, length, parts int) {
		length = 1 + (length%50+50)%50
		data = data[:len(data)/length*length]
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		n := source(path, length, 1+(parts%40+40)%40)
		var got []byte
		for part := range n.Partitions {
			if err := n.Computation().Read(part, func(batch any) bool {
				for _, r := range batch.([][]byte) {
					if len(r) != length || cap(r) != length {
						t.Fatalf("a record has %d bytes and room for %d, want %d", len(r), cap(r), length)
					}
					got = append(got, r...)
				}
				return true
			}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(got, data) {
			t.Errorf("%d bytes in records of %d came back as %d others", len(data), length, len(got))
		}
	})
}

func BenchmarkRecords(b *testing.B) {
	path := filepath.Join(b.TempDir(), "records")
	const size, length = 64_000_000, 100
	if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if err := source(path, length, 1).Computation().Read(0, func(batch any) bool {
			n += len(batch.([][]byte))
			return true
		}); err != nil || n != size/length {
			b.Fatal(n, err)
		}
	}
}
