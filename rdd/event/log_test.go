package event_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"lab/rdd/event"

	"pgregory.net/rapid"
)

// The same events every time; -rapid.seed and -rapid.checks on the command line look further.
func init() {
	if err := flag.Set("rapid.seed", "1"); err != nil {
		panic(err)
	}
}

// generators make events of each type, with any values in all fields.
var generators = []*rapid.Generator[event.Event]{
	made[event.JobStart](), made[event.JobEnd](), made[event.StageStart](), made[event.StageEnd](), made[event.TaskStart](),
	made[event.TaskEnd](), made[event.PartitionStored](), made[event.PartitionEvicted](), made[event.PartitionLost](),
	made[event.OutputLost](), made[event.Checkpointed](),
}

func made[E event.Event]() *rapid.Generator[event.Event] {
	instants := rapid.Custom(func(t *rapid.T) time.Time {
		zone := time.FixedZone("", rapid.IntRange(-12*60, 14*60).Draw(t, "minutes")*60)
		return time.Unix(rapid.Int64Range(-60e9, 250e9).Draw(t, "seconds"), rapid.Int64Range(0, 1e9-1).Draw(t, "ns")).In(zone)
	})
	failures := rapid.Custom(func(t *rapid.T) error {
		if rapid.Bool().Draw(t, "succeeded") {
			return nil
		}
		return errors.New(rapid.String().Draw(t, "text"))
	})
	own := rapid.MakeCustom[E](rapid.MakeConfig{Types: map[reflect.Type]*rapid.Generator[any]{
		reflect.TypeFor[time.Time](): instants.AsAny(),
		reflect.TypeFor[error]():     failures.AsAny(),
	}})
	return rapid.Map(own, func(e E) event.Event { return e })
}

// same compares two events, times by the instant and errors by the text.
func same(a, b event.Event) bool {
	if x, ok := a.(event.JobStart); ok {
		y, ok := b.(event.JobStart)
		if !ok || !x.Time.Equal(y.Time) {
			return false
		}
		x.Time, y.Time = time.Time{}, time.Time{}
		return reflect.DeepEqual(x, y)
	}
	return reflect.DeepEqual(plain(a), plain(b))
}

// plain gives the event with its error replaced by one that compares by text.
func plain(e event.Event) event.Event {
	v := reflect.New(reflect.TypeOf(e)).Elem()
	v.Set(reflect.ValueOf(e))
	if f := v.FieldByName("Err"); f.IsValid() && !f.IsNil() {
		f.Set(reflect.ValueOf(errors.New(f.Interface().(error).Error())))
	}
	return v.Interface().(event.Event)
}

func written(t interface{ Fatal(...any) }, events ...event.Event) []byte {
	var b bytes.Buffer
	l := event.NewLog(&b)
	for _, e := range events {
		l.Listen(e)
	}
	if err := l.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read gives the events of a log until its end or an error.
func read(log []byte) (events []event.Event, err error) {
	for e, err := range event.ReadLog(bytes.NewReader(log)) {
		if err != nil {
			return events, err
		}
		events = append(events, e)
	}
	return events, nil
}

func TestEveryEventComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := rapid.SliceOf(rapid.OneOf(generators...)).Draw(t, "events")
		got, err := read(written(t, events...))
		if err != nil || len(got) != len(events) {
			t.Fatalf("%d events came back as %d (%v)", len(events), len(got), err)
		}
		for i := range events {
			if !same(got[i], events[i]) {
				t.Fatalf("%#v came back as %#v", events[i], got[i])
			}
		}
	})
}

