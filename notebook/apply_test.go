package notebook

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write what Apply does into testdata/apply.json, to be reviewed")

// applyCase is one entry of testdata/apply.json. The page's reducer is tested with the same file.
type applyCase struct {
	Name  string    `json:"name"`
	Doc   Document  `json:"doc"`
	Op    Op        `json:"op"`
	After *Document `json:"after,omitempty"`
	// Error is one of reasonCodes.
	Error string `json:"error,omitempty"`
}

var reasonCodes = map[string]error{
	"unknown_cell": ErrUnknownCell,
	"locked":       ErrLocked,
	"conflict":     ErrConflict,
	"duplicate":    ErrDuplicate,
	"invalid":      ErrInvalid,
}

const applyFile = "testdata/apply.json"

func TestApply(t *testing.T) {
	data, err := os.ReadFile(applyFile)
	if err != nil {
		t.Fatal(err)
	}
	var cases []applyCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			before := asJSON(t, c.Doc)
			after, _, err := Apply(c.Doc, c.Op)
			if got := asJSON(t, c.Doc); got != before {
				t.Errorf("Apply changed its input:\n got %s\nwant %s", got, before)
			}
			if c.Error != "" {
				want, known := reasonCodes[c.Error]
				if !known || !errors.Is(err, want) {
					t.Errorf("error %v, want %s", err, c.Error)
				}
				if got := asJSON(t, after); got != before {
					t.Errorf("a refused operation changed the document: %s", got)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				cases[i].After = &after
				return
			}
			if got, want := asJSON(t, after), asJSON(t, c.After); got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
	if *update {
		var b bytes.Buffer
		b.WriteString("[\n")
		for i, c := range cases {
			fmt.Fprintf(&b, " {\"name\": %s,\n  \"doc\": %s,\n  \"op\": %s", asJSON(t, c.Name), asJSON(t, c.Doc), asJSON(t, c.Op))
			if c.Error != "" {
				fmt.Fprintf(&b, ",\n  \"error\": %s}", asJSON(t, c.Error))
			} else {
				fmt.Fprintf(&b, ",\n  \"after\": %s}", asJSON(t, c.After))
			}
			if i < len(cases)-1 {
				b.WriteString(",")
			}
			b.WriteString("\n")
		}
		b.WriteString("]\n")
		if err := os.WriteFile(applyFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEffects(t *testing.T) {
	code := func(status Status) Document {
		d := New("T")
		c := NewCell("a", Code, "")
		c.Status = status
		d.Cells = []Cell{c}
		return d
	}
	stale := New("T")
	for _, c := range []Cell{NewCell("c", Code, ""), NewCell("b", Code, ""), NewCell("a", Code, ""), NewCell("d", Code, "")} {
		if c.ID != "b" {
			c.Validity = Stale
		}
		if c.ID == "d" {
			c.Status = Queued
		}
		stale.Cells = append(stale.Cells, c)
	}
	tests := []struct {
		name string
		doc  Document
		op   Op
		want []Effect
	}{
		{"queue", code(Ready), Op{Kind: SetStatus, Cell: "a", Status: Queued}, []Effect{{Enqueue, "a"}}},
		{"start", code(Queued), Op{Kind: SetStatus, Cell: "a", Status: Evaluating}, []Effect{{Persist, ""}}},
		{"leave the queue", code(Queued), Op{Kind: SetStatus, Cell: "a", Status: Ready}, []Effect{{Dequeue, "a"}}},
		{"finish", code(Evaluating), Op{Kind: FinishRun, Cell: "a", Validity: Evaluated}, []Effect{{RunNext, ""}, {Persist, ""}}},
		{"delete queued", code(Queued), Op{Kind: DeleteCell, Cell: "a"}, []Effect{{Dequeue, "a"}, {Persist, ""}}},
		{"delete evaluating", code(Evaluating), Op{Kind: DeleteCell, Cell: "a"}, []Effect{{StopRun, "a"}, {Persist, ""}}},
		{"evaluating becomes text", code(Evaluating), Op{Kind: SetKind, Cell: "a", CellKind: Raw}, []Effect{{StopRun, "a"}, {Persist, ""}}},
		{"run stale", stale, Op{Kind: RunStale}, []Effect{{Enqueue, "c"}, {Enqueue, "a"}}},
		{"kernel dies", code(Queued), Op{Kind: SetKernel, Kernel: KernelDead}, []Effect{{EmptyQueue, ""}, {Persist, ""}}},
		{"kernel idle", code(Queued), Op{Kind: SetKernel, Kernel: KernelIdle}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got, err := Apply(tt.doc, tt.op)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("effects %v, want %v", got, tt.want)
			}
		})
	}
}

// TestRandomOperations applies random operations, valid or not, and checks what must always hold. A second replica gets the
// accepted operations as JSON, as a page does, and must agree.
func TestRandomOperations(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 1))
		doc := New("T")
		locked := NewCell("locked", Code, "setup()")
		locked.Role = Locked
		solve := NewCell("solve", Code, "")
		solve.Role, solve.ExerciseID = Exercise, "f"
		doc.Cells = []Cell{locked, solve}
		replica := doc
		for range 400 {
			op := randomOp(rng, doc)
			before := asJSON(t, doc)
			after, _, err := Apply(doc, op)
			if got := asJSON(t, doc); got != before {
				t.Fatalf("seed %d: %s changed its input", seed, op.Kind)
			}
			if err != nil {
				continue
			}
			var sent Op
			if err := json.Unmarshal([]byte(asJSON(t, op)), &sent); err != nil {
				t.Fatal(err)
			}
			if replica, _, err = Apply(replica, sent); err != nil {
				t.Fatalf("seed %d: the replica refused %s: %v", seed, op.Kind, err)
			}
			doc = after
			checkInvariants(t, doc)
		}
		if got, want := asJSON(t, replica), asJSON(t, doc); got != want {
			t.Fatalf("seed %d: replicas differ:\n%s\n%s", seed, got, want)
		}
		c, ok := doc.Cell("locked")
		if !ok || c.Source != "setup()" || c.Kind != Code {
			t.Fatalf("seed %d: the locked cell was changed: %+v", seed, c)
		}
		if _, ok := doc.Cell("solve"); !ok {
			t.Fatalf("seed %d: the exercise cell is gone", seed)
		}
	}
}

