package table

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"lab/kernel/wire"
)

// window is the order of all rows of a table by a column.
func window(t *Table, column int, descending bool) []int {
	return t.Window(wire.TableRequestContent{Column: column, Descending: descending, Count: 1000}).Numbers
}

func TestOrders(t *testing.T) {
	numbers := Floats("f", "float64", false)
	for _, f := range []float64{2, math.NaN(), math.Inf(-1), 2, 0} {
		numbers.Float(f)
	}
	numbers.Missing("")
	large := Uints("u", "uint64")
	for _, u := range []uint64{math.MaxUint64, 1, math.MaxInt64, 1, 0, 2} {
		large.Int(int64(u))
	}
	texts := Texts("s", "string")
	for _, s := range []string{"b", "a", "", "b", "é"} {
		texts.String(s)
	}
	texts.Missing("<nil>")
	anything := Mixed("any")
	anything.Mixed("ten", math.NaN())
	anything.Mixed("10", 10)
	anything.Missing("<nil>")
	anything.Mixed("9", 9)
	anything.Mixed("1m0s", math.NaN())
	anything.Mixed("10", 10)
	truth := Bools("b", "bool")
	for _, b := range []bool{true, false, true, false, false, true} {
		truth.Bool(b)
	}
	table := New([]*Column{numbers, large, texts, anything, truth})
	for column, want := range [][2][]int{
		{{2, 4, 0, 3, 1, 5}, {0, 3, 4, 2, 1, 5}},
		{{4, 1, 3, 5, 2, 0}, {0, 2, 5, 1, 3, 4}},
		{{2, 1, 0, 3, 4, 5}, {4, 0, 3, 1, 2, 5}},
		{{3, 1, 5, 4, 0, 2}, {0, 4, 1, 5, 3, 2}},
		{{1, 3, 4, 0, 2, 5}, {0, 2, 5, 1, 3, 4}},
	} {
		for i, descending := range []bool{false, true} {
			if got := window(table, column, descending); !slices.Equal(got, want[i]) {
				t.Errorf("column %d, descending %t: %v, want %v", column, descending, got, want[i])
			}
		}
	}
	if got := window(table, -1, true); !slices.Equal(got, []int{0, 1, 2, 3, 4, 5}) {
		t.Errorf("own order %v", got)
	}
	if got, want := table.Row(5), []string{"", "2", "<nil>", "10", "true"}; !slices.Equal(got, want) {
		t.Errorf("row %q, want %q", got, want)
	}
}

// numbersFrom is a table of n rows with few different numbers.
func numbersFrom(seed uint64, n int) *Table {
	random := rand.New(rand.NewPCG(seed, 1))
	c := Ints("n", "int")
	for range n {
		c.Int(random.Int64N(100))
	}
	return New([]*Column{c})
}

// However many blocks and merges it takes, the order is that of a stable sort.
func TestSortIsStable(t *testing.T) {
	for _, n := range []int{0, 1, block - 1, block, block + 1, 2 * block, 3*block + 7, 5 * block} {
		c := numbersFrom(uint64(n), n).columns[0]
		want := make([]int32, n)
		for i := range want {
			want[i] = int32(i)
		}
		slices.SortStableFunc(want, func(a, b int32) int { return cmp.Compare(c.ints[b], c.ints[a]) })
		if got := sorted(n, c.compare(true), func() bool { return false }); !slices.Equal(got, want) {
			t.Errorf("%d rows are not in order", n)
		}
	}
}

func TestSortStops(t *testing.T) {
	looks := 0
	c := numbersFrom(1, 4*block).columns[0]
	for stopAt := range 7 { // four blocks, three merges
		looks = 0
		if sorted(4*block, c.compare(false), func() bool { looks++; return looks > stopAt }) != nil {
			t.Errorf("not stopped at look %d", stopAt)
		}
	}
}

func TestWindowsStayInside(t *testing.T) {
	table := numbersFrom(1, 5000)
	for _, c := range []struct{ offset, count, want int }{{0, 10, 10}, {-5, 3, 3}, {4999, 10, 1}, {9000, 10, 0}, {0, -1, 0}, {0, 5000, maxWindow}} {
		for _, column := range []int{-1, 0, 7} {
			w := table.Window(wire.TableRequestContent{Column: column, Offset: c.offset, Count: c.count})
			if len(w.Cells) != c.want || len(w.Numbers) != c.want || !w.Found {
				t.Errorf("%+v: %d rows", c, len(w.Cells))
			}
		}
	}
}

