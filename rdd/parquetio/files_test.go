package parquetio_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"lab/rdd/exec"
	"lab/rdd/parquetio"
	"lab/rdd/plan"
	"lab/rdd/plan/plantest"
)

type nested struct {
	ID    int64
	When  time.Time
	Tags  []string `parquet:"tags,list"`
	Place struct{ X, Y float64 }
	Extra map[string]int32
	Bytes []byte
	Opt   *string
}

func TestSavedRowsComeBack(t *testing.T) {
	text := "here"
	want := []nested{
		{ID: 1, When: time.Unix(1, 5).UTC(), Tags: []string{"a", "b"}, Extra: map[string]int32{"k": -1}, Bytes: []byte{0, 255}, Opt: &text},
		{ID: 2, When: time.Unix(2, 0).UTC()},
	}
	want[0].Place.X = 0.5
	e := exec.New(exec.Config{Cores: 2})
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	// An empty partition makes a file without row groups.
	n := g.Source("Test", 2, func(part int, emit plan.Emit) error {
		if part == 1 {
			emit(want)
		}
		return nil
	})
	dir := filepath.Join(t.TempDir(), "out")
	parquetio.Save(e, n, dir, []nested{}, nil)
	got, err := plantest.Collect[nested](parquetio.Source(g, dir, []nested{}))
	if err != nil || len(got) != 2 {
		t.Fatalf("got %+v (%v)", got, err)
	}
	for i := range got {
		got[i].When = got[i].When.UTC()
		if len(got[i].Tags)+len(got[i].Extra)+len(got[i].Bytes) == 0 {
			got[i].Tags, got[i].Extra, got[i].Bytes = nil, nil, nil // the format does not tell nil from empty
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if n := parquetio.Source(g, filepath.Join(dir, "part-00000.parquet"), []nested{}); n.Partitions != 1 {
		t.Errorf("no rows in %d partitions", n.Partitions)
	}
}

func TestRowGroupsArePartitionsAndTypesMayBeMadeAtRunTime(t *testing.T) {
	rows := make([]wide, 5000)
	for i := range rows {
		rows[i].ID = int64(i)
	}
	path := write(t, rows, parquet.MaxRowsPerRowGroup(1500))
	made := reflect.StructOf([]reflect.StructField{{Name: "Number", Type: reflect.TypeFor[int64](), Tag: `parquet:"ID"`}})
	n := source(path, reflect.MakeSlice(reflect.SliceOf(made), 0, 0).Interface())
	next := int64(0)
	for part := range n.Partitions {
		if err := n.Computation().Read(part, func(batch any) bool {
			v := reflect.ValueOf(batch)
			for i := range v.Len() {
				if v.Index(i).Field(0).Int() != next {
					t.Fatalf("row %d is %v", next, v.Index(i))
				}
				next++
			}
			return true
		}); err != nil {
			t.Fatal(err)
		}
	}
	if n.Partitions != 4 || next != 5000 {
		t.Errorf("%d rows in %d partitions", next, n.Partitions)
	}
}

func refusal(f func()) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = v.(*plan.Error)
		}
	}()
	f()
	return nil
}

func TestColumnsThatDoNotFit(t *testing.T) {
	type stored struct {
		Big   int64
		U32   uint32
		Text  string
		List  []int64
		Price float64
		When  time.Time
	}
	path := write(t, []stored{{}})
	for _, c := range []struct {
		slice any
		want  string
	}{
		{[]struct{ Big int32 }{}, `the column "Big"`},
		{[]struct{ Big float64 }{}, `the column "Big"`},
		{[]struct{ U32 int64 }{}, `the column "U32"`},
		{[]struct{ U32 int32 }{}, `the column "U32"`},
		{[]struct{ Text int64 }{}, `the column "Text"`},
		{[]struct{ Price string }{}, `the column "Price"`},
		{[]struct{ Big time.Time }{}, `the column "Big"`},
		{[]struct{ List int64 }{}, "a list of 1 levels"},
		{[]struct{ big, Bigger int64 }{}, `there is no column "Bigger", only "Big"`},
		{[]struct{ none int64 }{}, "no exported field"},
		{[]struct{ Big int64 }{}, ""},
		{[]struct{ U32 uint32 }{}, ""},
		{[]struct{ Text []byte }{}, ""},
		{[]struct{ When int64 }{}, ""},
		{[]struct{ Missing *int64 }{}, ""},
	} {
		err := refusal(func() { source(path, c.slice) })
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%T: got %v, want %q", c.slice, err, c.want)
		}
	}
}

// A damaged file may be read as other values, since its pages need not have checksums; it must neither panic nor end as
// if it had fewer rows.
func TestDamagedFiles(t *testing.T) {
	rows := make([]wide, 300)
	for i := range rows {
		rows[i] = wide{ID: int64(i), Name: fmt.Sprint("name ", i%17)}
	}
	path := write(t, rows)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 1 + len(whole)/997 {
		for _, data := range [][]byte{whole[:at], slices.Concat(whole[:at], []byte{whole[at] ^ 0xff}, whole[at+1:])} {
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			var got []wide
			err := refusal(func() {
				n := source(path, []wide{})
				if got, err = plantest.Collect[wide](n); err != nil {
					panic(plan.NewError("Test", "%w", err))
				}
			})
			if len(data) < len(whole) && err == nil {
				t.Errorf("cut at byte %d: %d rows without an error", at, len(got))
			}
			if err != nil && !strings.Contains(err.Error(), path) {
				t.Errorf("byte %d: %v does not name the file", at, err)
			}
		}
	}
}
