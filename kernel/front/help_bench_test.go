package front

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// notebookOf is a notebook as a course has it: types, functions, and cells that use what stands above them.
func notebookOf(cells int) []Text {
	var list []Text
	for i := range cells {
		source := fmt.Sprintf(`type record%[1]d struct {
	Name  string
	Score float64
	Tags  []string
}

// best%[1]d finds the highest score.
func best%[1]d(records []record%[1]d) (best record%[1]d) {
	for _, r := range records {
		if r.Score > best.Score {
			best = r
		}
	}
	return best
}

records%[1]d := []record%[1]d{{Name: "a", Score: 1}, {Name: "b", Score: %[1]d}}
words%[1]d := rdd.Map(rdd.Parallelize(sc, records%[1]d), func(r record%[1]d) string { return strings.ToUpper(r.Name) })
fmt.Println(best%[1]d(records%[1]d).Name, words%[1]d.Count())
`, i)
		if i > 0 {
			source += fmt.Sprintf("total%[1]d := best%[2]d(records%[2]d).Score + best%[1]d(records%[1]d).Score\ntotal%[1]d", i, i-1)
		}
		list = append(list, Text{fmt.Sprintf("c%d", i), source})
	}
	return list
}

// BenchmarkHelp asks on a warm notebook of 100 cells, each time about another text of the asked cell, as typing makes it.
func BenchmarkHelp(b *testing.B) {
	cells := notebookOf(100)
	const at = 60
	asked := cells[at].Source
	question := func(i int, with string) Question {
		source := asked + fmt.Sprintf("\ntyped%d := 1\n", i) + with
		return Question{Cells: cells, Cell: cells[at].ID, Source: source, Offset: len(source)}
	}
	h := NewHelp()
	for _, bench := range []struct {
		name string
		ask  func(i int) bool
	}{
		{"complete member", func(i int) bool { return len(h.Complete(question(i, "best60(records60).")).Items) == 3 }},
		{"complete name", func(i int) bool { return len(h.Complete(question(i, "rec")).Items) > 60 }},
		{"hover", func(i int) bool { text, _ := h.Hover(question(i, "best60")); return strings.Contains(text, "highest") }},
		{"signature", func(i int) bool { s, _ := h.Signature(question(i, "strings.Repeat(\"a\", ")); return s.Active == 1 }},
		{"definition", func(i int) bool { d, _ := h.Definition(question(i, "best59")); return d.Place.CellID == "c59" }},
		{"uses", func(i int) bool { return len(h.Uses(question(i, "best59"))) == 5 }},
		{"rename", func(i int) bool {
			edits, err := h.Rename(question(i, "best59"), "finest")
			return err == nil && len(edits) == 5
		}},
	} {
		b.Run(strings.ReplaceAll(bench.name, " ", "-"), func(b *testing.B) {
			if !bench.ask(-1) {
				b.Fatal("the answer is wrong")
			}
			var times []time.Duration
			for i := 0; b.Loop(); i++ {
				begin := time.Now()
				if !bench.ask(i) {
					b.Fatal("the answer is wrong")
				}
				times = append(times, time.Since(begin))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}