func TestStoreIsBounded(t *testing.T) {
	s := NewStore(8 << 20) // which makes a budget of 1 MB
	found := func(id string) bool { return s.Window(wire.TableRequestContent{ID: id}).Found }
	s.Begin("a")
	first := s.Keep(numbersFrom(1, 1000))
	second := s.Keep(numbersFrom(2, 1000))
	s.Begin("b")
	third := s.Keep(numbersFrom(3, 1000))
	if !found(first) || !found(second) || !found(third) || found("") {
		t.Error("not all tables are kept")
	}
	s.Begin("a")
	if found(first) || found(second) || !found(third) {
		t.Error("what a cell showed is not forgotten when it runs again")
	}
	large := s.Keep(numbersFrom(4, 120_000))
	if larger := s.Keep(numbersFrom(5, 120_000)); found(third) || found(large) || !found(larger) {
		t.Error("the oldest tables do not make room")
	}
	var ids []string
	for i := range storeTables + 1 {
		ids = append(ids, s.Keep(numbersFrom(uint64(i), 10)))
	}
	if found(ids[0]) || !found(ids[1]) || s.size != storeTables*80 {
		t.Errorf("%d tables, %d bytes", len(s.kept), s.size)
	}
	var none *Store
	if none.Keep(numbersFrom(1, 10)) != "" || none.Budget() != DefaultBudget {
		t.Error("without a store something is kept")
	}
}

// Many ask at once, for different orders, while cells run; whoever is not overtaken gets his order.
func TestRequestsAtOnce(t *testing.T) {
	s := NewStore(0)
	s.Begin("a")
	id := s.Keep(numbersFrom(1, 3*block))
	var wait sync.WaitGroup
	for i := range 16 {
		wait.Go(func() {
			w := s.Window(wire.TableRequestContent{ID: id, Column: 0, Descending: i%2 == 0, Count: 2})
			switch {
			case !w.Found || w.Overtaken:
			case (i%2 == 0) != (w.Cells[0][0] == "99"):
				t.Errorf("request %d gets %v", i, w.Cells)
			}
		})
		if i == 12 {
			wait.Go(func() { s.Begin("a") })
		}
	}
	wait.Wait()
	if w := s.Window(wire.TableRequestContent{ID: id}); w.Found {
		t.Error("found after its cell ran again")
	}
}

func TestWhatTravels(t *testing.T) {
	asked := 0
	keep := func(*Table) string { asked++; return "x" }
	small := numbersFrom(1, travelRows).Travelling(keep)
	if small.ID != "" || asked != 0 || len(small.Cells) != travelRows || len(small.Ranks) != 1 {
		t.Errorf("small: id %q, %d rows", small.ID, len(small.Cells))
	}
	large := numbersFrom(1, travelRows+1).Travelling(keep)
	if large.ID != "x" || len(large.Cells) != travelRows || large.Ranks != nil || large.Held != travelRows+1 {
		t.Errorf("large: id %q, %d rows, %d held", large.ID, len(large.Cells), large.Held)
	}
	if lost := numbersFrom(1, travelRows+1).Travelling((*Store)(nil).Keep); lost.Held != travelRows || lost.Rows != travelRows+1 {
		t.Errorf("without a store %d of %d rows", lost.Held, lost.Rows)
	}
}

func TestSortByMovesAllColumns(t *testing.T) {
	keys, values := Texts("k", "string"), Mixed("v")
	for i, k := range []string{"c", "a", "b"} {
		keys.String(k)
		values.Mixed(fmt.Sprint(i), float64(i))
	}
	table := New([]*Column{keys, values})
	table.SortBy(0)
	if got := [][]string{table.Row(0), table.Row(1), table.Row(2)}; !reflect.DeepEqual(got, [][]string{{"a", "1"}, {"b", "2"}, {"c", "0"}}) {
		t.Errorf("%v", got)
	}
}

func BenchmarkSortMillion(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	floats, words := Floats("f", "float64", false), Texts("s", "string")
	for range 1_000_000 {
		floats.Float(random.Float64())
		words.String(fmt.Sprint("word ", random.IntN(50_000)))
	}
	for _, c := range []*Column{floats, words} {
		b.Run(c.Name, func(b *testing.B) {
			for b.Loop() {
				sorted(1_000_000, c.compare(false), func() bool { return false })
			}
		})
	}
}
