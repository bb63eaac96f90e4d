package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/web/wire"
)

func TestRunShowsOutputs(t *testing.T) {
	cells := map[string]cellFunc{
		"a": func(_ context.Context, say func(kwire.Type, any)) kwire.ExecuteReplyContent {
			for i := range 3 {
				say(kwire.Stream, kwire.StreamContent{Name: kwire.Stdout, Text: fmt.Sprintln(i)})
			}
			say(kwire.DisplayData, kwire.DisplayContent{Data: kwire.NewBundle(map[string]string{kwire.MIMEProgress: `{"job":1}`}),
				Metadata: map[string]any{"m": 1}, Transient: &kwire.Transient{DisplayID: "job-1"}})
			time.Sleep(time.Second)
			say(kwire.UpdateDisplayData, kwire.DisplayContent{Data: kwire.NewBundle(map[string]string{kwire.MIMEProgress: `{"job":2}`}),
				Transient: &kwire.Transient{DisplayID: "job-1"}})
			say(kwire.ExecuteResult, kwire.ExecuteResultContent{Data: kwire.NewBundle(map[string]string{"text/plain": "42"})})
			return kwire.ExecuteReplyContent{Status: kwire.OK}
		},
		"b": prints("last\n"),
	}
	inBubble(t, cells, []string{"a", "b", "text"}, func(t *testing.T, b *bench) {
		one, two := b.join(), b.join()
		if one.doc.Kernel != notebook.KernelIdle || one.client.id == two.client.id {
			t.Errorf("kernel %s, tabs %s and %s", one.doc.Kernel, one.client.id, two.client.id)
		}
		one.must(runCells("a", "b"))
		if got := one.cell("a"); got.Status != notebook.Evaluating || one.cell("b").Status != notebook.Queued || one.doc.Kernel != notebook.KernelBusy {
			t.Errorf("while running: %s, %s, %s", got.Status, one.cell("b").Status, one.doc.Kernel)
		}
		time.Sleep(500 * time.Millisecond)
		one.read()
		if out := one.cell("a").Outputs; len(out) != 2 || out[0].Text != "0\n1\n2\n" || string(out[1].Data[kwire.MIMEProgress]) != `{"job":1}` {
			t.Errorf("while running: %+v", out)
		}
		time.Sleep(time.Second)
		b.agree(one, two)
		a := two.cell("a")
		if a.Status != notebook.Ready || a.Validity != notebook.Evaluated || a.ExecutionCount != 1 || a.Millis != 1000 {
			t.Errorf("cell a: %+v", a)
		}
		if len(a.Outputs) != 3 || string(a.Outputs[1].Data[kwire.MIMEProgress]) != `{"job":2}` || string(a.Outputs[2].Data["text/plain"]) != `"42"` {
			t.Errorf("outputs of a: %+v", a.Outputs)
		}
		if out := two.cell("b").Outputs; len(out) != 1 || out[0].Text != "last\n" || two.cell("b").ExecutionCount != 2 {
			t.Errorf("outputs of b: %+v", out)
		}
		one.refused(runCells("text"), "only code cells run")
		one.refused(runCells("b", "nowhere"), "no such cell")
	})
}

func TestTabsAgreeAndConflictsShow(t *testing.T) {
	inBubble(t, nil, []string{"a", "locked"}, func(t *testing.T, b *bench) {
		one, two := b.join(), b.join()
		one.must(one.edit("a", "first", 0))
		two.refused(two.edit("a", "second", 0), "changed elsewhere")
		two.must(two.edit("a", "second", 1))
		two.refused(two.edit("locked", "x", 0), "belongs to the lab")
		two.refused(wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.SetCheck, Cell: "a"}}, "may not")
		two.refused(wire.Request{Kind: wire.ApplyOp}, "no operation")
		two.refused(wire.Request{Kind: "dance"}, `unknown request "dance"`)
		b.agree(one, two)
		if one.cell("a").Source != "second" {
			t.Errorf("source %q", one.cell("a").Source)
		}
		one.client.Leave()
		two.must(two.edit("a", "third", 2))
		if late := b.join(); late.cell("a").Source != "third" || late.version != two.version {
			t.Errorf("a new tab got %q, version %d", late.cell("a").Source, late.version)
		}
	})
}

