package dataset_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"lab/dataset"
	"lab/rdd"
)

func TestGenerateIsTheSameWithAnyPartitions(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	for _, name := range []string{"criteo", "millionsong", "movielens", "neuro", "tinyshakespeare", "yearpredictionmsd"} {
		want := dataset.Generate(sc, name, 500, 1).Collect()
		if len(want) != 500 {
			t.Fatalf("%s: %d lines, want 500", name, len(want))
		}
		for _, n := range []int{3, 8} {
			lines := dataset.Generate(sc, name, 500, n)
			if got := lines.Collect(); !slices.Equal(got, want) || lines.NumPartitions() != n {
				t.Errorf("%s: %d partitions hold other lines than one", name, lines.NumPartitions())
			}
		}
		if got := dataset.Generate(sc, name, 700, 2).Take(500); !slices.Equal(got, want) {
			t.Errorf("%s: 700 lines begin otherwise than 500", name)
		}
	}
}

// TestGenerateIsTheStandIn compares the lines with those of the file.
func TestGenerateIsTheStandIn(t *testing.T) {
	isolate(t)
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	for _, name := range []string{"movielens", "tinyshakespeare", "millionsong"} {
		text, err := os.ReadFile(find(t, name).Path)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(dataset.Generate(sc, name, 0).Collect(), "\n") + "\n"; got != string(text) {
			t.Errorf("%s: the generated lines are not those of the stand-in", name)
		}
	}
}

// TestMillionRowsCostNoMemory goes through 190 MB of lines and looks at the heap on the way.
func TestMillionRowsCostNoMemory(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	first := dataset.Generate(sc, "millionsong", 10).Count() // what is made once is not counted
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	runtime.GC()
	before := heap()
	var seen, bytes, peak atomic.Int64
	n := dataset.Generate(sc, "millionsong", 1_000_000, 8).Filter(func(line string) bool {
		bytes.Add(int64(len(line)))
		if seen.Add(1)%20_000 == 0 {
			if h := int64(heap()) - int64(before); h > peak.Load() {
				peak.Store(h)
			}
		}
		return true
	}).Count()
	if first != 10 || n != 1_000_000 || bytes.Load() < 150<<20 {
		t.Fatalf("%d lines of %d bytes", n, bytes.Load())
	}
	if peak.Load() > 48<<20 {
		t.Errorf("the heap grew by %d MB for %d MB of lines", peak.Load()>>20, bytes.Load()>>20)
	}
	t.Logf("%d MB of lines, the heap grew by %d MB", bytes.Load()>>20, peak.Load()>>20)
}

func TestGenerateRefuses(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(1))
	defer sc.Close()
	for name, want := range map[string]string{"iris": "no such data set", "criteo": "cannot generate -1 lines"} {
		func() {
			defer func() {
				err, _ := recover().(error)
				wantError(t, err, want)
			}()
			dataset.Generate(sc, name, -1)
		}()
	}
}

func TestWriteFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "clicks.txt")
	g, err := dataset.NewGenerator("criteo", 100)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.WriteFile(path, false); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || strings.Count(string(text), "\n") != 100 || !strings.HasPrefix(string(text), g.Line(0)+"\n"+g.Line(1)+"\n") {
		t.Errorf("wrote %d bytes, %v", len(text), err)
	}
	wantError(t, g.WriteFile(path, false), "exists already and is kept", "force")
	if err := g.WriteFile(path, true); err != nil {
		t.Error(err)
	}
	wantError(t, g.WriteFile(filepath.Join(path, "below"), false), "cannot be written")
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("left %v, %v", left, err)
	}
}

func ExampleGenerate() {
	sc := rdd.NewContext()
	defer sc.Close()
	clicks := rdd.Map(dataset.Generate(sc, "criteo", 10_000, 4), func(line string) float64 {
		c, err := dataset.ParseClick(line)
		if err != nil {
			panic(err)
		}
		return c.Label
	})
	fmt.Printf("%d views, %.0f%% clicked\n", clicks.Count(), 100*rdd.Mean(clicks))
	// Output:
	// 10000 views, 24% clicked
}

func ExampleNewGenerator() {
	g, err := dataset.NewGenerator("movielens", 0)
	r, _ := dataset.ParseRating(g.Line(0))
	fmt.Println(g.Rows, r.Stars, err)
	// Output:
	// 100000 4 <nil>
}
