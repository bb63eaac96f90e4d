package planfile_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"lab/rdd"
	"lab/rdd/planfile"
)

type adder struct{ n int }

func (a adder) add(x int) int { return x + a.n }

func unregistered(x int) bool { return x > 0 }

func unregisteredMaker(n int) func(int) int { return func(x int) int { return x * n } }

func TestWhatCannotBeWritten(t *testing.T) {
	sc, other := open(t), open(t)
	xs := numbers(sc, 4, 2)
	n := 3
	var none *rdd.RDD[int]
	for want, rdds := range map[string][]planfile.RDD{
		"Map at errors_test.go:31: argument 2: the function lab/rdd/planfile_test.TestWhatCannotBeWritten.func": {
			rdd.Map(xs, func(x int) int { return x + n })},
		"have a closure or a method value, which captures values, made by planfile.Bind": {rdd.Map(xs, adder{3}.add)},
		"planfile_test.unregistered is not registered":                                   {xs.Filter(unregistered)},
		"the function lab/rdd/planfile_test.TestWhatCannotBeWritten.above":               {xs.Filter(above(3))},
		"the maker lab/rdd/planfile_test.unregisteredMaker of a function is not registered": {
			rdd.Map(xs, planfile.Bind(unregisteredMaker, 3))},
		"the value that squared captures: the function lab/rdd/planfile_test.TestWhatCannotBeWritten.func": {
			rdd.Map(xs, planfile.Bind(squared, func(x int) int { return x * n }))},
		"the function is nil": {rdd.Map[int, int](xs, nil)},
		"register the one whose type, but for a context, is func(*rdd.RDD[int], func(int) time.Duration) *rdd.RDD[time.Duration]": {
			rdd.Map(xs, func(x int) time.Duration { return time.Duration(x) })},
		"func([]int32, ...int) *rdd.RDD[int32]": {rdd.Parallelize(sc, []int32{1})},
		"libraries that use rdd.FromNode":       {rdd.Map(rdd.FromNode[int](sc, xs.Node().Batchwise("Mine", true, nil)), double)},
		"the RDDs belong to different contexts": {xs, numbers(other, 4, 2)},
		"RDD 1 of 2 is nil":                     {xs, none},
		"RDD 0 of 1 is nil":                     {nil},
		"a function (func())":                   {rdd.Parallelize(sc, []deed{{}})},
	} {
		var b bytes.Buffer
		if err := planfile.Write(&b, rdds...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if err := planfile.Write(broken{}, xs); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

type deed struct{ Do func() }

func init() { planfile.RegisterElements[deed]() }

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
func (broken) Read([]byte) (int, error)  { return 0, io.ErrClosedPipe }

// text is a small plan.
func text(t testing.TB) string {
	t.Helper()
	sc := openAt(t, func() string { return "words.go:1" })
	xs := rdd.Parallelize(sc, []int{3, 1, 2}, 2).Cache()
	p := rdd.NewPartitioner(3, place)
	pairs := rdd.PartitionByFunc(rdd.Map(xs.Filter(planfile.Bind(above, 1)).Union(xs), byName), p)
	half := rdd.Map(rdd.Parallelize(sc, []point{{1, "a", nil}}, 1), labels).RandomSplit([]float64{1, 1}, 5)[1]
	var b bytes.Buffer
	if err := planfile.Write(&b, pairs, half.SetName("half")); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWhatCannotBeRead(t *testing.T) {
	sc := open(t)
	good := text(t)
	if _, err := planfile.Read(strings.NewReader(good), sc); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{`"version": 1`, `"version": 2`, "version 2 of the format, and this program reads version 1"},
		{`lab rdd plan`, `something`, `the format is called "something"`},
		{good, ``, "cut off"},
		{good, `{}`, `the format is called ""`},
		{good, good + "{}", "cut off, damaged"},
		{`"op":"Filter"`, `"op":"Filtre"`, "call 1 of a plan, Filtre at words.go:1: the operation is not registered"},
		{`"op":"Filter"`, `"what":"Filter"`, "damaged"},
		{`func(*rdd.RDD[int], func(int) bool)`, `func(*rdd.RDD[int8], func(int8) bool)`, "register the Filter that is a func(*rdd.RDD[int8]"},
		{`"id":1`, `"id":2`, "the call has the number 2"},
		{`{"maker":"above","with":{"value":1}}`, `{"maker":"below","with":{"value":1}}`, `there is no maker "below"`},
		{`{"maker":"above","with":{"value":1}}`, `{"maker":"odd","with":{"value":1}}`, `"odd" is a function`},
		{`{"maker":"above","with":{"value":1}}`, `{"maker":"above"}`, `captures is missing`},
		{`{"maker":"above","with":{"value":1}}`, `{"maker":"above","with":{"rdd":0}}`, `captures is missing`},
		{`{"maker":"above","with":{"value":1}}`, `{"maker":"above","with":{"value":"1"}}`, `the text is no int`},
		{`{"maker":"above","with":{"value":1}}`, `{"maker":"squared","with":{"function":"double"}}`, `there is a func(int) int, and a func(int) bool is needed`},
		{`{"maker":"above","with":{"value":1}}`, `{"function":"above"}`, `"above" is a maker`},
		{`{"maker":"above","with":{"value":1}}`, `{"function":"double"}`, `there is a func(int) int, and a func(int) bool is needed`},
		{`{"maker":"above","with":{"value":1}}`, `{"function":"nobody"}`, `there is no function "nobody"`},
		{`{"maker":"above","with":{"value":1}}`, `{"value":1}`, `there is a value, and a func(int) bool is needed`},
		{`{"maker":"above","with":{"value":1}}`, `{}`, `there are 0`},
		{`[{"value":[3,1,2]},{"value":[2]}]`, `[{"value":[3,1,2]}]`, "there are 1 arguments, and the operation has 2"},
		{`[{"value":[3,1,2]},{"value":[2]}]`, `[{"rdd":0},{"value":[2]}]`, "refers to call 0, which does not come before"},
		{`[{"value":[3,1,2]},{"value":[2]}]`, `[{"value":[3,1,2]},{"value":[-2]}]`, "the number of partitions is -2"},
		{`[{"value":[3,1,2]},{"value":[2]}]`, `[{"value":[3,1,2]},{"value":[2000000000]}]`, "surely a mistake"},
		{`"rdds":[0]`, `"rdds":[9]`, "refers to call 9"},
		{`{"value":3},{"function":"place"}`, `{"value":3000000000000},{"function":"place"}`, "more than"},
		{`"keep":"MemoryOnly"`, `"keep":"Everywhere"`, `there is no storage level "Everywhere"`},
		{`"part":1`, `"part":2`, "part 2 of 2 is meant"},
		{`"op":"Filter"`, `"op":"Filter","part":1`, "part 1 of one is meant"},
		{`"results": [5,`, `"results": [99,`, "result 0 of a plan: it refers to call 99"},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		_, err := planfile.Read(strings.NewReader(bad), sc)
		if bad == good || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s:\n got %v\nwant %s", c.new, c.old, err, c.want)
		}
	}
	if _, err := planfile.Read(broken{}, sc); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

func TestDamagedTextIsAnError(t *testing.T) {
	sc := open(t)
	good := text(t)
	for i := range len(good) - 1 { // the last byte is a line break
		if _, err := planfile.Read(strings.NewReader(good[:i]), sc); err == nil {
			t.Fatalf("%d of %d bytes are a plan", i, len(good))
		}
	}
	at := strings.Index(good, `"binary":"`) + len(`"binary":"`)
	for i := at; good[i] != '"' && good[i] != '='; i++ {
		b := []byte(good)
		b[i] ^= 1
		if _, err := planfile.Read(bytes.NewReader(b), sc); err == nil {
			t.Errorf("the binary value with byte %d damaged is read", i-at)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(text(f)))
	for name, program := range plans {
		if name == "files" {
			continue
		}
		var b bytes.Buffer
		if err := planfile.Write(&b, program(open(f), "")...); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	sc := open(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		rdds, err := planfile.Read(bytes.NewReader(data), sc)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := planfile.Write(&b, rdds...); err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
	})
}

func TestWhatCannotBeRegistered(t *testing.T) {
	for want, f := range map[string]func(){
		"give a function":                                  func() { planfile.Register("x", 3) },
		"without a name":                                   func() { planfile.Register("", double) },
		"takes one value and returns a function":           func() { planfile.RegisterMaker("x", double) },
		"RegisterOperation(int)":                           func() { planfile.RegisterOperation(3) },
		"makes no RDD":                                     func() { planfile.RegisterOperation((*rdd.Context).CancelAllJobs) },
		"is a closure, a method value or an operation for": func() { planfile.RegisterOperation(func() *rdd.RDD[int] { return nil }) },
		"the maker has to return a function":               func() { planfile.Bind(func(n int) int { return n }, 3) },
	} {
		func() {
			defer func() {
				if v := recover(); v != nil && !strings.Contains(fmt.Sprint(v), want) {
					t.Errorf("got %v, want %s", v, want)
				} else if v == nil {
					t.Errorf("%s: nothing is refused", want)
				}
			}()
			f()
		}()
	}
}

// A name that is given again means the new function, and the old one has none.
func TestNamesMoveOn(t *testing.T) {
	sc := open(t)
	first, second := func(x int) int { return x + 1 }, func(x int) int { return x + 2 }
	xs := numbers(sc, 3, 1)
	planfile.Register("next", first)
	var b bytes.Buffer
	if err := planfile.Write(&b, rdd.Map(xs, first)); err != nil {
		t.Fatal(err)
	}
	planfile.Register("next", second)
	rdds, err := planfile.Read(&b, sc)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(rdds[0].(*rdd.RDD[int]).Collect()); got != "[2 3 4]" {
		t.Errorf("got %s", got)
	}
	if err := planfile.Write(io.Discard, rdd.Map(xs, first)); err == nil {
		t.Error("the old function still has a name")
	}
}

// What a library's own operations record travels like rdd's.
func TestOperationsOfLibraries(t *testing.T) {
	planfile.RegisterOperation(mine)
	var b bytes.Buffer
	if err := planfile.Write(&b, rdd.Map(mine(numbers(open(t), 3, 1), 5), double)); err != nil {
		t.Fatal(err)
	}
	rdds, err := planfile.Read(&b, open(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(rdds[0].(*rdd.RDD[int]).Collect()); got != "[10 12 14]" {
		t.Errorf("got %s", got)
	}
}

// mine adds n to every element.
func mine(r *rdd.RDD[int], n int) *rdd.RDD[int] {
	node := r.Node().Batchwise("mine", false, func() func(any) any {
		return func(batch any) any {
			var out []int
			for _, x := range batch.([]int) {
				out = append(out, x+n)
			}
			return out
		}
	})
	var none *rdd.RDD[int]
	return rdd.FromNode[int](r.Context(), node.Called("lab/rdd/planfile_test.mine", none, r.Node(), n))
}