func TestErrorEmptiesTheQueue(t *testing.T) {
	cells := map[string]cellFunc{"bad": func(_ context.Context, say func(kwire.Type, any)) kwire.ExecuteReplyContent {
		return failWith(say, kwire.CompileError, "undefined: x", kwire.Diagnostic{CellID: "bad", Line: 2, Column: 3, Message: "undefined: x"})
	}}
	inBubble(t, cells, []string{"bad", "b", "c"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("bad", "b", "c"))
		b.agree(p)
		bad := p.cell("bad")
		if len(bad.Outputs) != 1 || bad.Outputs[0].ErrorName != kwire.CompileError || bad.Validity != notebook.Evaluated ||
			len(bad.Diagnostics) != 1 || bad.Diagnostics[0].Line != 2 {
			t.Errorf("cell: %+v", bad)
		}
		if len(b.kernel.ran) != 1 || p.cell("b").Status != notebook.Ready || p.cell("c").Validity != notebook.Fresh {
			t.Errorf("ran %v, %+v", b.kernel.ran, p.cell("b"))
		}
	})
}

func TestRunStale(t *testing.T) {
	names := func(n kwire.CellNames) cellFunc {
		return func(context.Context, func(kwire.Type, any)) kwire.ExecuteReplyContent {
			return kwire.ExecuteReplyContent{Status: kwire.OK, Names: &n}
		}
	}
	cells := map[string]cellFunc{
		"a": names(kwire.CellNames{Declares: []string{"x"}}),
		"b": names(kwire.CellNames{Declares: []string{"y"}, Uses: []kwire.UsedName{{Name: "x", CellID: "a"}}}),
		"c": names(kwire.CellNames{Uses: []kwire.UsedName{{Name: "y", CellID: "b"}}}),
	}
	runStale := wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.RunStale}}
	inBubble(t, cells, []string{"a", "b", "c", "other"}, func(t *testing.T, b *bench) {
		p, q := b.join(), b.join()
		p.must(runCells("a", "b", "c", "other"))
		p.must(runCells("a"))
		b.agree(p, q)
		if got := p.doc.StaleCells(); !slices.Equal(got, []string{"b", "c"}) {
			t.Errorf("stale after a ran: %v", got)
		}
		q.must(runStale)
		b.agree(p, q)
		if want := []string{"a", "b", "c", "other", "a", "b", "c"}; !slices.Equal(b.kernel.ran, want) || len(p.doc.StaleCells()) > 0 {
			t.Errorf("ran %v, want %v; stale: %v", b.kernel.ran, want, p.doc.StaleCells())
		}
		p.must(p.edit("b", "b2", 0))
		p.must(p.edit("b", "b", 1))
		p.must(runStale)
		if len(b.kernel.ran) != 7 {
			t.Errorf("an undone edit made something run: %v", b.kernel.ran)
		}
		p.must(wire.Request{Kind: wire.Restart})
		b.agree(p, q)
		for _, id := range []string{"a", "b", "c"} {
			if v := p.cell(id).Validity; v != notebook.Stale {
				t.Errorf("%s is %s in a new kernel", id, v)
			}
		}
	})
}

func TestWarningsReachTheDocument(t *testing.T) {
	cells := map[string]cellFunc{"odd": func(context.Context, func(kwire.Type, any)) kwire.ExecuteReplyContent {
		return kwire.ExecuteReplyContent{Status: kwire.OK, ErrorContent: kwire.ErrorContent{Diagnostics: []kwire.Diagnostic{
			{CellID: "odd", Line: 1, Column: 2, Message: "1 / 2 is 0", Warning: true},
		}}}
	}}
	inBubble(t, cells, []string{"odd", "b"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("odd", "b"))
		b.agree(p)
		odd := p.cell("odd")
		if len(odd.Outputs) != 0 || len(odd.Diagnostics) != 1 || !odd.Diagnostics[0].Warning || p.cell("b").Validity != notebook.Evaluated {
			t.Errorf("cell: %+v", odd)
		}
	})
}

func TestInterrupt(t *testing.T) {
	inBubble(t, map[string]cellFunc{"loop": endless}, []string{"loop", "b"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(wire.Request{Kind: wire.Interrupt}) // nothing runs
		p.must(runCells("loop", "b"))
		p.must(wire.Request{Kind: wire.Interrupt})
		b.agree(p)
		if c := p.cell("loop"); c.Validity != notebook.Aborted || c.Outputs[0].ErrorName != kwire.InterruptError {
			t.Errorf("cell: %+v", c)
		}
		if p.cell("b").Status != notebook.Ready || p.doc.Kernel != notebook.KernelIdle {
			t.Errorf("b %+v, kernel %s", p.cell("b"), p.doc.Kernel)
		}
		p.must(runCells("b"))
		if p.cell("b").Validity != notebook.Evaluated {
			t.Error("nothing runs after an interrupt")
		}
	})
}

