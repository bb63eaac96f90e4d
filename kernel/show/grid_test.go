package show_test

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"lab/kernel/table"
	"lab/kernel/wire"
	"lab/rdd"
)

// tableOf is the table that travels with a value.
func tableOf(t *testing.T, v any) wire.Table {
	t.Helper()
	var got wire.Table
	if err := json.Unmarshal([]byte(bundle(v)[wire.MIMETable]), &got); err != nil {
		t.Fatalf("%T is no table: %v", v, err)
	}
	return got
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f °C", float64(c)) }

type mark struct {
	Place *int
	of    any
	At    time.Time
	warm  celsius
}

func TestTables(t *testing.T) {
	seven := 7
	for name, c := range map[string]struct {
		v       any
		columns string
		cells   [][]string
		ranks   [][]int
	}{
		"structs": {[]song{{"b", 2, math.NaN(), time.Minute}, {"a", 10, -1, time.Second}}, "Title string, Year int#, mark float64#, Long time.Duration",
			[][]string{{"b", "2", "NaN", "1m0s"}, {"a", "10", "-1", "1s"}}, [][]int{{1, 0}, {0, 1}, {-1, 0}, {1, 0}}},
		"pointers": {[]*song{nil, {Title: "x"}}, "Title string, Year int#, mark float64#, Long time.Duration",
			[][]string{{"<nil>", "", "", ""}, {"x", "0", "0", "0s"}}, [][]int{{-1, 0}, {-1, 0}, {-1, 0}, {-1, 0}}},
		"map": {map[string]int{"b": 1, "a": 2}, "Key string, Value int#",
			[][]string{{"a", "2"}, {"b", "1"}}, [][]int{{0, 1}, {1, 0}}},
		"map of structs": {map[int]song{3: {Title: "c"}, 1: {Title: "a"}}, "Key int#, Title string, Year int#, mark float64#, Long time.Duration",
			[][]string{{"1", "a", "0", "0", "0s"}, {"3", "c", "0", "0", "0s"}}, [][]int{{0, 1}, {0, 1}, {0, 0}, {0, 0}, {0, 0}}},
		"maps": {[]map[string]any{{"n": 2, "s": "x"}, {"n": "ten", "t": nil}, {"n": 1.5}}, "n , s , t ",
			[][]string{{"2", "x", ""}, {"ten", "", "<nil>"}, {"1.5", "", ""}}, [][]int{{1, 2, 0}, {0, -1, -1}, {-1, -1, -1}}},
		"lists": {[][]uint8{{1}}, "", nil, nil},
		"numbers": {[][]float32{{1, 0.1}, {-3}}, "0 float32#, 1 float32#",
			[][]string{{"1", "0.1"}, {"-3", ""}}, [][]int{{1, 0}, {0, -1}}},
		"pairs": {[]rdd.Pair[string, []int]{rdd.KV("k", []int{1, 2})}, "Key string, Value []int", [][]string{{"k", "[1 2]"}}, [][]int{{0}, {0}}},
		"what nobody exports": {[]mark{{&seven, nil, time.Time{}, 20}}, "Place *int, of , At time.Time, warm show_test.celsius",
			nil, [][]int{{0}, {-1}, {0}, {0}}},
	} {
		if c.columns == "" {
			if _, ok := bundle(c.v)[wire.MIMETable]; ok {
				t.Errorf("%s are a table", name)
			}
			continue
		}
		got := tableOf(t, c.v)
		var columns []string
		for _, column := range got.Columns {
			text := column.Name + " " + column.Type
			if column.Numeric {
				text += "#"
			}
			columns = append(columns, text)
		}
		if text := strings.Join(columns, ", "); text != c.columns {
			t.Errorf("%s: columns %s, want %s", name, text, c.columns)
		}
		if c.cells != nil && !reflect.DeepEqual(got.Cells, c.cells) {
			t.Errorf("%s: cells %q, want %q", name, got.Cells, c.cells)
		}
		if !reflect.DeepEqual(got.Ranks, c.ranks) {
			t.Errorf("%s: ranks %v, want %v", name, got.Ranks, c.ranks)
		}
		if got.ID != "" || got.Rows != got.Held {
			t.Errorf("%s: id %q, %d of %d rows held", name, got.ID, got.Held, got.Rows)
		}
	}
}

// What an output carries is small; the rest is to be asked for, and is what it was when it was shown.
func TestLargeTableIsKept(t *testing.T) {
	store := table.NewStore(0)
	t.Cleanup(table.Install(store))
	songs := make([]song, 100_000)
	for i := range songs {
		songs[i] = song{Title: strings.Repeat("é", 1000), Year: i}
	}
	b := bundle(songs)
	got := tableOf(t, songs)
	if got.ID == "" || got.Rows != len(songs) || len(got.Cells) == 0 || len(got.Cells) > 200 || len(b[wire.MIMETable]) > 100<<10 || got.Ranks != nil {
		t.Fatalf("id %q, %d rows, %d of them here, %d bytes", got.ID, got.Rows, len(got.Cells), len(b[wire.MIMETable]))
	}
	for i := range songs {
		songs[i].Year = 0
	}
	w := store.Window(wire.TableRequestContent{ID: got.ID, Column: 1, Descending: true, Offset: 1, Count: 2})
	if !w.Found || !reflect.DeepEqual(w.Numbers, []int{99_998, 99_997}) || w.Cells[0][1] != "99998" || len([]rune(w.Cells[0][0])) > 130 {
		t.Errorf("window %.300q", fmt.Sprint(w))
	}
}

// A value that is too large for a copy shows its first rows and says so.
func TestCopyIsBounded(t *testing.T) {
	t.Cleanup(table.Install(table.NewStore(8 << 20))) // a table may take 1 MB
	got := tableOf(t, make([]mark, 100_000))
	if got.Rows != 100_000 || got.Held < 1000 || got.Held > 20_000 {
		t.Errorf("%d of %d rows held", got.Held, got.Rows)
	}
}

func BenchmarkMillionRows(b *testing.B) {
	b.Cleanup(table.Install(table.NewStore(0)))
	songs := make([]song, 1_000_000)
	for i := range songs {
		songs[i] = song{Title: fmt.Sprint("song ", i%1000), Year: i * 7919 % 1_000_003, mark: float64(i)}
	}
	for b.Loop() {
		bundle(songs)
	}
}