// A new type of event that nobody added to the log and to these tests is found here.
func TestTheGeneratorsHaveEveryTypeOfEvent(t *testing.T) {
	have := map[string]bool{}
	for _, g := range generators {
		have[reflect.TypeOf(g.Example(1)).Name()] = true
	}
	for _, name := range []string{"event.go", "storage.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Name.Name == "event" {
				receiver := d.Recv.List[0].Type.(*ast.Ident).Name
				if !have[receiver] {
					t.Errorf("%s is not tested", receiver)
				}
				delete(have, receiver)
			}
		}
	}
	if len(have) > 0 {
		t.Errorf("events in other files, which this test does not read: %v", have)
	}
}

// Programs that are not in Go read the names, so this text may get longer, and otherwise stays as it is.
func TestTheFormIsStable(t *testing.T) {
	got := string(written(t,
		event.JobStart{Job: 1, Action: "Count", Pos: "a.go:7", Time: time.Date(2026, 3, 4, 5, 6, 7, 8000, time.UTC),
			Stages: []event.Stage{{ID: 2, Name: "Distinct at a.go:6", Tasks: 4, Skipped: true}, {ID: 3, Name: "Count", Tasks: 1, Parents: []int{2}}}},
		event.StageStart{Job: 1, Stage: 3, Tasks: 1, Name: "Map[<x>&y]", Attempt: 1},
		event.TaskStart{Job: 1, Stage: 3, Partition: 0, Attempt: 2, Speculative: true},
		event.TaskEnd{Job: 1, Stage: 3, Duration: 1500, Metrics: event.Metrics{Input: 1, InputBytes: 2, Cached: 3, ShuffleRead: 4,
			ShuffleReadBytes: 5, ShuffleWrite: 6, ShuffleWriteBytes: 7, Spilled: 8, SpilledBytes: 9, Output: 10},
			Err: errors.New("no\nluck"), Retried: true},
		event.StageEnd{Job: 1, Stage: 3, Duration: time.Second},
		event.JobEnd{Job: 1, Duration: time.Minute, Err: errors.New("")},
		event.PartitionStored{RDD: 5, Name: "words", Partition: 6, Bytes: 7, Disk: true},
		event.PartitionEvicted{RDD: 5, Name: "words", Partition: 6, Bytes: 7},
		event.PartitionLost{RDD: 5, Name: "words", Partition: 6, Err: io.ErrUnexpectedEOF},
		event.OutputLost{RDD: 5, Name: "words", Partition: 6, Err: io.ErrUnexpectedEOF},
		event.Checkpointed{RDD: 5, Name: "words", Partitions: 6, Bytes: 7}))
	want := `{"event":"JobStart","job":1,"action":"Count","pos":"a.go:7","stages":[{"id":2,"name":"Distinct at a.go:6","tasks":4,"skipped":true},{"id":3,"name":"Count","tasks":1,"skipped":false,"parents":[2]}],"time":"2026-03-04T05:06:07.000008Z"}
{"event":"StageStart","job":1,"stage":3,"tasks":1,"name":"Map[<x>&y]","attempt":1}
{"event":"TaskStart","job":1,"stage":3,"partition":0,"attempt":2,"speculative":true}
{"event":"TaskEnd","job":1,"stage":3,"partition":0,"attempt":0,"speculative":false,"durationNs":1500,"metrics":{"input":1,"inputBytes":2,"cached":3,"shuffleRead":4,"shuffleReadBytes":5,"shuffleWrite":6,"shuffleWriteBytes":7,"spilled":8,"spilledBytes":9,"output":10},"retried":true,"error":"no\nluck"}
{"event":"StageEnd","job":1,"stage":3,"durationNs":1000000000}
{"event":"JobEnd","job":1,"durationNs":60000000000,"error":""}
{"event":"PartitionStored","rdd":5,"name":"words","partition":6,"bytes":7,"disk":true}
{"event":"PartitionEvicted","rdd":5,"name":"words","partition":6,"bytes":7,"disk":false}
{"event":"PartitionLost","rdd":5,"name":"words","partition":6,"error":"unexpected EOF"}
{"event":"OutputLost","rdd":5,"name":"words","partition":6,"error":"unexpected EOF"}
{"event":"Checkpointed","rdd":5,"name":"words","partitions":6,"bytes":7}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEventsOfLaterVersionsArePassedOver(t *testing.T) {
	log := `{"event":"WorkerJoined","worker":{"host":"b"},"error":{"code":7},"job":"x"}

{"job":3,"event":"JobEnd","durationNs":5,"energyJoule":7}
`
	got, err := read([]byte(log))
	if want := []event.Event{event.JobEnd{Job: 3, Duration: 5}}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v (%v), want %v", got, err, want)
	}
}

// However much of the file has reached the disk, what is whole is read.
func TestALogIsReadableWhereverItIsCut(t *testing.T) {
	events := []event.Event{event.StageStart{Name: "Größe", Tasks: 1}, event.TaskStart{Partition: 7}, event.JobEnd{Err: io.EOF}}
	log := written(t, events...)
	for n := range len(log) + 1 {
		got, err := read(log[:n])
		whole := bytes.Count(log[:n], []byte("}\n"))
		rest := log[:n][bytes.LastIndexByte(log[:n], '\n')+1:]
		switch {
		case len(rest) == 0 || bytes.HasSuffix(rest, []byte("}")): // only the end of the line may be missing
			if whole += min(len(rest), 1); err != nil {
				t.Errorf("%q: %v", log[:n], err)
			}
		case !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(err.Error(), fmt.Sprintf("line %d ", whole+1)):
			t.Errorf("%q: got %v, want an error that names line %d", log[:n], err, whole+1)
		}
		if len(got) != whole {
			t.Errorf("%q: %d events, want %d", log[:n], len(got), whole)
		}
	}
}

func TestWhatIsNoEventIsRefusedWithItsLine(t *testing.T) {
	good := `{"event":"JobEnd","job":0,"durationNs":1}` + "\n"
	for line, why := range map[string]string{
		"hello":                                "invalid character",
		"null":                                 `no member "event"`,
		"[]":                                   "array",
		`{"job":1}`:                            `no member "event"`,
		`{"event":"JobEnd","job":"one"}`:       "string",
		`{"event":"JobEnd","job":1,"error":5}`: "number",
		`{"event":"JobStart","time":"yesterday"}`:   "yesterday",
		`{"event":"TaskEnd","metrics":{"input":[]}`: "unexpected end",
	} {
		for _, after := range []string{"\n", "\n" + good} {
			got, err := read([]byte(good + line + after))
			if len(got) != 1 || err == nil || !strings.Contains(err.Error(), "line 2 ") || !strings.Contains(err.Error(), why) {
				t.Errorf("%s: got %v and %v, want an error with %q", line, got, err, why)
			}
		}
	}
}

func TestReadLogTellsOfFilesThatCannotBeRead(t *testing.T) {
	broken := errors.New("the disk is on fire")
	in := io.MultiReader(strings.NewReader(`{"event":"JobEnd"}`+"\n"), iotest.ErrReader(broken))
	var n int
	var last error
	for _, err := range event.ReadLog(in) {
		n++
		last = err
	}
	if n != 2 || !errors.Is(last, broken) || !strings.Contains(last.Error(), "line 2 ") {
		t.Errorf("after %d yields: %v", n, last)
	}
}

func TestReadLogStopsWhenAsked(t *testing.T) {
	next, stop := iter.Pull2(event.ReadLog(bytes.NewReader(written(t, event.JobEnd{}, event.JobEnd{}))))
	if _, err, ok := next(); err != nil || !ok {
		t.Errorf("got %v, %v", err, ok)
	}
	stop()
}

// writes keeps what each Write got; the one that would exceed room takes a part of it and fails.
type writes struct {
	all  []string
	room int
}

var errFull = errors.New("no space left")

func (w *writes) Write(b []byte) (int, error) {
	n := min(len(b), w.room)
	w.room -= n
	w.all = append(w.all, string(b[:n]))
	if n < len(b) {
		return n, errFull
	}
	return n, nil
}

func TestTheLogIsWrittenInWholeLinesAndInTime(t *testing.T) {
	w := &writes{room: 1 << 30}
	l := event.NewLog(w)
	expect := func(what string, n int) {
		t.Helper()
		if len(w.all) != n {
			t.Errorf("%s: %d writes, want %d", what, len(w.all), n)
		}
	}
	l.Listen(event.JobStart{})
	expect("a job", 0)
	l.Listen(event.StageStart{})
	expect("a stage", 1)
	for i := range 100 {
		l.Listen(event.TaskStart{Partition: i})
	}
	expect("some tasks", 1)
	for i := range 10_000 {
		l.Listen(event.TaskStart{Partition: i})
	}
	if len(w.all) < 5 {
		t.Errorf("after 10000 tasks there were %d writes", len(w.all))
	}
	before := len(w.all)
	l.Listen(event.JobEnd{})
	expect("the end of a job", before+1)
	l.Listen(event.Checkpointed{})
	if err := l.Flush(); err != nil {
		t.Error(err)
	}
	expect("a flush", before+2)
	if err := l.Flush(); err != nil {
		t.Error(err)
	}
	expect("a flush of nothing", before+2)
	for _, text := range w.all {
		if !strings.HasPrefix(text, `{"event":`) || !strings.HasSuffix(text, "}\n") {
			t.Errorf("a write is not of whole lines: %.60q", text)
		}
	}
}

func TestTheFirstErrorOfALogStays(t *testing.T) {
	w := &writes{room: 100}
	l := event.NewLog(w)
	for range 3 {
		l.Listen(event.StageStart{})
	}
	n := len(w.all)
	w.room = 1 << 30
	l.Listen(event.JobEnd{})
	for range 2 {
		if err := l.Flush(); !errors.Is(err, errFull) {
			t.Errorf("got %v", err)
		}
	}
	if len(w.all) != n {
		t.Errorf("after the error there came %q", w.all[n:])
	}
	got, err := read([]byte(strings.Join(w.all, "")))
	if len(got) != 1 || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("of what was written before the disk was full, %d events are read (%v)", len(got), err)
	}
}

func TestWhatCannotBeWrittenIsToldAndNothingBeforeItIsMissing(t *testing.T) {
	for _, wrong := range []event.Event{nil, &event.JobEnd{}, event.JobStart{Time: time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC)}} {
		w := &writes{room: 1 << 30}
		l := event.NewLog(w)
		l.Listen(event.TaskStart{})
		l.Listen(wrong)
		l.Listen(event.JobEnd{})
		if err := l.Flush(); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%T", wrong)) {
			t.Errorf("%T: got %v", wrong, err)
		}
		if got, err := read([]byte(strings.Join(w.all, ""))); len(got) != 1 || err != nil {
			t.Errorf("%T: got %v, %v", wrong, got, err)
		}
	}
}

// FuzzReadLog reads any bytes. What is read can be written, and is then read as the same events.
func FuzzReadLog(f *testing.F) {
	for i, g := range generators {
		f.Add(written(f, g.Example(i), g.Example(i+100)))
	}
	f.Add([]byte(`{"event":"JobEnd","job":1,"error":null}` + "\n" + `{"event":"Job`))
	f.Add([]byte("null\n[1]\n{}\n"))
	f.Fuzz(func(t *testing.T, log []byte) {
		events, _ := read(log)
		again, err := read(written(t, events...))
		if err != nil || len(again) != len(events) {
			t.Fatalf("%d events came back as %d (%v)", len(events), len(again), err)
		}
		for i := range events {
			if !same(events[i], again[i]) {
				t.Fatalf("%#v came back as %#v", events[i], again[i])
			}
		}
		if event.Summarize(slices.Values(events)).String() == "" {
			t.Error("an empty table")
		}
	})
}