func TestCellsLeaveTheQueue(t *testing.T) {
	inBubble(t, map[string]cellFunc{"loop": endless}, []string{"loop", "a", "b", "c"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("loop", "c", "a", "b"))
		p.must(wire.Request{Kind: wire.Unqueue, Cells: []string{"a", "loop"}})
		p.refused(wire.Request{Kind: wire.Unqueue, Cells: []string{"nowhere"}}, "no such cell")
		b.agree(p)
		if p.cell("a").Status != notebook.Ready || p.cell("loop").Status != notebook.Evaluating {
			t.Errorf("a is %s, loop is %s", p.cell("a").Status, p.cell("loop").Status)
		}
		if late := b.join(); !slices.Equal(late.queue, []string{"c", "b"}) {
			t.Errorf("a tab that joins learns of the queue %q", late.queue)
		}
		p.must(wire.Request{Kind: wire.Interrupt})
		b.agree(p)
		for _, id := range []string{"a", "b", "c"} {
			if c := p.cell(id); c.Status != notebook.Ready || c.ExecutionCount != 0 {
				t.Errorf("%s: %s, run %d", id, c.Status, c.ExecutionCount)
			}
		}
	})
}

func TestDeletingTheRunningCellStopsIt(t *testing.T) {
	inBubble(t, map[string]cellFunc{"loop": endless}, []string{"loop", "b"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("loop"))
		p.must(runCells("b"))
		p.must(wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.DeleteCell, Cell: "loop"}})
		b.agree(p)
		if len(p.doc.Deleted) != 1 || p.doc.Kernel != notebook.KernelIdle {
			t.Errorf("bin %+v, kernel %s", p.doc.Deleted, p.doc.Kernel)
		}
	})
}

func TestKernelDeath(t *testing.T) {
	inBubble(t, map[string]cellFunc{"loop": endless}, []string{"before", "loop", "waits"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("before", "loop", "waits"))
		b.kernel.die("It ran out of memory.")
		b.agree(p)
		if p.cell("before").Validity != notebook.Evaluated && p.cell("before").Validity != notebook.Stale {
			t.Errorf("before: %s", p.cell("before").Validity)
		}
		for _, id := range []string{"loop", "waits"} {
			if c := p.cell(id); c.Validity != notebook.Aborted || c.Status != notebook.Ready {
				t.Errorf("%s: %s, %s", id, c.Validity, c.Status)
			}
		}
		if p.cell("loop").Outputs[0].ErrorName != kwire.KernelDied || p.doc.Kernel != notebook.KernelIdle || p.doc.KernelMessage == "" {
			t.Errorf("outputs %+v, kernel %s: %q", p.cell("loop").Outputs, p.doc.Kernel, p.doc.KernelMessage)
		}
		p.must(runCells("waits"))
		if p.cell("waits").Validity != notebook.Evaluated || p.doc.KernelMessage != "" {
			t.Errorf("after the death: %+v, %q", p.cell("waits"), p.doc.KernelMessage)
		}
		// A kernel that dies between cells says so too.
		b.kernel.die("Someone killed it.")
		b.agree(p)
		if p.doc.KernelMessage != "Someone killed it." || p.cell("waits").Validity != notebook.Stale {
			t.Errorf("%q, %s", p.doc.KernelMessage, p.cell("waits").Validity)
		}
	})
}

func TestRestartAndRunAll(t *testing.T) {
	inBubble(t, map[string]cellFunc{"loop": endless}, []string{"a", "loop"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("a", "loop"))
		// A page need not wait for the restart before it asks for a run.
		p.client.Handle(wire.Request{Kind: wire.Restart})
		p.must(runCells("a"))
		b.agree(p)
		if c := p.cell("a"); c.Validity != notebook.Evaluated || c.Status != notebook.Ready {
			t.Errorf("a: %s, %s", c.Validity, c.Status)
		}
		if c := p.cell("loop"); c.Validity != notebook.Aborted || c.Status != notebook.Ready {
			t.Errorf("loop: %s, %s", c.Validity, c.Status)
		}
		if p.doc.Kernel != notebook.KernelIdle || len(b.kernel.ran) != 3 {
			t.Errorf("kernel %s, ran %v", p.doc.Kernel, b.kernel.ran)
		}
	})
}

