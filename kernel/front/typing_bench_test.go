package front

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// labCells are the Go cells of a lab of the course.
func labCells(tb testing.TB, id string) []Text {
	data, err := os.ReadFile("../../labs/" + id + "/lab.md")
	if err != nil {
		tb.Fatal(err)
	}
	var list []Text
	for i, block := range strings.Split("\n"+string(data), "\n```go")[1:] {
		_, block, _ = strings.Cut(block, "\n")
		block, _, _ = strings.Cut(block, "\n```")
		list = append(list, Text{fmt.Sprintf("c%d", i), block})
	}
	return list
}

// longCell is a cell of 300 lines.
func longCell() string {
	var b strings.Builder
	for i := range 30 {
		fmt.Fprintf(&b, "type item%[1]d struct{ name string; n int }\n\nfunc sum%[1]d(items []item%[1]d) (total int) {\n\tfor _, it := range items {\n\t\ttotal += it.n\n\t}\n\treturn total\n}\nvalues%[1]d := []item%[1]d{{\"a\", 1}, {\"b\", 2}}\nsum%[1]d(values%[1]d)\n", i)
	}
	return b.String()
}

// BenchmarkDiagnostics asks for the problems of a text that is another one each time, as typing makes it.
func BenchmarkDiagnostics(b *testing.B) {
	many := notebookOf(200)
	long := append(notebookOf(20), Text{"long", longCell()})
	for _, bench := range []struct {
		name  string
		cells []Text
		asked int
		ran   bool
	}{
		{"200 cells that ran", many, 199, true},
		{"200 cells that did not", many, 199, false},
		{"lab wordcount", labCells(b, "wordcount"), -1, true},
		{"lab songyear", labCells(b, "songyear"), -1, true},
		{"lab songyear not run", labCells(b, "songyear"), -1, false},
		{"300 lines", long, 20, true},
	} {
		b.Run(strings.ReplaceAll(bench.name, " ", "-"), func(b *testing.B) {
			h := NewHelp()
			at := bench.asked
			if at < 0 {
				at = len(bench.cells) - 1
			}
			for i, c := range bench.cells {
				if bench.ran && i != at {
					h.Ran(c.ID, c.Source, false)
				}
			}
			asked := bench.cells[at].Source
			question := func(i int) Question {
				source := fmt.Sprintf("typed%d := 1 + \"a\"\n", i) + asked
				return Question{Cells: bench.cells, Cell: bench.cells[at].ID, Source: source, Offset: len(source)}
			}
			errors := func(i int) (n int) {
				list, _ := h.Findings(question(i))
				for _, f := range list {
					if f.Kind == ErrorFinding {
						n++
					}
				}
				return n
			}
			begin := time.Now()
			if errors(1<<20) == 0 { // a lab's exercises are not solved, so it has others
				b.Fatal("the error is not found")
			}
			first := time.Since(begin)
			var times []time.Duration
			for i := 0; b.Loop(); i++ {
				begin := time.Now()
				if errors(i) == 0 {
					b.Fatal("the answer is wrong")
				}
				times = append(times, time.Since(begin))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(first.Microseconds())/1000, "first-ms")
		})
	}
}
