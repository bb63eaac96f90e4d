package csvio_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lab/rdd/csvio"
	"lab/rdd/plan"
	"lab/rdd/plan/plantest"
)

func rows(path string, parts int, opts ...csvio.Option) ([][]string, error) {
	return plantest.Collect[[]string](csvio.Rows(plan.NewGraph(nil, nil), path, parts, opts))
}

func FuzzRows(f *testing.F) {
	f.Add("a,b\n1,2\n3,4\n", 2, false)
	f.Add("# long comment before\n# the header\n\na,b\n1,2\n", 7, true)
	f.Add("\uFEFFa,b\r\n\"x\",\"y\"\"z\"\r\n", 3, true)
	path := filepath.Join(f.TempDir(), "table.csv")
	f.Fuzz(func(t *testing.T, text string, parts int, header bool) {
		// Whether partitions begin in the right places shows in files that the whole reader takes, without line breaks in
		// fields.
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
		r.Comment = '#'
		want, err := r.ReadAll()
		if err != nil {
			return // what is wrong may lie in another partition than what is told
		}
		for _, row := range want {
			for _, cell := range row {
				if strings.ContainsAny(cell, "\r\n") {
					return
				}
			}
		}
		opts := []csvio.Option{csvio.SingleLine(), csvio.Comment('#')}
		if header {
			opts = append(opts, csvio.Header())
			want = want[min(1, len(want)):]
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := rows(path, 1+(parts%20+20)%20, opts...)
		if err != nil || len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%q, header %t: got %q, want %q (%v)", text, header, got, want, err)
		}
	})
}

type song struct {
	ID     int32
	Title  string
	Length *float64 `csv:"length in s"`
	Live   bool
}

func BenchmarkStructs(b *testing.B) {
	path := filepath.Join(b.TempDir(), "songs.csv")
	line := "117,\"A song, and more\",241.5,true,not needed\n"
	text := "id,title,length in s,live,comment\n" + strings.Repeat(line, 200_000)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if err := csvio.Structs(plan.NewGraph(nil, nil), path, 1, []song{}, nil).Computation().Read(0, func(batch any) bool {
			n += len(batch.([]song))
			return true
		}); err != nil || n != 200_000 {
			b.Fatal(n, err)
		}
	}
	b.ReportMetric(float64(b.N)*200_000/b.Elapsed().Seconds(), "rows/s")
}