func checkInvariants(t *testing.T, doc Document) {
	t.Helper()
	seen := map[string]bool{}
	check := func(c Cell) {
		t.Helper()
		if seen[c.ID] || !ValidID(c.ID) {
			t.Fatalf("id %q is not valid or not unique", c.ID)
		}
		seen[c.ID] = true
		if !validKind(c.Kind) || c.Outputs == nil || c.Revision < 0 {
			t.Fatalf("bad cell %+v", c)
		}
		if !slices.Contains([]Validity{Fresh, Evaluated, Stale, Aborted}, c.Validity) ||
			!slices.Contains([]Status{Ready, Queued, Evaluating}, c.Status) {
			t.Fatalf("cell %s: validity %q, status %q", c.ID, c.Validity, c.Status)
		}
		if c.Kind != Code && (c.Status != Ready || c.Validity != Fresh || len(c.Outputs) > 0) {
			t.Fatalf("text cell with run state: %+v", c)
		}
		for i := range c.Outputs[min(1, len(c.Outputs)):] {
			if continues(c.Outputs[i], c.Outputs[i+1]) {
				t.Fatalf("outputs %d and %d were not joined", i, i+1)
			}
		}
	}
	for _, c := range doc.Cells {
		check(c)
	}
	for _, x := range doc.Deleted {
		if x.Cell.Status != Ready {
			t.Fatalf("a cell in the bin is %s", x.Cell.Status)
		}
		check(x.Cell)
	}
	if len(doc.Deleted) > MaxDeleted || doc.Cells == nil || doc.Deleted == nil {
		t.Fatalf("bad document: %d in the bin", len(doc.Deleted))
	}
}

