package typed

import (
	"fmt"
	"runtime"
	"testing"

	"lab/kernel/enginetest"
)

// heap is how much memory is in use.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A notebook that is worked on all day must not fill the memory: cells leave little behind besides their values.
func TestCellsLeaveLittleMemory(t *testing.T) {
	n := enginetest.NewNotebook(t, newEngine)
	cells := []string{
		"func g(x int) int { return x + %d }\ny := g(2)\ny",
		"total := 0\nfor i := range 10 { total += g(i) }\nfmt.Sprint(total, %d)",
		"type shape struct { name string; side float64; tags []string }\nfunc (s shape) String() string { return s.name }\nfunc (s *shape) grow() { s.side += %d }",
		"s := &shape{name: \"a\"}\ns.grow()\nxs := []shape{*s}\nfmt.Sprint(xs, %d)",
	}
	run := func(i int) {
		if _, err := n.Run(fmt.Sprint("c", i%10), fmt.Sprintf(cells[i%len(cells)], i)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range cells {
		run(i)
	}
	const count = 2000
	before := heap()
	for i := range count {
		run(i)
	}
	left := (heap() - before) / count
	runtime.KeepAlive(n)
	if left > 20<<10 {
		t.Errorf("a cell leaves %d bytes", left)
	}
	t.Logf("a cell leaves %d bytes", left)
}