func TestKernelThatDoesNotStart(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		b.startErr = errors.New("no such program")
		p := b.join()
		if p.doc.Kernel != notebook.KernelDead || !strings.Contains(p.doc.KernelMessage, "no such program") {
			t.Errorf("kernel %s: %q", p.doc.Kernel, p.doc.KernelMessage)
		}
		p.must(runCells("a"))
		if c := p.cell("a"); c.Status != notebook.Ready || c.Validity != notebook.Aborted {
			t.Errorf("a: %+v", c)
		}
		b.startErr = nil
		p.must(runCells("a"))
		if p.cell("a").Validity != notebook.Evaluated {
			t.Errorf("a: %+v", p.cell("a"))
		}
		b.agree(p)
	})
}

// TestEndlessPrinting: what a tab and the file get depends on time, not on how fast a cell prints.
func TestEndlessPrinting(t *testing.T) {
	line := strings.Repeat("x", 1000) + "\n"
	cells := map[string]cellFunc{"loop": func(ctx context.Context, say func(kwire.Type, any)) kwire.ExecuteReplyContent {
		for i := range 20_000 { // 20 MB
			say(kwire.Stream, kwire.StreamContent{Name: kwire.Stdout, Text: line})
			if i%4_000 == 0 {
				time.Sleep(time.Second)
			}
		}
		say(kwire.Stream, kwire.StreamContent{Name: kwire.Stdout, Text: "the end\n"})
		return kwire.ExecuteReplyContent{Status: kwire.OK}
	}}
	inBubble(t, cells, []string{"loop"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("loop"))
		time.Sleep(10 * time.Second)
		b.agree(p)
		size := 0
		for _, o := range p.cell("loop").Outputs {
			size += len(o.Text)
		}
		if limits := notebook.DefaultLimits(); size > limits.Head+limits.Tail+1000 {
			t.Errorf("the document keeps %d bytes", size)
		}
		if p.bytes > 4<<20 || p.applied > 100 {
			t.Errorf("the tab got %d operations, %d bytes", p.applied, p.bytes)
		}
		out := p.cell("loop").Outputs
		if last := out[len(out)-1].Text; !strings.HasSuffix(last, "the end\n") || !strings.Contains(last, "left out: a cell keeps the first 512 KB") {
			t.Errorf("the end is %q", last[max(0, len(last)-200):])
		}
	})
}

func TestLateOutputIsShown(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		p.must(runCells("a"))
		b.kernel.launch.OnLate(message(kwire.Stream, kwire.StreamContent{Name: kwire.Stdout, Text: "late"}))
		time.Sleep(time.Second)
		b.agree(p)
		if out := p.cell("a").Outputs; len(out) != 1 || out[0].Text != "late" {
			t.Errorf("outputs %+v", out)
		}
	})
}

func TestSlowTabCatchesUp(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		slow, quick := b.join(), b.join()
		for i := range 3 * maxWaiting {
			quick.must(quick.edit("a", fmt.Sprint(i), i))
		}
		slow.client.Handle(wire.Request{ID: 5, Kind: wire.Inspect})
		b.agree(slow, quick)
		if slow.welcomes != 2 || slow.applied > maxWaiting {
			t.Errorf("the slow tab got %d welcomes and %d operations", slow.welcomes, slow.applied)
		}
		if len(slow.rest) == 0 || slow.rest[len(slow.rest)-1].ID != 5 {
			t.Errorf("its request was not answered: %+v", slow.rest)
		}
		quick.must(quick.edit("a", "on", 3*maxWaiting))
		b.agree(slow, quick)
	})
}

func TestTabThatNeverReadsIsDropped(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		for range maxWaiting + 10 {
			p.client.Handle(wire.Request{ID: 1, Kind: wire.Inspect})
		}
		synctest.Wait()
		if _, err := p.client.Next(t.Context()); !errors.Is(err, ErrClosed) {
			t.Errorf("Next: %v", err)
		}
	})
}