func randomOp(rng *rand.Rand, doc Document) Op {
	pick := func() string {
		if len(doc.Cells) == 0 || rng.IntN(20) == 0 {
			return "nowhere"
		}
		return doc.Cells[rng.IntN(len(doc.Cells))].ID
	}
	text := func() string { return string(rune('a' + rng.IntN(26))) }
	id := pick()
	revision := rng.IntN(3)
	if c, ok := doc.Cell(id); ok && rng.IntN(4) > 0 {
		revision = c.Revision
	}
	resetTo := text()
	if c, ok := doc.Cell(id); ok && c.Role == Locked {
		resetTo = c.Source
	}
	kinds := []CellKind{Code, Code, Markdown, Raw, "odd"}
	display := func() string { return []string{"", "d1", "d2"}[rng.IntN(3)] }
	ops := []Op{
		{Kind: InsertCell, Index: rng.IntN(12) - 1, NewCell: &Cell{ID: fmt.Sprintf("c%d", rng.IntN(40)), Kind: kinds[rng.IntN(5)]}},
		{Kind: InsertCell, Index: rng.IntN(12) - 1, NewCell: &Cell{ID: fmt.Sprintf("c%d", rng.IntN(40)), Kind: Code}},
		{Kind: DeleteCell, Cell: id},
		{Kind: RestoreCell},
		{Kind: MoveCell, Cell: id, Index: rng.IntN(12) - 1},
		randomEdit(rng, doc, id, revision),
		{Kind: SetKind, Cell: id, CellKind: kinds[rng.IntN(5)]},
		{Kind: ClearOutputs, Cell: []string{"", id}[rng.IntN(2)]},
		{Kind: SetStatus, Cell: id, Status: []Status{Queued, Evaluating, Ready}[rng.IntN(3)]},
		{Kind: SetStatus, Cell: id, Status: Evaluating},
		{Kind: AddOutput, Cell: id, Output: &Output{Kind: StreamOutput, Name: "stdout", Text: text(), DisplayID: display()}},
		{Kind: AddOutput, Cell: id, Output: &Output{Kind: StreamOutput, Name: "stdout", Text: text()}},
		{Kind: AddOutput, Cell: id, Output: &Output{Kind: DisplayOutput, DisplayID: display()}},
		{Kind: UpdateDisplay, Output: &Output{Kind: DisplayOutput, DisplayID: "d1", Data: map[string]json.RawMessage{"text/plain": json.RawMessage(`"x"`)}}},
		{Kind: FinishRun, Cell: id, Validity: []Validity{Evaluated, Aborted}[rng.IntN(2)], ExecutionCount: rng.IntN(9),
			Declares: []string{text()}, Uses: []Use{{Name: text(), Cell: pick()}}, NotRun: rng.IntN(4) == 0},
		{Kind: RunStale},
		{Kind: OpenHint, Cell: id, Index: rng.IntN(4)},
		{Kind: ResetCell, Cell: id, Source: resetTo},
		{Kind: SetCheck, Cell: id, Check: &Check{Points: 1}},
		{Kind: SetKernel, Kernel: []KernelState{KernelIdle, KernelBusy, KernelRestarting, KernelDead}[rng.IntN(4)], Message: text()},
	}
	return ops[rng.IntN(len(ops))]
}

func TestErrorsReadWell(t *testing.T) {
	doc := New("T")
	c := NewCell("s", Code, "setup()")
	c.Role = Locked
	doc.Cells = []Cell{c}
	_, _, err := Apply(doc, Op{Kind: EditSource, Cell: "s", Changes: Changes{{Length: 7, Replace: true}}})
	want := `edit_source: the cell belongs to the lab: cell "s" is part of the lab's set-up and cannot be changed; add a cell of your own below it`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if !reflect.DeepEqual(doc.Cells, []Cell{c}) {
		t.Error("the document changed")
	}
}
