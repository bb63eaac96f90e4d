package textio_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lab/rdd/plan"
	"lab/rdd/plan/plantest"
	"lab/rdd/textio"
)

// split is what the lines of a text are, said in another way than in the package.
func split(text []byte) []string {
	var lines []string
	pieces := bytes.Split(text, []byte("\n"))
	for i, p := range pieces {
		if i == len(pieces)-1 {
			if len(p) > 0 {
				lines = append(lines, string(p))
			}
			break
		}
		lines = append(lines, string(bytes.TrimSuffix(p, []byte("\r"))))
	}
	return lines
}

func source(path string, partitions int) *plan.Node {
	return textio.Source(plan.NewGraph(nil, nil), path, partitions)
}

func TestLinesOfAnyPartitions(t *testing.T) {
	// Lines shorter and longer than a block and than a read, with all kinds of ends.
	rng := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "text")
	for _, most := range []int{3, 200, 20_000, 700_000} {
		var text []byte
		for len(text) < 3*most {
			text = append(text, bytes.Repeat([]byte{byte('a' + rng.IntN(26))}, rng.IntN(most))...)
			text = append(text, []string{"\n", "\r\n", "\n\n", "\r"}[rng.IntN(4)]...)
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		want := split(text)
		for _, parts := range []int{1, 2, 3, 7, 50} {
			got, err := plantest.Collect[string](source(path, parts))
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("lines below %d bytes in %d partitions: %d lines, want %d (%v)", most, parts, len(got), len(want), err)
			}
		}
	}
}

func TestShortLineHoldsLittle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(path, []byte(strings.Repeat("some words of text\n", 100_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	lines, err := plantest.Collect[string](source(path, 1))
	if err != nil {
		t.Fatal(err)
	}
	allocations := testing.AllocsPerRun(3, func() {
		if _, err := plantest.Collect[string](source(path, 1)); err != nil {
			t.Error(err)
		}
	})
	if perLine := allocations / float64(len(lines)); perLine > 0.02 {
		t.Errorf("%.3f allocations a line, want a block's share", perLine)
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("a\nb\r\n\nc"), 3)
	f.Add([]byte("\n\n\n"), 2)
	f.Add([]byte("\r\r\n\r"), 9)
	f.Add(bytes.Repeat([]byte("long "), 3000), 4)
	path := filepath.Join(f.TempDir(), "text")
	f.Fuzz(func(t *testing.T, text []byte, parts int) {
		parts = 1 + (parts%40+40)%40
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := plantest.Collect[string](source(path, parts))
		if err != nil {
			t.Fatal(err)
		}
		if want := split(text); !slices.Equal(got, want) {
			t.Errorf("%q in %d partitions:\n got %q\nwant %q", text, parts, got, want)
		}
	})
}

func BenchmarkLines(b *testing.B) {
	path := filepath.Join(b.TempDir(), "text")
	rng := rand.New(rand.NewPCG(1, 2))
	var text []byte
	lines := 0
	for ; len(text) < 32<<20; lines++ {
		for range 2 + rng.IntN(12) {
			text = fmt.Appendf(text, "word%d ", rng.IntN(5000))
		}
		text = append(text, '\n')
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if err := source(path, 1).Computation().Read(0, func(batch any) bool {
			n += len(batch.([]string))
			return true
		}); err != nil || n != lines {
			b.Fatal(n, err)
		}
	}
	b.ReportMetric(float64(b.N)*float64(lines)/b.Elapsed().Seconds(), "lines/s")
}