func TestAutosave(t *testing.T) {
	inBubble(t, map[string]cellFunc{"a": prints("42\n")}, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		before := b.file()
		p.must(p.edit("a", "typed", 0))
		time.Sleep(saveDelay / 2)
		p.must(p.edit("a", "typed more", 1)) // does not put the save off
		if b.file() != before {
			t.Error("saved too early")
		}
		p.rest = nil
		time.Sleep(saveDelay)
		p.read()
		if !strings.Contains(b.file(), "typed more") {
			t.Error("not saved")
		}
		if len(p.rest) != 1 || p.rest[0].Saved == nil || p.rest[0].Saved.Version != p.version || p.rest[0].Saved.Error != "" {
			t.Errorf("told %+v", p.rest)
		}
		p.must(p.edit("a", "a", 2))
		if answer := p.must(wire.Request{Kind: wire.Save}); answer.Saved == nil || answer.Saved.Version != p.version {
			t.Errorf("answer %+v", answer)
		}
		p.must(p.edit("a", "at close", 3))
	})
}

func TestCloseSaves(t *testing.T) {
	var dir string
	inBubble(t, map[string]cellFunc{"loop": endless}, []string{"loop", "b"}, func(t *testing.T, b *bench) {
		dir = b.dir
		p := b.join()
		p.must(p.edit("b", "typed at the end", 0))
		p.must(runCells("loop", "b"))
	})
	doc, _, err := notebook.Load(filepath.Join(dir, "n.ipynb"))
	if err != nil || doc.Cells[1].Source != "typed at the end" {
		t.Errorf("saved %+v, %v", doc.Cells, err)
	}
}

func TestConflictWithAnotherProgram(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		theirs := strings.Replace(b.file(), `"a"`, `"theirs"`, 1)
		write := func() {
			t.Helper()
			if err := os.WriteFile(filepath.Join(b.dir, "n.ipynb"), []byte(theirs), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write()
		p.must(p.edit("a", "mine", 0))
		time.Sleep(2 * saveDelay)
		p.read()
		told := p.rest[len(p.rest)-1]
		if told.Saved == nil || !told.Saved.Conflict || !strings.Contains(told.Saved.Error, "n.ipynb was changed by another program") {
			t.Errorf("told %+v", told.Saved)
		}
		if b.file() != theirs {
			t.Fatal("the other program's work was overwritten")
		}
		if answer := p.must(wire.Request{Kind: wire.Save, Overwrite: true}); answer.Saved.Error != "" || !strings.Contains(b.file(), "mine") {
			t.Errorf("overwrite: %+v", answer.Saved)
		}
		write()
		p.must(p.edit("a", "mine again", 1))
		p.must(wire.Request{Kind: wire.Reload})
		b.agree(p)
		if _, ok := p.doc.Cell("theirs"); !ok && p.cell("a").Source != "theirs" {
			t.Errorf("after a reload: %+v", p.doc.Cells)
		}
		if b.file() != theirs {
			t.Error("a reload wrote the file")
		}
		// With nothing to lose, a tab that opens the notebook sees the newer file at once.
		theirs = strings.Replace(theirs, "theirs", "newest", 1)
		write()
		late := b.join()
		b.agree(p, late)
		if !strings.Contains(fmt.Sprint(late.doc.Cells), "newest") {
			t.Errorf("a new tab got %+v", late.doc.Cells)
		}
	})
}

func TestCheck(t *testing.T) {
	inBubble(t, nil, []string{"a", "solve"}, func(t *testing.T, b *bench) {
		p := b.join()
		check := wire.Request{Kind: wire.Check, Cells: []string{"solve"}}
		release := make(chan struct{})
		b.checker = func(ctx context.Context, doc notebook.Document, id string) (notebook.Check, error) {
			select {
			case <-release:
			case <-ctx.Done():
				return notebook.Check{}, ctx.Err()
			}
			c, _ := doc.Cell("solve")
			if id != "ex" || c.Source != "solve" {
				return notebook.Check{}, fmt.Errorf("asked to check %q of %q", id, c.Source)
			}
			return notebook.Check{Points: 1, MaxPoints: 2, Tests: []notebook.TestResult{{Name: "TestA", Passed: true, Points: 1}}}, nil
		}
		p.must(check)
		if c := p.cell("solve").Check; c == nil || !c.Running {
			t.Fatalf("check %+v", c)
		}
		p.refused(check, "being checked already")
		p.must(runCells("a")) // the notebook stays usable
		if p.cell("a").Validity != notebook.Evaluated {
			t.Error("a check holds cells up")
		}
		release <- struct{}{}
		b.agree(p)
		if c := p.cell("solve").Check; c.Running || c.Points != 1 || len(c.Tests) != 1 {
			t.Errorf("check %+v", c)
		}

		p.must(check)
		p.must(wire.Request{Kind: wire.Interrupt})
		b.agree(p)
		if c := p.cell("solve").Check; c.Running || c.Points != 1 {
			t.Errorf("after an interrupt: %+v", c)
		}

		// Stopping a check leaves the cell that runs alone.
		p.must(check)
		p.must(wire.Request{Kind: wire.StopCheck, Cells: []string{"solve"}})
		b.agree(p)
		if c := p.cell("solve").Check; c.Running || c.Points != 1 {
			t.Errorf("after stopping it: %+v", c)
		}
		p.must(wire.Request{Kind: wire.StopCheck, Cells: []string{"solve"}}) // over already
		p.refused(wire.Request{Kind: wire.StopCheck}, "name one exercise cell")

		b.checker = func(context.Context, notebook.Document, string) (notebook.Check, error) {
			return notebook.Check{}, errors.New("the exercise is gone")
		}
		p.must(check)
		b.agree(p)
		if c := p.cell("solve").Check; c.Running || c.Message != "the exercise is gone" || c.Points != 0 || c.Tests == nil {
			t.Errorf("after an error: %+v", c)
		}
		p.refused(wire.Request{Kind: wire.Check, Cells: []string{"a"}}, "solves no exercise")
		p.refused(wire.Request{Kind: wire.Check}, "name one exercise cell")
	})
}

