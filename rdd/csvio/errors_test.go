package csvio_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"lab/rdd/csvio"
	"lab/rdd/plan"
	"lab/rdd/plan/plantest"
)

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func structs[T any](path string, parts int, opts ...csvio.Option) ([]T, error) {
	return plantest.Collect[T](csvio.Structs(plan.NewGraph(nil, nil), path, parts, []T{}, opts))
}

func TestQuotedFieldsHoldAnything(t *testing.T) {
	path := file(t, "\uFEFFname;text\r\n\"a\";\"two\r\nlines; \"\"quoted\"\"\"\r\n# no comment;\r\n")
	got, err := rows(path, 4, csvio.Separator(';'))
	want := [][]string{{"name", "text"}, {"a", "two\nlines; \"quoted\""}, {"# no comment", ""}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
}

func TestCellsBecomeFields(t *testing.T) {
	type inner struct {
		Day  time.Time
		Took time.Duration
	}
	type row struct {
		inner
		I8      int8
		U16     uint16
		F32     float32
		F64     float64
		OK      bool
		Text    string `csv:"some text"`
		Maybe   *int
		Skipped chan int `csv:"-"`
		private chan int
	}
	path := file(t, "ok,i8,u16,f32,f64,some text,maybe,DAY,took,more\n"+
		"true,-128, 65535 ,1.5,-1e300,\" kept \",7,2026-01-02T03:04:05Z,1h30m,x\n0,1,2,3,NaN,,,2026-01-02T03:04:05Z,0s,y\n")
	got, err := structs[row](path, 1)
	if err != nil || len(got) != 2 {
		t.Fatalf("got %v (%v)", got, err)
	}
	seven := 7
	day := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	want := row{inner{day, 90 * time.Minute}, -128, 65535, 1.5, -1e300, true, " kept ", &seven, nil, nil}
	if !reflect.DeepEqual(got[0], want) {
		t.Errorf("got  %+v\nwant %+v", got[0], want)
	}
	if got[1].Maybe != nil || got[1].OK || got[1].F64 == got[1].F64 || got[1].private != nil {
		t.Errorf("second row %+v", got[1])
	}
}

// Types that interpreters make have no name.
func TestTypesMadeAtRunTime(t *testing.T) {
	made := reflect.StructOf([]reflect.StructField{
		{Name: "X", Type: reflect.TypeFor[float64]()}, {Name: "Name", Type: reflect.TypeFor[string](), Tag: `csv:"label"`},
	})
	n := csvio.Structs(plan.NewGraph(nil, nil), file(t, "label,x\na,1.5\n"), 1, reflect.MakeSlice(reflect.SliceOf(made), 0, 0).Interface(), nil)
	if err := n.Computation().Read(0, func(batch any) bool {
		if got := fmt.Sprint(batch); got != "[{1.5 a}]" {
			t.Errorf("got %s", got)
		}
		return true
	}); err != nil {
		t.Error(err)
	}
}

func TestMessagesTellWhereAndWhat(t *testing.T) {
	type row struct {
		Title string
		Year  int16
	}
	many := "title,year\n" + strings.Repeat("song,1999\n", 500)
	for _, c := range []struct {
		text string
		opts []csvio.Option
		want string
	}{
		{"title,year\na,1999\nb,about 2000\n", nil, `line 3, column 3: the cell of "Year" is "about 2000", but a whole number of type int16 is needed`},
		{"title,year\na,\n", nil, `line 2, column 3: the cell of "Year" is empty`},
		{"title,year\na,40000\n", nil, `"40000", but a whole number of type int16 is needed: value out of range`},
		{many + "x,y\n", []csvio.Option{csvio.SingleLine()}, `line 502, column 3: the cell of "Year" is "y"`},
		{many + "x\n", []csvio.Option{csvio.SingleLine()}, `line 502: the record has 1 fields, but 2 are needed`},
		{many + "x,\"y\n", []csvio.Option{csvio.SingleLine()}, `line 502, column 6`},
		{"title,jahr\na,1\n", nil, `there is no column "Year", only ["title" "jahr"]`},
		{"Title,title,TITLE,year\na,b,c,1\n", nil, ""},
		{"title,TITLE,year\na,b,1\n", nil, `the columns "title" and "TITLE" could both be the field Title`},
		{"Title,Title,year\na,b,1\n", nil, `two columns are named "Title"`},
		{"title,year\na,1,2\n", nil, `line 2: the record has 3 fields, but 2 are needed`},
		{"title,year\n\"a\nb\nc,1\n", nil, `of the record that begins in line 2`},
		{"title,year\na\"b,1\n", nil, `line 2, column 2: a quote is where none may be`},
		{"a,1\n", []csvio.Option{csvio.Columns("title", "year", "more")}, `line 1: the record has 2 fields, but 3 are needed`},
		{"", nil, ""},
		{"title,year\n", nil, ""},
	} {
		path := file(t, c.text)
		_, err := structs[row](path, 7, c.opts...)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%.40q: %v", c.text, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path)):
			t.Errorf("%.40q: got %v, want %q", c.text, err, c.want)
		}
	}
	if _, err := rows(file(t, "a\"b\n"), 1); !errors.Is(err, csv.ErrBareQuote) {
		t.Errorf("the cause is gone: %v", err)
	}
}

func TestUnclosedQuoteDoesNotTakeAllMemory(t *testing.T) {
	path := file(t, "a,b\n1,\"2\n")
	if err := os.Truncate(path, 200<<20); err != nil { // zeros that take no room on the disk
		t.Fatal(err)
	}
	if _, err := rows(path, 1); !errors.Is(err, csvio.ErrLongRecord) || !strings.Contains(err.Error(), "behind byte 4") {
		t.Errorf("got %v", err)
	}
}
