package parquetio_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/parquet-go/parquet-go"

	"lab/rdd/parquetio"
	"lab/rdd/plan"
	"lab/rdd/plan/plantest"
)

func write[T any](t testing.TB, rows []T, opts ...parquet.WriterOption) string {
	t.Helper()
	var buf bytes.Buffer
	w := parquet.NewGenericWriter[T](&buf, opts...)
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "rows.parquet")
	if err := os.WriteFile(path, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func source(path string, slice any) *plan.Node {
	return parquetio.Source(plan.NewGraph(nil, nil), path, slice)
}

func TestNullsAndWiderFields(t *testing.T) {
	type stored struct {
		A *int32 `parquet:"a"`
		F float32
		U uint16
		S *string
		L []int32
		B bool
	}
	one, text := int32(-1), "x"
	path := write(t, []stored{{&one, 1.5, 65535, &text, []int32{1, 2}, true}, {F: 2}})
	type read struct {
		S string
		A int64 `parquet:"a"`
		F float64
		U int32
		L []int64
		Z *float64
	}
	got, err := plantest.Collect[read](source(path, []read{}))
	want := []read{{"x", -1, 1.5, 65535, []int64{1, 2}, nil}, {F: 2}}
	if err != nil || len(got) != 2 || !reflect.DeepEqual(got[0], want[0]) || got[1].A != 0 || got[1].S != "" || got[1].F != 2 || len(got[1].L) != 0 {
		t.Errorf("got %+v, want %+v (%v)", got, want, err)
	}
	type pointers struct {
		A *int64 `parquet:"a"`
	}
	ps, err := plantest.Collect[pointers](source(path, []pointers{}))
	if err != nil || len(ps) != 2 || ps[0].A == nil || *ps[0].A != -1 || ps[1].A != nil {
		t.Errorf("pointers: %+v (%v)", ps, err)
	}
}

type wide struct {
	ID   int64
	Name string
	Fat  [64]byte
}

func BenchmarkParquet(b *testing.B) {
	rows := make([]wide, 200_000)
	for i := range rows {
		rows[i] = wide{ID: int64(i), Name: "name of a thing"}
		for k := range rows[i].Fat {
			rows[i].Fat[k] = byte(i * k)
		}
	}
	path := write(b, rows)
	type narrow struct {
		ID   int64
		Name string
	}
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if err := source(path, []narrow{}).Computation().Read(0, func(batch any) bool {
			n += len(batch.([]narrow))
			return true
		}); err != nil || n != len(rows) {
			b.Fatal(n, err)
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(rows))/b.Elapsed().Seconds(), "rows/s")
}