func TestCompletionCountsAsJavaScriptDoes(t *testing.T) {
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		source := "π 😀 name"                                                                    // 😀 is two units
		answer := p.must(wire.Request{Kind: wire.Complete, Source: source, Cursor: 7}).Complete // after "na"
		if answer == nil || answer.From != 5 || answer.To != 7 || answer.Options[0].Label != "na!" {
			t.Errorf("completion %+v", answer)
		}
		if answer := p.must(wire.Request{Kind: wire.Inspect, Source: source, Cursor: 7}).Inspect; answer.Markdown != "at 6" {
			t.Errorf("inspection %+v", answer)
		}
		if answer := p.must(wire.Request{Kind: wire.Complete, Source: "x", Cursor: 99}).Complete; answer.To != 1 {
			t.Errorf("a cursor past the end: %+v", answer)
		}
	})
}

func TestHelpSeesTheNotebook(t *testing.T) {
	rename := wire.Request{Kind: wire.Help, Topic: kwire.RenameTopic, Cells: []string{"a"}, Source: "x", NewName: "y"}
	inBubble(t, nil, []string{"a", "b"}, func(t *testing.T, b *bench) {
		p := b.join()
		if h := p.must(rename).Help; h == nil || len(h.Edits) != 2 || h.Edits[1].Place.CellID != "b" || h.Edits[1].Text != "y" {
			t.Errorf("edits %+v; want one in each cell", h)
		}
	})
	inBubble(t, nil, []string{"a", "locked"}, func(t *testing.T, b *bench) {
		p := b.join()
		if h := p.must(rename).Help; h == nil || len(h.Edits) != 0 || !strings.Contains(h.Refused, "belongs to the lab") {
			t.Errorf("edits of a locked cell: %+v", h)
		}
	})
}

func TestFormatNeedsNoKernel(t *testing.T) {
	format := func(source string) wire.Request {
		return wire.Request{Kind: wire.Help, Topic: kwire.FormatTopic, Cells: []string{"a"}, Source: source}
	}
	inBubble(t, nil, []string{"a"}, func(t *testing.T, b *bench) {
		p := b.join()
		b.startErr = errors.New("no kernel today")
		p.request(wire.Request{Kind: wire.Restart}) // which fails
		if h := p.must(format("x:=1\nfunc f( ){}")).Help; h == nil || h.Formatted == nil || h.Formatted.Text != "x := 1\nfunc f() {}" {
			t.Errorf("formatted %+v", h)
		}
		if h := p.must(format("x := (")).Help; h.Formatted == nil || h.Formatted.Text != "" || len(h.Formatted.Problems) != 1 || h.Formatted.Problems[0].Line != 1 {
			t.Errorf("a syntax error: %+v", h.Formatted)
		}
		if h := p.must(wire.Request{Kind: wire.Help, Topic: kwire.FindingsTopic, Cells: []string{"a"}, Source: "x"}).Help; h.Findings != nil {
			t.Errorf("findings without a kernel: %+v", h.Findings)
		}
	})
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	folder, err := notebook.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if err := os.WriteFile(filepath.Join(dir, "bad.ipynb"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"no.ipynb": "no such file", "bad.ipynb": "damaged", "../x.ipynb": "path escapes"} {
		if _, err := Open(Options{Folder: folder, Path: path}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
